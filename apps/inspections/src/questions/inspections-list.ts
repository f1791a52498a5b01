import { idIn, onAny, question, table } from '@lien-nganh/kernel';
import { day, sumDong, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import {
  agenciesOf,
  isDisclosed,
  openPairs,
  type Disclosed,
  type Inspection,
  type Undisclosed,
} from '../inspection/lifecycle.ts';
import { pageOf, paging } from './paging.ts';

const tables = {
  inspections: table(
    {
      id: 'text',
      state: 'json',
      status: 'text',
      on: 'day?',
      unit: 'text',
      mode: 'text',
      body: 'text',
      lead: 'text',
      establishment: 'text?',
      agencies: 'texts',
      breaches: 'integer',
      openPairs: 'integer',
      fines: 'bigint',
      scope: 'scope',
    },
    { key: ['id'], indexes: [['on'], ['unit', 'on'], ['lead', 'on']] },
  ),
};

const row = z.strictObject({
  inspection: z.string(),
  status: z.string(),
  on: z.string().nullable(),
  unit: z.string(),
  mode: z.string(),
  body: z.string(),
  lead: z.string(),
  agencies: z.array(z.string()),
  establishment: z.string().nullable(),
  breaches: z.number(),
  openPairs: z.number(),
  /** Whole dong of all decisions that stand. */
  fines: z.string(),
});

/** Inspections by place, time, agency and state. What an asker may not see is neither shown nor counted. */
export const inspectionsList = question({
  name: 'inspections-list',
  version: 3,
  action: 'inspections.inspections-list',
  title: { vi: 'Danh sách cuộc kiểm tra', en: 'Inspections' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ inspections }, event) => {
      const id = idIn(event.stream, 'inspection')!;
      const before = await inspections.get({ id });
      const state = inspection.evolve(before?.state ?? inspection.initial, event) as Inspection;
      const shown = rowOf(state, id);
      if (shown) await inspections.put(shown);
    }),
  ],
  input: z.strictObject({
    from: day.optional(),
    to: day.optional(),
    unit: text(40).optional(),
    agency: text(200).optional(),
    establishment: text(200).optional(),
    status: text(40).optional(),
    mode: text(40).optional(),
    ...paging,
  }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ inspections }, { from, to, agency, first, skip, ...equal }, { maySee }) => {
    const where = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
    const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const found = inspections.select({
      where,
      ...(Object.keys(span).length === 0 ? {} : { between: { on: span } }),
      ...(agency === undefined ? {} : { has: { agencies: agency } }),
      order: ['-on', 'id'],
    });
    const { rows, more } = await pageOf(found, ({ scope }) => maySee(scope), { first, skip });
    return {
      more,
      rows: rows.map(({ id, state: _state, scope: _scope, agencies, ...shown }) => ({
        inspection: id,
        agencies: [...agencies],
        ...shown,
      })),
    };
  },
});

function rowOf(state: Inspection, id: string) {
  const behind = state.is === 'withdrawn' ? state.was : state;
  if (behind.is === 'none') return null;
  const { unit, mode, body, lead, establishment } = behind.visit;
  return {
    id,
    state,
    status: state.is,
    ...{ unit, mode, body, lead, establishment },
    agencies: agenciesOf(behind.visit),
    ...(isDisclosed(behind) ? outcome(behind) : preparation(behind)),
    scope: inspection.scope(state, id),
  };
}

function preparation({ visit, breaches }: Undisclosed) {
  return { on: visit.plannedFor, breaches: breaches.length, openPairs: 0, fines: '0' };
}

function outcome({ result, cases }: Disclosed) {
  const standing = cases.sanctions.filter(({ is }) => is !== 'annulled').flatMap(({ lines }) => lines);
  const fines = standing.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return {
    on: result.on,
    breaches: result.breaches.length,
    openPairs: openPairs(result),
    fines: sumDong(fines),
  };
}
