import { standingOf } from '@lien-nganh/contracts/reference';
import {
  idIn,
  idOf,
  onAny,
  question,
  table,
  type Asking,
  type Day,
  type Scope,
  type Table,
  type TablesOf,
} from '@lien-nganh/kernel';
import { offTheMap, type Place } from '@lien-nganh/work';
import { z } from 'zod';
import { events as establishmentEvents } from '../establishment/events.ts';
import type { Establishment } from '../establishment/state.ts';
import { events as planEvents } from '../inspection-plan/events.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import { events as inspectionEvents } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { Goings } from './going.ts';
import { sitePlace, visitPlace } from './off-the-map.ts';
import { paging } from './paging.ts';
import { planTasksOf, tasksOf, type Going, type Task } from './tasks.ts';

const tables = {
  records: table({ stream: 'text', state: 'json' }, { key: ['stream'] }),
  tasks: table(
    {
      key: 'text',
      stream: 'text',
      task: 'text',
      account: 'text?',
      agency: 'text?',
      on: 'day?',
      about: 'text?',
      unlessGoes: 'json?',
      scope: 'scope',
    },
    { key: ['key'], indexes: [['account'], ['agency'], ['stream']] },
  ),
  places: table(
    { stream: 'text', agency: 'text', unit: 'text', placements: 'texts', on: 'day?', scope: 'scope' },
    { key: ['stream'], indexes: [['agency', 'unit', 'on']] },
  ),
};

type Row = Omit<Task, 'unlessGoes'> & {
  readonly key: string;
  readonly stream: string;
  readonly unlessGoes: unknown;
  readonly scope: Scope;
};

const row = z.strictObject({
  task: z.string(),
  /** Stream of the record, `inspection-…`, `inspectionPlan-…` or `establishment-…`, and its id alone. */
  record: z.string(),
  id: z.string(),
  /** The violation, decision, complaint or pair; null: the record as a whole. */
  about: z.string().nullable(),
  on: z.string().nullable(),
  mine: z.boolean(),
});

/** What waits for the asker: for the account itself first, then for anybody of the agency or of one whose place it took. */
export const myWork = question({
  name: 'my-work',
  version: 7,
  action: 'inspections.my-work',
  title: { vi: 'Việc của tôi', en: 'My work' },
  tables,
  handlers: [
    onAny<typeof tables>()(inspectionEvents, async ({ records, tasks, places }, event) => {
      const { stream } = event;
      const state = inspection.evolve(
        (await records.get({ stream }))?.state ?? inspection.initial,
        event,
      ) as Inspection;
      await records.put({ stream, state });
      const scope = inspection.scope(state, idIn(stream, 'inspection')!);
      await replace(tasks, stream, rowsOf(stream, tasksOf(state), scope));
      await lying(places, { stream, scope }, visitPlace(state));
    }),
    onAny<typeof tables>()(establishmentEvents, ({ places }, { stream }, { state, scope }) =>
      lying(places, { stream, scope }, sitePlace(state as Establishment)),
    ),
    onAny<typeof tables>()(planEvents, async ({ records, tasks }, event) => {
      const { stream } = event;
      const before = (await records.get({ stream }))?.state ?? inspectionPlan.initial;
      const state = inspectionPlan.evolve(before, event) as InspectionPlan;
      await records.put({ stream, state });
      const scope = inspectionPlan.scope(state, idIn(stream, 'inspectionPlan')!);
      await replace(tasks, stream, rowsOf(stream, planTasksOf(state), scope));
    }),
  ],
  input: z.strictObject(paging),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async (kept, { first, skip }, asking) => {
    const found: Shown[] = [];
    for await (const one of waitingFor(asking, kept)) {
      if (found.length > skip + first) break;
      found.push(one);
    }
    return { rows: found.slice(skip, skip + first), more: found.length > skip + first };
  },
});

/** In the order in which it is shown: the account's, the agency's, and places that a later map does not know. */
async function* waitingFor({ maySee, ...asking }: Asking, { tasks, places }: TablesOf<typeof tables>) {
  const { actor, today, rows } = asking;
  const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
  const goings = new Goings(rows);
  const agency = [actor.agency, ...new Set(successorOf.map((taken) => taken.agency))];
  for (const where of [{ account: accountsOf(asking) }, { agency }])
    for await (const one of tasks.select({ where, order: ['on', 'key'] }))
      if (maySee(one.scope) && (await waits(one, today, goings))) yield shown(one);
  for await (const { stream, on, scope } of offTheMap(places, { agency, rows, today }))
    if (maySee(scope)) yield shown({ task: 'place-on-the-map', stream, about: null, on, account: null });
}

/** The asker's own account, and those stood in for: their tasks wait for whoever is there. */
function accountsOf({ actor, standsInFor = [] }: Pick<Asking, 'actor' | 'standsInFor'>): readonly string[] {
  return [actor.account, ...standsInFor];
}

/** A task that is somebody's only while others cannot go waits no longer once one of them can. */
async function waits({ unlessGoes, on }: Row, today: Day, goings: Goings): Promise<boolean> {
  if (unlessGoes === null) return true;
  const day = on === null || on < today ? today : on;
  const can = await Promise.all((unlessGoes as readonly Going[]).map((one) => goings.canGo(one, day)));
  return !can.includes(true);
}

type Shown = z.input<typeof row>;

function shown({ task, stream, about, on, account }: Pick<Row, 'task' | 'stream' | 'about' | 'on' | 'account'>): Shown {
  return { task, record: stream, id: idOf(stream), about, on, mine: account !== null };
}

function rowsOf(stream: string, todo: readonly Task[], scope: Scope): readonly Row[] {
  return todo.map((task) => {
    const key = [stream, task.task, task.about ?? '', task.account ?? '', task.agency ?? ''].join('|');
    return { unlessGoes: null, ...task, key, stream, scope };
  });
}

async function replace(tasks: Table<Row>, stream: string, rows: readonly Row[]): Promise<void> {
  const gone: string[] = [];
  for await (const { key } of tasks.select({ where: { stream } })) gone.push(key);
  for (const key of gone) await tasks.remove({ key });
  for (const one of rows) await tasks.put(one);
}

/** Keeps where a record lies as long as it lies somewhere. */
async function lying(
  places: Table<Place>,
  of: Pick<Place, 'stream' | 'scope'>,
  place: Omit<Place, keyof typeof of> | null,
) {
  if (place === null) await places.remove({ stream: of.stream });
  else await places.put({ ...of, ...place });
}
