import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document } from '../inputs.ts';
import { compositionRules, judged, memberInput, membersOn } from './composition.ts';
import { events } from './events.ts';
import { brokenByJoining, joiningRules, lookUpJoining, standsOn } from './joining.ts';
import type { refusals } from './refusals.ts';
import type { Team178 } from './state.ts';

export const appoint = command<Team178, typeof events, typeof refusals>()({
  name: 'appoint',
  action: 'agencies.team178.appoint',
  title: { vi: 'Cử thành viên', en: 'Appoint a member' },
  input: z.strictObject({ ...memberInput.shape, from: day, decision: document }),
  looksUp: ({ agency, from }, state) => lookUpJoining(state, [agency], from),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.agency),
  refuses: joiningRules,
  marks: compositionRules,
  decide({ from, decision, ...who }, state, { id, lookUps }) {
    const rule = brokenByJoining(state, { team: id, who, from, outgoing: null }, lookUps);
    if (rule !== null || !standsOn(state, from)) return reject(rule ?? 'team-stands');
    const composed = judged([...membersOn(state.members, from), who], lookUps);
    return [events.MemberAppointed({ ...who, from, decision, ...composed }, { occurredOn: from })];
  },
});
