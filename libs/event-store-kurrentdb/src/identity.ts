import { randomUUID } from 'node:crypto';
import { jsonEvent, type JSONType, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type HeldTarget, LogMissing, LogUnfinished, newLogId, WrongProvince } from '@lien-nganh/event-store';
import type { LogIdentity, Position, Predecessor } from '@lien-nganh/kernel';
import type { Line } from './driver/line.ts';
import { within } from './driver/within.ts';
import { readError } from './errors.ts';
import type { Reader } from './read/reader.ts';

const OPENED = 'log.Opened';
const DEADLINE_MS = 10_000;

interface Stored {
  readonly id: string;
  readonly province: string;
  readonly predecessors: readonly (Omit<Predecessor, 'sharedUpTo'> & { readonly sharedUpTo: string })[];
  /** The log that this one is being filled from. */
  readonly movingFrom?: string;
}

export interface Held extends HeldTarget {
  /** Of the last event of the identity's stream. */
  readonly revision: bigint;
}

export interface IdentityOptions {
  readonly reader: Reader;
  readonly line: Line;
  /** Name of the stream whose last event says whose log this is. */
  readonly stream: string;
}

/**
 * The identity of the log on this server; made when there is none and the province is given. Of processes that make it at the same moment the
 * first event of the stream decides.
 * @throws WrongProvince when the log is another province's; LogUnfinished; LogMissing; StoreUnavailable
 */
export async function openIdentity(options: IdentityOptions, province: string | undefined): Promise<LogIdentity> {
  const held = (await readIdentity(options)) ?? (await makeIfWanted(options, province));
  const { identity, movingFrom } = held;
  if (province !== undefined && identity.province !== province) {
    throw new WrongProvince(identity.id, identity.province, province);
  }
  if (movingFrom !== null) throw new LogUnfinished(identity.id, movingFrom);
  return identity;
}

async function makeIfWanted(options: IdentityOptions, province: string | undefined): Promise<Held> {
  if (province === undefined) throw new LogMissing();
  const identity = { id: newLogId(province), province, predecessors: [] };
  return makeIdentity(options, { identity, movingFrom: null }, 'no_stream');
}

/** Another process may have been first, and an answer may have been lost: what is there afterwards counts. */
export async function makeIdentity(
  options: IdentityOptions,
  made: HeldTarget,
  expected: 'no_stream' | bigint,
): Promise<Held> {
  const failure = await writeIdentity(options, made, expected).then(
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
  await writeIdentity(options, { identity, movingFrom: null }, held.revision);
  return identity;
}

export async function readIdentity({ reader, stream }: IdentityOptions): Promise<Held | undefined> {
  for await (const { data, revision } of reader.stream({ stream, direction: 'backwards', from: 'end', count: 1 })) {
    const { id, province, predecessors, movingFrom = null } = data as unknown as Stored;
    const logs = predecessors.map((one) => ({ ...one, sharedUpTo: BigInt(one.sharedUpTo) as Position }));
    return { identity: { id, province, predecessors: logs }, movingFrom, revision };
  }
  return undefined;
}

async function writeIdentity(
  { line, stream }: IdentityOptions,
  { identity, movingFrom }: HeldTarget,
  streamState: 'no_stream' | bigint,
): Promise<void> {
  const predecessors = identity.predecessors.map((one) => ({ ...one, sharedUpTo: String(one.sharedUpTo) }));
  const data = { ...identity, predecessors, ...(movingFrom === null ? {} : { movingFrom }) };
  const opened = jsonEvent({ id: randomUUID(), type: OPENED, data: data as JSONType });
  const client: KurrentDBClient = line.client;
  const limits = { what: 'the opening of the log', ms: DEADLINE_MS };
  await within(client.appendToStream(stream, opened, { streamState }), limits);
}
