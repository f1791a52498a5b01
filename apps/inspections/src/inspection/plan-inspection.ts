import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { nothing, visitKnown } from '../integration/reference.ts';
import { events } from './events.ts';
import type { Inspection } from './lifecycle.ts';
import {
  name,
  planningFault,
  planningRules,
  visitData,
  visitFault,
  visitInput,
  visitLookUps,
  visitRules,
} from './preparing.ts';
import type { refusals } from './refusals.ts';

export const planInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'plan-inspection',
  action: 'inspections.plan-inspection',
  title: { vi: 'Lập cuộc kiểm tra theo kế hoạch hoặc kiểm tra lại', en: 'Plan an inspection, or a re-inspection' },
  creates: true,
  scope: ({ lead, participants }) => ({ sensitivity: 'undisclosed', owners: [lead], participants }),
  input: z.strictObject({
    ...visitInput,
    mode: z.enum(['planned', 're-inspection']),
    plan: name.nullable(),
    earlier: name.nullable(),
    plannedFor: day,
    /** Account of who approves it. */
    approver: name,
  }),
  looksUp: (input) => ({
    ...visitLookUps(input, input.plannedFor),
    earlier: input.earlier === null ? nothing : visitKnown(input.earlier),
  }),
  refuses: [...visitRules, ...planningRules, 'planned-inspection-follows-a-plan', 'earlier-inspection-is-known'],
  decide: (input, _, { today, actor, lookUps }) => {
    const fault = visitFault(input, lookUps, input.plannedFor) ?? planningFault(input, lookUps, { today, actor });
    if (fault) return fault;
    const { mode, plan, earlier, plannedFor, approver, obligations } = input;
    if (mode === 'planned' && plan === null) return reject('planned-inspection-follows-a-plan');
    if (mode === 're-inspection' && lookUps.earlier === null) return reject('earlier-inspection-is-known');
    const data = { ...visitData(input, lookUps), mode, plan, earlier, plannedFor, approver };
    return [events.InspectionPlanned(data, { obligations })];
  },
});
