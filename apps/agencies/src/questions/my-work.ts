import { standingOf } from '@lien-nganh/contracts/reference';
import { firstVisible, question, type RowOf, type Table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { followUpRows, followUpTables, shown, shownFollowUp, type FollowUpRow } from './follow-up-rows.ts';
import { obligationRows, obligationTables } from './obligation-rows.ts';

const item = z.strictObject({
  ...shownFollowUp,
  directive: z.string(),
  code: z.string(),
  words: z.string(),
});
const list = z.strictObject({ rows: z.array(item), more: z.boolean() });

/** What waits for the officer: what the agency has to do, what was returned to it, and what it has to confirm. */
export const myWork = question({
  name: 'my-work',
  version: 1,
  action: 'agencies.my-work',
  title: { vi: 'Việc của tôi', en: 'My work' },
  tables: { ...obligationTables, ...followUpTables },
  handlers: [obligationRows, followUpRows],
  /** How many of each list, and how many of each to pass over. */
  input: z.strictObject({
    first: z.coerce.number().int().min(1).max(200).default(50),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.strictObject({ toDo: list, returned: list, toConfirm: list }),
  async ask({ obligations, followUps }, { first, skip }, { actor, today, rows, maySee }) {
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
    };
  },
});

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
