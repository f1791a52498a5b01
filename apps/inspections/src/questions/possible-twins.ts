import { idIn, onAny, question, table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../twin/events.ts';
import type { Twin } from '../twin/state.ts';
import { twin } from '../twin/twin.ts';
import { pageOf, paging } from './paging.ts';

const tables = {
  pairs: table(
    { id: 'text', state: 'json', status: 'text', on: 'day', establishment: 'text', unit: 'text', scope: 'scope' },
    { key: ['id'], indexes: [['status', 'on']] },
  ),
};

const row = z.strictObject({
  twin: z.string(),
  status: z.string(),
  on: z.string(),
  establishment: z.string(),
  unit: z.string(),
  records: z.array(z.strictObject({ inspection: z.string(), agencies: z.array(z.string()) })),
  kept: z.string().nullable(),
});

/** Pairs of records that may be one visit, for those whose work they are. */
export const possibleTwins = question({
  name: 'possible-twins',
  version: 1,
  action: 'inspections.possible-twins',
  title: { vi: 'Các bản ghi có thể trùng', en: 'Possible twins' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ pairs }, event) => {
      const id = idIn(event.stream, 'twin')!;
      const before = await pairs.get({ id });
      const state = twin.evolve(before?.state ?? twin.initial, event) as Twin;
      if (state.is === 'none') return;
      const { on, establishment, unit } = state;
      await pairs.put({ id, state, status: state.is, on, establishment, unit, scope: twin.scope(state, id) });
    }),
  ],
  input: z.strictObject({
    status: z.enum(['open', 'same', 'different', 'lapsed']).default('open'),
    ...paging,
  }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ pairs }, { status, ...page }, { maySee }) => {
    const found = pairs.select({ where: { status }, order: ['-on', 'id'] });
    const { rows, more } = await pageOf(found, ({ scope }) => maySee(scope), page);
    return {
      more,
      rows: rows.map(({ id, state, on, establishment, unit, status: is }) => {
        const { first, second, ...rest } = state as Exclude<Twin, { is: 'none' }>;
        return {
          twin: id,
          ...{ status: is, on, establishment, unit },
          records: [first, second].map(({ record, agencies }) => ({ inspection: record, agencies })),
          kept: 'kept' in rest ? rest.kept : null,
        };
      }),
    };
  },
});
