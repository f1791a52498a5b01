import { day } from '@lien-nganh/contracts/shapes';
import { question } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { followUpRows, followUpTables, shown, shownFollowUp } from './follow-up-rows.ts';
import { obligationRows, obligationTables } from './obligation-rows.ts';

/** How each addressee stands on each obligation of a directive. */
export const followUpBoard = question({
  name: 'follow-up-board',
  version: 1,
  action: 'agencies.follow-up-board',
  title: { vi: 'Bảng theo dõi thực hiện văn bản', en: 'Follow-up of a directive' },
  tables: { ...obligationTables, ...followUpTables },
  handlers: [obligationRows, followUpRows],
  input: z.strictObject({ directive: slug }),
  output: z.strictObject({
    directive: z.string(),
    /** The day on which it is asked whether something is late. */
    on: day,
    obligations: z.array(
      z.strictObject({
        code: z.string(),
        clause: z.string(),
        words: z.string(),
        gloss: z.string(),
        periodicity: z.string(),
        dueOn: day.nullable(),
        endsOn: day.nullable(),
        followUps: z.array(z.strictObject(shownFollowUp)),
      }),
    ),
    overdue: z.int(),
  }),
  async ask({ obligations, followUps }, { directive }, { today, maySee }) {
    const found = [];
    for await (const row of followUps.select({ where: { directive }, order: ['code', 'addressee'] })) {
      if (maySee(row.scope)) found.push({ code: row.code, ...shown(row, today) });
    }
    const board = [];
    for await (const { directive: _directive, ...obligation } of obligations.select({
      where: { directive },
      order: ['code'],
    })) {
      const own = found.filter(({ code }) => code === obligation.code).map(({ code: _code, ...one }) => one);
      board.push({ ...obligation, followUps: own });
    }
    return {
      directive,
      on: today,
      obligations: board,
      overdue: found.filter(({ overdue }) => overdue === true).length,
    };
  },
});
