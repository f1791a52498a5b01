import { command, reject } from '@lien-nganh/kernel';
import { addDays, day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document } from '../inputs.ts';
import { compositionRules, judged, memberInput, membersOn } from './composition.ts';
import { events } from './events.ts';
import { brokenByJoining, joiningRules, lookUpJoining, standsOn } from './joining.ts';
import type { refusals } from './refusals.ts';
import type { Team178 } from './state.ts';

/** One member takes another's place from a day on, in one decision. */
export const substitute = command<Team178, typeof events, typeof refusals>()({
  name: 'substitute',
  action: 'agencies.team178.substitute',
  title: { vi: 'Thay thành viên', en: 'Substitute a member' },
  input: z.strictObject({ outgoing: slug, incoming: memberInput, from: day, decision: document }),
  looksUp: ({ incoming, from }, state) => lookUpJoining(state, [incoming.agency], from),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.agency),
  refuses: [...joiningRules, 'member-is-on-the-team'],
  marks: compositionRules,
  decide(input, state, { id, lookUps }) {
    const { outgoing, incoming: who, from } = input;
    if (!standsOn(state, from)) return reject('team-stands');
    const before = membersOn(state.members, addDays(from, -1));
    if (!before.some(({ member, to }) => member === outgoing && to === null)) return reject('member-is-on-the-team');
    const rule = brokenByJoining(state, { team: id, who, from, outgoing }, lookUps);
    if (rule !== null) return reject(rule);
    const present = membersOn(state.members, from).filter(({ member }) => member !== outgoing);
    return [events.MemberSubstituted({ ...input, ...judged([...present, who], lookUps) }, { occurredOn: from })];
  },
});
