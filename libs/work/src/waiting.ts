import { standingOf } from '@lien-nganh/contracts/reference';
import {
  firstVisible,
  idOf,
  onAny,
  question,
  table,
  type Day,
  type EventHandlers,
  type Question,
  type RowOf,
  type StreamType,
  type Table,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { offTheMap, type Place } from './rules/off-the-map.ts';
import { partnersOf, standing, type Work } from './state.ts';
import type { WorkType } from './work.ts';

/** Something that waits for anybody of one agency. */
export interface Waiting {
  readonly task: string;
  readonly agency: string;
  /** Since when. */
  readonly on: Day | null;
}

/** A stream type that is no recorded work, and what of it waits for whom. */
export interface WaitingOf {
  readonly type: StreamType;
  readonly waits: (state: never) => readonly Waiting[];
}

const tables = {
  tasks: table(
    { key: 'text', stream: 'text', task: 'text', agency: 'text', on: 'day?', scope: 'scope' },
    { key: ['key'], indexes: [['agency'], ['stream']] },
  ),
  places: table(
    { stream: 'text', agency: 'text', unit: 'text', placements: 'texts', on: 'day?', scope: 'scope' },
    { key: ['stream'], indexes: [['agency', 'unit', 'on']] },
  ),
};
/** Raised when what is kept here changes: then the question of every service is built anew. */
const VERSION = 1;
type Row = RowOf<(typeof tables)['tasks']['columns']>;

const mine = { vi: 'Việc của tôi', en: 'My work' };
const shared = { vi: 'Việc phối hợp chờ xác nhận', en: 'Shared work that waits' };

const row = z.strictObject({
  task: z.string(),
  /** Stream of the record, `session-…`, and its id alone. */
  record: z.string(),
  id: z.string(),
  agency: z.string(),
  on: z.string().nullable(),
});

/**
 * The question `my-work` of a service, or, where that tells of other things, one of another name: what waits for the asker's agency, and for one whose place it took. Of recorded work
 * a part that the agency has not confirmed yet, and a place that a later map does not know; of the service's other records
 * what they say.
 */
export function workWaiting(declared: {
  readonly service: string;
  /** Default: my-work. */
  readonly name?: string;
  readonly version: number;
  readonly types: readonly WorkType[];
  readonly others?: readonly WaitingOf[];
}): Question {
  const { service, name = 'my-work', version, types, others = [] } = declared;
  return question({
    name,
    version: version + VERSION,
    action: `${service}.${name}`,
    title: name === 'my-work' ? mine : shared,
    tables,
    handlers: [...types.map(handlersOfWork), ...others.map(handlersOf)],
    input: z.strictObject({
      first: z.coerce.number().int().min(1).max(200).default(50),
      /** How many to pass over, for the next page. */
      skip: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
    output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
    ask: async ({ tasks, places }, { first, skip }, { actor, today, rows, maySee }) => {
      const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
      const agency = [actor.agency, ...new Set(successorOf.map((taken) => taken.agency))];
      const found = inTurn(
        tasks.select({ where: { agency }, order: ['on', 'key'] }),
        offTheMap(places, { agency, rows, today }),
      );
      const visible = await firstVisible(found, ({ scope }) => maySee(scope), skip + first);
      return { rows: visible.rows.slice(skip).map(shown), more: visible.more };
    },
  });
}

function handlersOf({ type, waits }: WaitingOf): EventHandlers {
  return onAny<typeof tables>()(type.events, ({ tasks }, { stream }, { state, scope }) =>
    replace(tasks, stream, rowsOf({ stream, scope }, waits(state as never))),
  );
}

function handlersOfWork({ events, lasts }: WorkType): EventHandlers {
  return onAny<typeof tables>()(events, async ({ tasks, places }, { stream }, { state, scope }) => {
    await replace(tasks, stream, rowsOf({ stream, scope }, partsToConfirm(state as Work)));
    const place = placeOf(state as Work, lasts);
    if (place === null) await places.remove({ stream });
    else await places.put({ stream, scope, ...place });
  });
}

function rowsOf(of: Pick<Row, 'stream' | 'scope'>, waits: readonly Waiting[]): readonly Row[] {
  return waits.map((one) => ({ ...one, ...of, key: [of.stream, one.task, one.agency].join('|') }));
}

/** Where it lies: what happened on its day, what lasts as long as it does. */
function placeOf(state: Work, lasts: boolean): Omit<Place, 'stream' | 'scope'> | null {
  const record = standing(state);
  if (!record || record.is === 'ended') return null;
  const { lead, unit, placements, on } = record;
  return { agency: lead, unit, placements, on: lasts ? null : on };
}

function partsToConfirm(state: Work): readonly Waiting[] {
  const record = standing(state);
  if (!record) return [];
  return partnersOf(record)
    .filter(({ confirmed }) => !confirmed)
    .map(({ agency }) => ({ task: 'confirm-part', agency, on: record.on }));
}

async function replace(tasks: Table<Row>, stream: string, rows: readonly Row[]): Promise<void> {
  const before: string[] = [];
  for await (const { key } of tasks.select({ where: { stream } })) before.push(key);
  const gone = before.filter((key) => !rows.some((one) => one.key === key));
  for (const key of gone) await tasks.remove({ key });
  for (const one of rows) await tasks.put(one);
}

async function* inTurn(tasks: AsyncIterable<Row>, places: AsyncIterable<Place>): AsyncIterable<Row | Place> {
  yield* tasks;
  yield* places;
}

function shown(waits: Row | Place) {
  const { stream, agency, on } = waits;
  const task = 'task' in waits ? waits.task : 'place-on-the-map';
  return { task, record: stream, id: idOf(stream), agency, on };
}
