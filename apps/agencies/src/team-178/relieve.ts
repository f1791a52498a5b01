import { command, reject } from '@lien-nganh/kernel';
import { addDays, day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document, reason } from '../inputs.ts';
import { compositionRules, judged, membersOn } from './composition.ts';
import { events } from './events.ts';
import { lookUpJoining, standsOn } from './joining.ts';
import type { refusals } from './refusals.ts';
import type { Team178 } from './state.ts';

/** A member leaves. What the team then lacks is marked. */
export const relieve = command<Team178, typeof events, typeof refusals>()({
  name: 'relieve',
  action: 'agencies.team178.relieve',
  title: { vi: 'Thôi cử thành viên', en: 'Relieve a member' },
  input: z.strictObject({ member: slug, lastDay: day, decision: document, reason }),
  looksUp: ({ lastDay }, state) => lookUpJoining(state, [], addDays(lastDay, 1)),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.agency),
  refuses: ['team-stands', 'member-is-on-the-team'],
  marks: compositionRules,
  decide(input, state, { lookUps }) {
    if (!standsOn(state, input.lastDay)) return reject('team-stands');
    const present = membersOn(state.members, input.lastDay);
    if (!present.some(({ member, to }) => member === input.member && to === null))
      return reject('member-is-on-the-team');
    const left = present.filter(({ member }) => member !== input.member);
    return [events.MemberRelieved({ ...input, ...judged(left, lookUps) }, { occurredOn: input.lastDay })];
  },
});
