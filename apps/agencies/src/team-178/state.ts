import type { Day, Evolve } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { z } from 'zod';
import type { DocumentShape } from '../shapes.ts';
import type { events, member } from './events.ts';

/** A member for a stretch of days. Who is appointed again, or gets another card, has a second stretch. */
export type Membership = Readonly<z.output<typeof member>> & {
  readonly from: Day;
  readonly to: Day | null;
  /** The card's number turned out to be somebody else's. */
  readonly cardTaken: boolean;
};

interface Established {
  readonly level: 'province' | 'district' | 'commune';
  readonly unit: string;
  readonly agency: string;
  readonly decision: DocumentShape;
  readonly establishedOn: Day;
  readonly members: readonly Membership[];
}

export interface StandingTeam extends Established {
  readonly is: 'standing';
  readonly dissolvedOn: null;
}

export interface DissolvedTeam extends Established {
  readonly is: 'dissolved';
  readonly dissolvedOn: Day;
  readonly successor: string | null;
}

export type KnownTeam = StandingTeam | DissolvedTeam;
export type Team178 = { readonly is: 'none' } | KnownTeam;

export const initial: Team178 = { is: 'none' };

const withMembers =
  <E>(change: (members: readonly Membership[], event: E) => readonly Membership[]) =>
  (state: Team178, event: E): Team178 =>
    state.is === 'none' ? state : { ...state, members: change(state.members, event) };

export const evolve: Evolve<Team178, typeof events> = {
  TeamEstablished: (_, { data: { breaches: _breaches, rules: _rules, members, ...data } }) => ({
    is: 'standing',
    ...data,
    dissolvedOn: null,
    members: members.map((one) => begun(one, data.establishedOn)),
  }),
  MemberAppointed: withMembers(
    (members, { data: { from, decision: _decision, breaches: _breaches, rules: _rules, ...one } }) => [
      ...members,
      begun(one, from),
    ],
  ),
  MemberRelieved: withMembers((members, { data }) => ended(members, data.member, data.lastDay)),
  MemberSubstituted: withMembers((members, { data }) => [
    ...ended(members, data.outgoing, addDays(data.from, -1)),
    begun(data.incoming, data.from),
  ]),
  TeamDissolved: (state, { data: { on, successor } }) =>
    state.is === 'none'
      ? state
      : {
          ...state,
          is: 'dissolved',
          dissolvedOn: on,
          successor,
          members: state.members.map((one) => ({ ...one, to: one.to ?? addDays(on, -1) })),
        },
  CardFoundTaken: withMembers((members, { data }) =>
    members.map((one) => (one.member === data.member && one.card === data.card ? { ...one, cardTaken: true } : one)),
  ),
  CardReplaced: withMembers((members, { data: { member: id, card, from } }) => {
    const held = members.find((one) => one.member === id && one.to === null);
    return held ? [...ended(members, id, addDays(from, -1)), begun({ ...held, card }, from)] : members;
  }),
};

function begun(one: z.output<typeof member>, from: Day): Membership {
  return { ...one, from, to: null, cardTaken: false };
}

/** A stretch that would end before it began leaves nothing. */
function ended(members: readonly Membership[], id: string, lastDay: Day): readonly Membership[] {
  return members.flatMap((one) => {
    if (one.member !== id || one.to !== null) return [one];
    return one.from > lastDay ? [] : [{ ...one, to: lastDay }];
  });
}
