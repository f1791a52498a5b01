import type pg from 'pg';
import { type Appended, type CheckedAppend, type CheckedEvent, WrongRevision } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { askedTogether, sqlState } from '@lien-nganh/postgres';
import { appendStatements, expectedCodes } from './append-sql.ts';
import { int4Array, jsonArray, textArray, uuidArray } from './binary-array.ts';
import { OTHER_REVISION } from '../schema.ts';

/** What came of one append: written, refused, or to be decided again under the lock. */
export type Outcome = Appended | WrongRevision | undefined;

/** A call's statements are all sent before any is awaited: nothing comes between them, and they cost one round trip. */
export interface CallContext {
  readonly client: pg.Client;
  /** Milliseconds since 1970 of an injected clock; `null`: the server's own. */
  readonly nowMs: number | null;
}

/** Events of one part of a long append: the client encodes the next while the server inserts this one. */
const PART_EVENTS = 250;

const UNIQUE_VIOLATION = '23505';

function query(
  context: CallContext,
  name: keyof typeof appendStatements,
  values: unknown[],
): Promise<pg.QueryArrayResult> {
  return context.client.query({ name, text: appendStatements[name], values, rowMode: 'array' });
}

/** Wakes readers of the log; sent behind an append, it is worked off once that is committed. */
export async function wakeReaders(context: Pick<CallContext, 'client'>): Promise<void> {
  await context.client.query({ name: 'wake', text: appendStatements.wake });
}

/** A lone event; the cheapest statement. */
export async function appendOne(context: CallContext, append: CheckedAppend): Promise<Outcome> {
  const event = append.events[0]!;
  const written = query(context, 'one', [
    append.stream,
    expectedCode(append),
    event.id,
    event.type,
    event.schemaVersion,
    event.data,
    event.metadata,
    context.nowMs,
  ]);
  const row = (await orUndefinedIfTaken(written))?.rows[0] as [Position, number] | undefined;
  return row && { position: row[0], revision: row[1] };
}

/** Many appends, each to a stream of its own. */
export async function appendMany(context: CallContext, appends: readonly CheckedAppend[]): Promise<Outcome[]> {
  const result = await orUndefinedIfTaken(query(context, 'many', manyValues(context, appends)));
  return result ? writtenTo(appends, result) : appends.map(() => undefined);
}

/** `undefined`: another process was quicker. */
async function orUndefinedIfTaken<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ([OTHER_REVISION, UNIQUE_VIOLATION].includes(sqlState(error) ?? '')) return undefined;
    throw error;
  }
}

/** The same, decided with the lock held before any look at a stream: the answers are final. */
export async function appendUnderLock(context: CallContext, appends: readonly CheckedAppend[]): Promise<Outcome[]> {
  const { client } = context;
  const answers = await askedTogether([
    client.query('begin'),
    query(context, 'lock', []),
    query(context, 'inspect', [textArray(appends.map(({ stream }) => stream))]),
    query(context, 'manyChecked', manyValues(context, appends)),
    client.query('commit'),
  ]);
  const written = writtenTo(appends, answers[3] as pg.QueryArrayResult);
  const found = (answers[2] as pg.QueryArrayResult).rows as [number][];
  return appends.map(
    ({ stream, expected }, index) =>
      written[index] ?? new WrongRevision(stream, expected, { actual: found[index]![0] }),
  );
}

/** One append of many events at a known revision, in parts within one transaction. */
export async function appendLong(context: CallContext, append: CheckedAppend): Promise<Outcome> {
  const before = expectedCode(append);
  const answers = [context.client.query('begin') as Promise<unknown>];
  for (let start = 0; start < append.events.length; start += PART_EVENTS) {
    const events = append.events.slice(start, start + PART_EVENTS);
    const arrays = eventArrays(events);
    answers.push(query(context, 'part', [context.nowMs, events.length, append.stream, before + start, ...arrays]));
  }
  answers.push(context.client.query('commit'));
  const results = (await orUndefinedIfTaken(askedTogether(answers))) as pg.QueryArrayResult[] | undefined;
  if (!results) return undefined;
  return { revision: before + append.events.length, position: results.at(-2)!.rows[0]![1] as Position };
}

function expectedCode({ expected }: CheckedAppend): number {
  return typeof expected === 'number' ? expected : expectedCodes[expected];
}

function manyValues(context: CallContext, appends: readonly CheckedAppend[]): unknown[] {
  const rows = appends.flatMap((append) => append.events.map((event, index) => ({ append, event, nth: index + 1 })));
  const [ids, types, versions, data, metadata] = eventArrays(rows.map(({ event }) => event));
  return [
    context.nowMs,
    rows.length,
    textArray(rows.map(({ append }) => append.stream)),
    int4Array(rows.map(({ append }) => expectedCode(append))),
    int4Array(rows.map(({ nth }) => nth)),
    ids,
    types,
    versions,
    data,
    metadata,
  ];
}

function eventArrays(events: readonly CheckedEvent[]): Buffer[] {
  return [
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ type }) => type)),
    int4Array(events.map(({ schemaVersion }) => schemaVersion)),
    jsonArray(
      events.map(({ data }) => data),
      (index) => events[index]!.dataBytes,
    ),
    jsonArray(
      events.map(({ metadata }) => metadata),
      (index) => events[index]!.metadataBytes,
    ),
  ];
}

/** Streams are distinct within a call, so a returned row belongs to exactly one append. */
function writtenTo(appends: readonly CheckedAppend[], { rows }: pg.QueryArrayResult): Outcome[] {
  const last = new Map<string, Appended>();
  for (const [stream, revision, position] of rows as [string, number, Position][]) {
    const seen = last.get(stream);
    if (!seen || seen.revision < revision) last.set(stream, { revision, position });
  }
  return appends.map(({ stream }) => last.get(stream));
}
