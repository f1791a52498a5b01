import { command, reject, type Actor } from '@lien-nganh/kernel';
import type { TeamRecord } from '@lien-nganh/contracts/reference';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { reliedOn } from '../../inspection-rules/rules-on.ts';
import type { Rules } from '../../inspection-rules/state.ts';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { events } from '../events.ts';
import type { Inspection } from '../lifecycle.ts';
import { lacksItsPapers } from '../on-the-spot/minutes.ts';
import {
  groundInput,
  liesOutside,
  planningFault,
  planningRules,
  reportFault,
  reportInput,
  visitData,
  visitFault,
  visitInput,
  visitLookUps,
  visitRules,
  type VisitInput,
} from '../preparing.ts';
import type { refusals } from '../refusals.ts';

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
    'unit-is-the-leads',
    'surprise-has-its-ground-and-report',
    'leader-decides-a-surprise',
    'condoms-and-needles-are-no-evidence',
    'papers-are-dated-by-today',
  ],
  decide: (input, _, { today, actor, lookUps }) => {
    const { plannedFor, ground, report, obligations } = input;
    const fault =
      visitFault(input, lookUps, plannedFor) ??
      (liesOutside(input, lookUps) ? reject('unit-is-the-leads') : null) ??
      planningFault({ ...input, answers: null }, lookUps, { today, actor }) ??
      reportFault(report, today);
    if (fault) return fault;
    const data = { ...visitData(input, lookUps), plannedFor, ground, report, rules: reliedOn(lookUps.rules) };
    return surpriseFault(input, lookUps, actor) ?? [events.SurpriseDecided(data, { obligations })];
  },
});

interface Asked extends VisitInput {
  readonly ground: z.output<typeof groundInput> | null;
  readonly report: z.output<typeof reportInput> | null;
}

/** What its rules ask of a surprise inspection before it is decided, and what it may never rest on. */
function surpriseFault(
  input: Asked,
  { team, rules }: { readonly team: TeamRecord | null; readonly rules: Rules | null },
  actor: Actor,
) {
  const broken = rules && brokenBy(rules, input, leads(input, team, actor));
  if (broken) return broken;
  const words = input.ground?.words ?? null;
  return namesCondomsOrNeedles([words]) ? reject('condoms-and-needles-are-no-evidence') : null;
}

function brokenBy(rules: Rules, papers: Asked, isLeaders: boolean) {
  const { source } = rules;
  if (lacksItsPapers(papers, rules)) return reject('surprise-has-its-ground-and-report', { source });
  return rules.surpriseIsLeaders && !isLeaders ? reject('leader-decides-a-surprise', { source }) : null;
}

/** Of a Team 178 it is the team's own leader, whoever leads this one visit. */
function leads({ body, leader }: VisitInput, team: TeamRecord | null, actor: Actor): boolean {
  if (body !== 'team-178') return leader === actor.account;
  const deciding = team?.members.find(({ member }) => member === leader);
  return deciding?.role === 'leader' && deciding.account === actor.account;
}
