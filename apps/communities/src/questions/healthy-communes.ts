import { firstVisible, onAny, question, table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../healthy-commune/events.ts';
import type { HealthyCommune } from '../healthy-commune/state.ts';

const tables = {
  titles: table(
    {
      ...{ title: 'text', commune: 'text', year: 'integer', status: 'text', lead: 'text', points: 'integer?' },
      ...{ class: 'text?', kept: 'boolean?', scope: 'scope' },
    },
    { key: ['title'], indexes: [['year', 'status', 'commune']] },
  ),
};

const row = z.strictObject({
  /** Id of the record, `<commune>.<year>`. */
  title: z.string(),
  commune: z.string(),
  year: z.number(),
  status: z.string(),
  lead: z.string(),
  /** As reviewed, or else as the commune scored itself. */
  points: z.number().nullable(),
  class: z.string().nullable(),
  kept: z.boolean().nullable(),
});

/** How far the communes have come that registered for the title of a year. */
export const healthyCommunes = question({
  name: 'healthy-communes',
  version: 1,
  action: 'communities.healthy-communes',
  title: { vi: 'Các xã, phường, thị trấn đăng ký danh hiệu', en: 'Communes on the way to the title' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ titles }, _, { state, scope, id }) => {
      const found = state as HealthyCommune;
      if (found.is === 'none') return;
      const told = found.is === 'withdrawn' ? found.was : found;
      const { commune, year, lead } = told;
      await titles.put({
        ...{ title: id, commune, year, status: found.is, lead, scope },
        points: 'review' in told ? told.review.points : 'assessment' in told ? told.assessment.points : null,
        class: 'classified' in told ? told.classified.class : null,
        kept: 'recognised' in told ? told.recognised.kept : null,
      });
    }),
  ],
  input: z.strictObject({
    year: z.coerce.number().int().min(2000).max(2200),
    status: z
      .enum(['registered', 'self-assessed', 'reviewed', 'classified', 'recognised', 'not-recognised', 'withdrawn'])
      .optional(),
    first: z.coerce.number().int().min(1).max(200).default(50),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ titles }, { year, status, first, skip }, { maySee }) => {
    const where = { year, ...(status !== undefined && { status }) };
    const found = titles.select({ where, order: ['commune', 'title'] });
    const { rows, more } = await firstVisible(found, ({ scope }) => maySee(scope), skip + first);
    return { rows: rows.slice(skip).map(({ scope: _, ...shown }) => shown), more };
  },
});
