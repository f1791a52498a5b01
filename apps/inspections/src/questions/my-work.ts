import { standingOf } from '@lien-nganh/contracts/reference';
import { idIn, onAny, question, table, type Scope, type Table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events as planEvents } from '../inspection-plan/events.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import { events as inspectionEvents } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { paging } from './paging.ts';
import { planTasksOf, tasksOf, type Task } from './tasks.ts';

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
      scope: 'scope',
    },
    { key: ['key'], indexes: [['account'], ['agency'], ['stream']] },
  ),
};

type Row = Task & { readonly key: string; readonly stream: string; readonly scope: Scope };

const row = z.strictObject({
  task: z.string(),
  /** Stream of the record, `inspection-…` or `inspectionPlan-…`, and its id alone. */
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
  version: 3,
  action: 'inspections.my-work',
  title: { vi: 'Việc của tôi', en: 'My work' },
  tables,
  handlers: [
    onAny<typeof tables>()(inspectionEvents, async ({ records, tasks }, event) => {
      const { stream } = event;
      const state = inspection.evolve(
        (await records.get({ stream }))?.state ?? inspection.initial,
        event,
      ) as Inspection;
      await records.put({ stream, state });
      const scope = inspection.scope(state, idIn(stream, 'inspection')!);
      await replace(tasks, stream, rowsOf(stream, tasksOf(state), scope));
    }),
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
  ask: async ({ tasks }, { first, skip }, { actor, today, rows, maySee }) => {
    const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
    const agency = [actor.agency, ...new Set(successorOf.map((taken) => taken.agency))];
    const found: z.input<typeof row>[] = [];
    for (const where of [{ account: actor.account }, { agency }]) {
      for await (const { task, stream, about, on, account, scope } of tasks.select({ where, order: ['on', 'key'] })) {
        if (found.length > skip + first) break;
        const id = stream.slice(stream.indexOf('-') + 1);
        if (maySee(scope)) found.push({ task, record: stream, id, about, on, mine: account !== null });
      }
    }
    return { rows: found.slice(skip, skip + first), more: found.length > skip + first };
  },
});

function rowsOf(stream: string, todo: readonly Task[], scope: Scope): readonly Row[] {
  return todo.map((task) => {
    const key = [stream, task.task, task.about ?? '', task.account ?? '', task.agency ?? ''].join('|');
    return { ...task, key, stream, scope };
  });
}

async function replace(tasks: Table<Row>, stream: string, rows: readonly Row[]): Promise<void> {
  const gone: string[] = [];
  for await (const { key } of tasks.select({ where: { stream } })) gone.push(key);
  for (const key of gone) await tasks.remove({ key });
  for (const one of rows) await tasks.put(one);
}
