import { idIn, onAny, question, table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../inspection-plan/events.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import { pageOf, paging } from './paging.ts';

const tables = {
  plans: table(
    { id: 'text', state: 'json', status: 'text', from: 'day', scope: 'scope' },
    { key: ['id'], indexes: [['status', 'from']] },
  ),
};

const row = z.strictObject({
  plan: z.string(),
  number: z.string(),
  status: z.string(),
  period: z.strictObject({ from: z.string(), to: z.string() }),
  lead: z.string(),
  team: z.string().nullable(),
  lines: z.number(),
});

/** Plans that are drafted or approved, for those who may know them. */
export const plansOnHand = question({
  name: 'plans-on-hand',
  version: 1,
  action: 'inspections.plans-on-hand',
  title: { vi: 'Kế hoạch đang thực hiện', en: 'Plans on hand' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ plans }, event) => {
      const id = idIn(event.stream, 'inspectionPlan')!;
      const before = await plans.get({ id });
      const state = inspectionPlan.evolve(before?.state ?? inspectionPlan.initial, event) as InspectionPlan;
      if (state.is === 'none') return;
      const scope = inspectionPlan.scope(state, id);
      await plans.put({ id, state, status: state.is, from: state.period.from, scope });
    }),
  ],
  input: z.strictObject(paging),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ plans }, page, { maySee }) => {
    const found = plans.select({ where: { status: ['drafted', 'approved'] }, order: ['-from', 'id'] });
    const { rows, more } = await pageOf(found, ({ scope }) => maySee(scope), page);
    return {
      more,
      rows: rows.map(({ id, state }) => {
        const { number, is, period, lead, team, lines } = state as Exclude<InspectionPlan, { is: 'none' }>;
        return { plan: id, number, status: is, period, lead, team, lines: lines.length };
      }),
    };
  },
});
