import { standingOf } from '@lien-nganh/contracts/reference';
import { firstVisible, question, type Asking, type RowOf, type Scope, type Table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { leftFor, shownLeft } from './left-rows.ts';
import { followUpRows, followUpTables, shown, shownFollowUp, type FollowUpRow } from './follow-up-rows.ts';
import { numberRows, numberTables, seriesOf, waitingIn, type NumberTables } from './number-rows.ts';
import { numberedElsewhere } from './numbered-elsewhere.ts';
import { shownTask, taskRows, tasksOpenFor, taskTables } from './task-rows.ts';
import { obligationRows, obligationTables } from './obligation-rows.ts';

const item = z.strictObject({
  ...shownFollowUp,
  directive: z.string(),
  code: z.string(),
  words: z.string(),
});
const list = z.strictObject({ rows: z.array(item), more: z.boolean() });
/** Numbers of papers that the agency's clerk has to account for: gaps to void, doubles and disorder to explain. */
const toAccountFor = z.strictObject({ series: z.string(), year: z.int(), gaps: z.int(), unexplained: z.int() });

/** What waits for the officer: what the agency has to do, what was returned to it, what it has to confirm, and the tasks that it was given. */
export const myWork = question({
  name: 'my-work',
  version: 4,
  action: 'agencies.my-work',
  title: { vi: 'Việc của tôi', en: 'My work' },
  tables: { ...obligationTables, ...followUpTables, ...numberTables, ...taskTables },
  handlers: [obligationRows, followUpRows, ...numberRows, taskRows],
  /** How many of each list, and how many of each to pass over. */
  input: z.strictObject({
    first: z.coerce.number().int().min(1).max(200).default(50),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.strictObject({
    toDo: list,
    returned: list,
    toConfirm: list,
    numbers: z.array(toAccountFor),
    /** Tasks of the agency that are not done: by plans and decisions, and by conclusions of meetings. */
    tasks: z.strictObject({ rows: z.array(z.strictObject(shownTask)), more: z.boolean() }),
    /** What people who are gone held, and nobody has taken over. */
    left: z.array(shownLeft),
  }),
  async ask({ obligations, followUps, tasks, ...ofNumbers }, { first, skip }, asking) {
    const { actor, today, rows, maySee } = asking;
    const { successorOf } = await standingOf(actor.agency, today).resolve(rows);
    const addressee = [actor.agency, ...new Set(successorOf.map(({ agency }) => agency))];
    const listed = async (where: Where) => {
      const found = followUps.select({ where, order: ['dueOn', 'directive', 'code', 'addressee'] });
      const visible = (row: FollowUpRow) => maySee(row.scope) && (row.endsOn === null || row.endsOn >= today);
      const page = await firstVisible(found, visible, skip + first);
      const shownRows = page.rows.slice(skip).map((row) => withWords(obligations, row, today));
      return { rows: await Promise.all(shownRows), more: page.more };
    };
    return {
      toDo: await listed({ addressee, state: ['assigned', 'requested', 'in-progress'] }),
      returned: await listed({ addressee, state: 'returned' }),
      toConfirm: await listed({ issuer: actor.agency, state: ['completed', 'nothing-arisen'] }),
      tasks: await tasksOpenFor(addressee, tasks, { today, maySee, first, skip }),
      numbers: await numbersWaiting(ofNumbers, asking),
      left: await leftFor(asking, { on: today }),
    };
  },
});

/** Of this year and the last; what was left out in January is often of December. */
async function numbersWaiting(tables: NumberTables, { actor, today, rows, maySee }: Asking) {
  const body = actor.agency;
  const seen = (scope: Scope) => maySee({ ...scope, sensitivity: 'open' });
  if (!seen({ sensitivity: 'open', owners: [body] })) return [];
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear - 1, thisYear].map(async (year) => {
    // most agencies keep no book here: of those nothing waits, and nothing of theirs is looked through
    if ((await tables.numbers.count({ where: { body, year } })) === 0) return [];
    const others = (await numberedElsewhere(rows))(body, year);
    const waiting = waitingIn(await seriesOf(tables, { body, year, others, maySee: seen }));
    return waiting.map((one) => ({ ...one, year }));
  });
  return (await Promise.all(years)).flat();
}

type Where = {
  readonly addressee?: readonly string[];
  readonly issuer?: string;
  readonly state: string | readonly string[];
};
type Obligations = Table<RowOf<(typeof obligationTables)['obligations']['columns']>>;

async function withWords(obligations: Obligations, row: FollowUpRow, today: string) {
  const { directive, code } = row;
  const obligation = await obligations.get({ directive, code });
  return { ...shown(row, today), directive, code, words: obligation?.words ?? '' };
}
