import { stands } from '@lien-nganh/contracts/reference';
import { day as dayShape, id } from '@lien-nganh/contracts/shapes';
import { onAny, question, table, type Day } from '@lien-nganh/kernel';
import { day, slug, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { documentShape } from '../shapes.ts';
import { membersOn } from '../team-178/composition.ts';
import { events, member } from '../team-178/events.ts';
import type { KnownTeam, Team178 } from '../team-178/state.ts';

const tables = {
  teams: table({ team: 'text', unit: 'text', record: 'json', scope: 'scope' }, { key: ['team'], indexes: [['unit']] }),
};

/** Which teams stood on a day, and who was on them. */
export const team178OnADay = question({
  name: 'team-178-on-a-day',
  version: 1,
  action: 'agencies.team-178-on-a-day',
  title: { vi: 'Đội 178 và thành viên vào một ngày', en: 'Teams 178 on a day' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ teams }, _event, { state, id: team, scope }) => {
      const record = state as Team178;
      if (record.is !== 'none') await teams.put({ team, unit: record.unit, record, scope });
    }),
  ],
  input: z.strictObject({ on: day, team: slug.optional(), unit: unitKey.optional() }),
  output: z.strictObject({
    on: dayShape,
    teams: z.array(
      z.strictObject({
        team: id,
        level: z.enum(['province', 'district', 'commune']),
        unit: unitKey,
        agency: id,
        decision: documentShape,
        establishedOn: dayShape,
        dissolvedOn: dayShape.nullable(),
        members: z.array(
          z.strictObject({
            ...member.shape,
            from: dayShape,
            to: dayShape.nullable(),
            /** The card's number turned out to be somebody else's. */
            cardTaken: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  async ask({ teams }, { on, team, unit }, { maySee }) {
    const where = { ...(team === undefined ? {} : { team }), ...(unit === undefined ? {} : { unit }) };
    const found = [];
    for await (const row of teams.select({ where, order: ['team'] })) {
      const record = row.record as KnownTeam;
      if (maySee(row.scope) && stands(record, on)) found.push({ team: row.team, ...shownOn(record, on) });
    }
    return { on, teams: found };
  },
});

function shownOn({ level, unit, agency, decision, establishedOn, dissolvedOn, members }: KnownTeam, on: Day) {
  return { level, unit, agency, decision, establishedOn, dissolvedOn, members: [...membersOn(members, on)] };
}
