import { randomUUID } from 'node:crypto';
import { jsonEvent, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { newLogId, WrongProvince } from '@lien-nganh/event-store';
import type { LogIdentity, Position } from '@lien-nganh/kernel';
import type { Line } from './driver/line.ts';
import { within } from './driver/within.ts';
import { readError } from './errors.ts';
import type { Reader } from './read/reader.ts';

const OPENED = 'log.Opened';
const DEADLINE_MS = 10_000;

interface Stored {
  readonly id: string;
  readonly province: string;
  readonly predecessors: readonly { readonly log: string; readonly sharedUpTo: string }[];
}

export interface IdentityOptions {
  readonly reader: Reader;
  readonly line: Line;
  /** Name of the stream whose last event says whose log this is. */
  readonly stream: string;
}

/**
 * The identity of the log on this server; made when there is none. Of processes that make it at the same moment the
 * first event of the stream decides.
 * @throws WrongProvince when the log is another province's; StoreUnavailable
 */
export async function openIdentity(options: IdentityOptions, province: string): Promise<LogIdentity> {
  const held = (await readIdentity(options)) ?? (await makeIdentity(options, province));
  const { identity } = held;
  if (identity.province !== province) throw new WrongProvince(identity.id, identity.province, province);
  return identity;
}

/** Another process may have been first, and an answer may have been lost: what is there afterwards counts. */
async function makeIdentity(options: IdentityOptions, province: string) {
  const made = { id: newLogId(province), province, predecessors: [] };
  const failure = await writeIdentity(options, made, 'no_stream').then(
    () => undefined,
    (error: unknown) => error,
  );
  const held = await readIdentity(options);
  if (!held) throw readError(failure);
  return held;
}

/**
 * Makes the log of a restored backup a new log that continues the old one up to its present end, so that readers whose
 * checkpoint names the old log stop and rebuild. Run it once, before anything opens the restored server.
 */
export async function succeed(options: IdentityOptions): Promise<LogIdentity> {
  const held = await readIdentity(options);
  if (!held) throw new RangeError('there is no log on this server that could be continued');
  const old = held.identity;
  const shared = { log: old.id, sharedUpTo: (await options.reader.end()) ?? (0n as Position) };
  const identity = { ...old, id: newLogId(old.province), predecessors: [...old.predecessors, shared] };
  await writeIdentity(options, identity, held.revision);
  return identity;
}

async function readIdentity({ reader, stream }: IdentityOptions) {
  for await (const { data, revision } of reader.stream({ stream, direction: 'backwards', from: 'end', count: 1 })) {
    const { id, province, predecessors } = data as unknown as Stored;
    const logs = predecessors.map(({ log, sharedUpTo }) => ({ log, sharedUpTo: BigInt(sharedUpTo) as Position }));
    return { identity: { id, province, predecessors: logs } satisfies LogIdentity, revision };
  }
  return undefined;
}

async function writeIdentity(
  { line, stream }: IdentityOptions,
  identity: LogIdentity,
  streamState: 'no_stream' | bigint,
): Promise<void> {
  const predecessors = identity.predecessors.map(({ log, sharedUpTo }) => ({ log, sharedUpTo: String(sharedUpTo) }));
  const opened = jsonEvent({ id: randomUUID(), type: OPENED, data: { ...identity, predecessors } });
  const client: KurrentDBClient = line.client;
  const limits = { what: 'the opening of the log', ms: DEADLINE_MS };
  await within(client.appendToStream(stream, opened, { streamState }), limits);
}
