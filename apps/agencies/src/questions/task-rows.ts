import { day } from '@lien-nganh/contracts/shapes';
import { firstVisible, onAny, table, type Asking, type Day, type RowOf, type Table } from '@lien-nganh/kernel';
import { presentContent, standing, type Recorded, type Work } from '@lien-nganh/work';
import { z } from 'zod';
import { assignedTask } from '../assigned-task/assigned-task.ts';

const columns = {
  task: 'text',
  owner: 'text',
  words: 'text',
  basis: 'text',
  state: 'text',
  assignedOn: 'day',
  dueOn: 'day?',
  /** Since when it is done; null as long as it is not. */
  doneOn: 'day?',
  /** The meeting that gave it; null: another paper did. */
  meeting: 'text?',
  scope: 'scope',
} as const;

/** Tasks as two questions keep them, each in a table of its own. */
export const taskTables = {
  tasks: table(columns, { key: ['task'], indexes: [['owner', 'state'], ['meeting']] }),
};
export type TaskRow = RowOf<typeof columns>;

interface Told {
  readonly task: string;
  readonly basis: string;
  readonly state: string;
  readonly dueOn: Day | null;
  readonly conclusion?: { readonly meeting: string };
}

/** What an agency denied, or somebody took back, stays a row: whoever gave it is to learn of it. */
export const taskRows = onAny<typeof taskTables>()(
  assignedTask.events,
  async ({ tasks }, _event, { state, id, scope }) => {
    const work = state as Work;
    const record = work.is === 'withdrawn' ? work.was : standing(work);
    if (record) await tasks.put({ task: id, scope, ...rowOf(record, work.is) });
  },
);

function rowOf(record: Recorded, is: Work['is']): Omit<TaskRow, 'task' | 'scope'> {
  const content = presentContent(record) as unknown as Told;
  const state = stateOf(is, content.state);
  return {
    ...{ owner: record.lead, words: content.task, basis: content.basis, state, assignedOn: record.on },
    ...{ dueOn: content.dueOn, meeting: content.conclusion?.meeting ?? null },
    doneOn: state === 'done' ? record.stretches.at(-1)!.from : null,
  };
}

function stateOf(is: Work['is'], said: string): string {
  if (is === 'withdrawn') return 'withdrawn';
  return is === 'ended' && said !== 'done' ? 'ended' : said;
}

/** As the questions show it. */
export const shownTask = {
  task: z.string(),
  owner: z.string(),
  words: z.string(),
  basis: z.string(),
  /** withdrawn: its owner denied it, or it was given by mistake; ended: it was given up. */
  state: z.enum(['assigned', 'in-progress', 'done', 'ended', 'withdrawn']),
  assignedOn: day,
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  overdue: z.boolean(),
};

export function shownTaskOf(row: TaskRow, on: Day) {
  const { scope: _scope, meeting: _meeting, state, ...rest } = row;
  const isOpen = state === 'assigned' || state === 'in-progress';
  const overdue = isOpen && row.dueOn !== null && row.dueOn < on;
  return { ...rest, state: shownTask.state.parse(state), overdue };
}

interface Page extends Pick<Asking, 'today' | 'maySee'> {
  readonly first: number;
  readonly skip: number;
}

/** What is not done of the tasks of an agency, and of those whose place it took: a page of it, what is due first before all. */
export async function tasksOpenFor(
  owner: readonly string[],
  tasks: Table<TaskRow>,
  { today, maySee, first, skip }: Page,
) {
  const open = tasks.select({ where: { owner, state: ['assigned', 'in-progress'] }, order: ['dueOn', 'task'] });
  const page = await firstVisible(open, ({ scope }) => maySee(scope), skip + first);
  return { rows: page.rows.slice(skip).map((row) => shownTaskOf(row, today)), more: page.more };
}
