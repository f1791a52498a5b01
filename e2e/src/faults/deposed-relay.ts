import pg from 'pg';
import type { Detour } from './detour.ts';
import { signal } from '../signal.ts';
import type { World } from './world.ts';

const SERVICE = 'inspections';
const TOPIC = `${SERVICE}.g1`;
const WITHIN_MS = 60_000;
const PRODUCE = 0;

/**
 * Whether a piece on its way to the broker is a send of contract events, in Kafka's own protocol: size, then the kind of the request.
 * Frontier markers carry no revision of a key.
 */
export function isSend(piece: Buffer, topic: string): boolean {
  return (
    piece.length > 8 && piece.readInt16BE(4) === PRODUCE && piece.includes(topic) && piece.includes('ce_keyrevision')
  );
}

/** Ids of the contract events in a send: headers are text, and nothing is compressed. */
export function idsIn(piece: Buffer): readonly string[] {
  return [...piece.toString('latin1').matchAll(/ce_id.([0-9a-f-]{36})/gs)].map(([, id]) => id!);
}

/**
 * Stops a relay while a send of its is on the way to the broker, takes its lease away, waits until another instance has it and has
 * published; then the send arrives, and the relay goes on as if nothing had been.
 */
export async function deposeInTheMiddleOfASend(world: World): Promise<string> {
  const holder = await world.holderOf(SERVICE, 'publisher');
  const late = await sendOf(world.detours.broker);
  signal(holder.pid, 'SIGSTOP');
  try {
    await takeLeaseAway(world);
    const next = await world.holderOf(SERVICE, 'publisher', holder);
    // The one that took over publishes from the same checkpoint: what hangs on its way, and what came after it.
    const other = await sendOf(world.detours.broker);
    other.letGo();
    world.lateSends.push(...idsIn(late.piece));
    return `${holder.name}, whose ${idsIn(late.piece).length} events came after ${next.name} had published ${idsIn(other.piece).length}`;
  } finally {
    late.letGo();
    signal(holder.pid, 'SIGCONT');
  }
}

function sendOf(broker: Detour) {
  return broker.catchOne((piece) => isSend(piece, TOPIC), AbortSignal.timeout(WITHIN_MS));
}

/** The lock is the connection's: of those who have this name, who waits for it is active. */
async function takeLeaseAway(world: World): Promise<void> {
  const client = new pg.Client(await world.databaseUrl());
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and state = 'idle'`,
      [`lease ${SERVICE}/publisher`],
    );
    if (rowCount !== 1) throw new Error(`${rowCount} connections hold the lease`);
  } finally {
    await client.end();
  }
}
