import { teamOn } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { establishmentsKnown, nothing } from '../integration/reference.ts';
import { approverFault, approvingLookUps, approvingRules } from './approving.ts';
import { events } from './events.ts';
import { chosen, lineFault, lineRules, linesInput } from './lines.ts';
import type { refusals } from './refusals.ts';
import type { InspectionPlan } from './state.ts';

const account = text(200);

export const draftPlan = command<InspectionPlan, typeof events, typeof refusals>()({
  name: 'draft-plan',
  action: 'inspections.draft-plan',
  title: { vi: 'Lập kế hoạch kiểm tra', en: 'Draft an inspection plan' },
  creates: true,
  scope: ({ lead }) => ({ sensitivity: 'undisclosed', owners: [lead] }),
  input: z.strictObject({
    number: text(80),
    period: z.strictObject({ from: day, to: day }),
    team: text(200).nullable(),
    lead: text(60),
    members: z.array(account).min(1).max(50),
    approver: account,
    lines: linesInput,
  }),
  looksUp: ({ team, lead, approver, period, lines }) => ({
    ...approvingLookUps({ team, lead, approver }, period.from),
    team: team === null ? nothing : teamOn(team, period.from),
    sites: establishmentsKnown(lines.map(({ establishment }) => establishment)),
  }),
  refuses: [
    ...lineRules,
    'period-runs-forward',
    'team-stands-on-that-day',
    'known-only-to-the-team',
    ...approvingRules,
  ],
  decide: (input, _, { today, actor, lookUps }) => {
    const { team, sites } = lookUps;
    const { period, lines } = input;
    if (period.to < period.from || period.to < today) return reject('period-runs-forward');
    if (input.team !== null && team === null) return reject('team-stands-on-that-day');
    if (!input.members.includes(actor.account)) return reject('known-only-to-the-team');
    const fault =
      lineFault(lines, period, sites) ??
      approverFault(input.approver, lookUps, { author: actor.account, crew: input.members, today });
    return fault ?? [events.PlanDrafted({ ...input, lines: chosen(lines, sites) })];
  },
});
