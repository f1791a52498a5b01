import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { establishmentsKnown } from '../integration/reference.ts';
import { events } from './events.ts';
import { chosen, lineFault, lineRules, linesInput } from './lines.ts';
import type { refusals } from './refusals.ts';
import type { InspectionPlan } from './state.ts';

export const changePlanLines = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'change-plan-lines',
  action: 'inspections.change-plan-lines',
  title: { vi: 'Đổi danh sách cơ sở trong kế hoạch', en: 'Change the establishments of a plan' },
  input: z.strictObject({ lines: linesInput, reason: freeText(1000) }),
  looksUp: ({ lines }) => ({ sites: establishmentsKnown(lines.map(({ establishment }) => establishment)) }),
  refuses: [...lineRules, 'plan-can-be-changed'],
  decide: ({ lines, reason }, state, { lookUps: { sites } }) => {
    if (state.is !== 'drafted' && state.is !== 'approved') return reject('plan-can-be-changed');
    const fault = lineFault(lines, state.period, sites);
    return fault ?? [events.PlanLinesChanged({ lines: chosen(lines, sites), reason })];
  },
});
