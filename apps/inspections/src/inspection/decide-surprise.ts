import { command, reject, type Actor } from '@lien-nganh/kernel';
import type { TeamRecord } from '@lien-nganh/contracts/reference';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../wording.ts';
import { events } from './events.ts';
import type { Inspection } from './lifecycle.ts';
import {
  groundInput,
  planningFault,
  planningRules,
  reportInput,
  visitData,
  visitFault,
  visitInput,
  visitLookUps,
  visitRules,
  type VisitInput,
} from './preparing.ts';
import type { refusals } from './refusals.ts';

export const decideSurprise = command<Inspection, typeof events, typeof refusals>()({
  name: 'decide-surprise',
  action: 'inspections.decide-surprise',
  title: { vi: 'Quyết định kiểm tra đột xuất', en: 'Decide a surprise inspection' },
  creates: true,
  scope: ({ lead, participants }) => ({ sensitivity: 'undisclosed', owners: [lead], participants }),
  input: z.strictObject({
    ...visitInput,
    plannedFor: day,
    ground: groundInput.nullable(),
    report: reportInput.nullable(),
  }),
  looksUp: (input) => visitLookUps(input, input.plannedFor),
  refuses: [
    ...visitRules,
    ...planningRules,
    'surprise-has-its-ground-and-report',
    'leader-decides-a-surprise',
    'condoms-and-needles-are-no-evidence',
  ],
  decide: (input, _, { today, actor, lookUps }) => {
    const { plannedFor, ground, report, obligations } = input;
    const fault =
      visitFault(input, lookUps, plannedFor) ?? planningFault({ ...input, approver: null }, lookUps, { today, actor });
    if (fault) return fault;
    if (ground === null || report === null) return reject('surprise-has-its-ground-and-report');
    if (!leads(input, lookUps.team, actor)) return reject('leader-decides-a-surprise');
    if (namesCondomsOrNeedles([ground.words])) return reject('condoms-and-needles-are-no-evidence');
    return [events.SurpriseDecided({ ...visitData(input, lookUps), plannedFor, ground, report }, { obligations })];
  },
});

/** Other bodies have their own rules of who decides; a Team 178 has Circular 05/2006. */
function leads({ body, leader }: VisitInput, team: TeamRecord | null, actor: Actor): boolean {
  if (body !== 'team-178') return true;
  const deciding = team?.members.find(({ member }) => member === leader);
  return deciding?.role === 'leader' && deciding.account === actor.account;
}
