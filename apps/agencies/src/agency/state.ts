import type { agency as contract } from '@lien-nganh/contracts/agencies';
import type { ContractData, Day, Evolve } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { events } from './events.ts';

type Published = ContractData<typeof contract>;
type Established = Omit<Published, 'validTo'>;
export type Successor = Published['successors'][number];

export interface StandingAgency extends Established {
  readonly is: 'standing';
  readonly validTo: null;
}

/** Dissolved on a known day, which may lie ahead: `validTo` is the first day on which it is no more. */
export interface DissolvedAgency extends Established {
  readonly is: 'dissolved';
  readonly validTo: Day;
}

export type KnownAgency = StandingAgency | DissolvedAgency;
export type Agency = { readonly is: 'none' } | KnownAgency;

export const initial: Agency = { is: 'none' };

/** Applies a change to an agency that is there; before its first event there is nothing to change. */
const changed =
  <E>(change: (state: KnownAgency, event: E) => KnownAgency) =>
  (state: Agency, event: E): Agency =>
    state.is === 'none' ? state : change(state, event);

export const evolve: Evolve<Agency, typeof events> = {
  AgencyEstablished: (_, { data: { basis: _basis, ...data } }) => ({
    is: 'standing',
    ...data,
    validTo: null,
    successors: [],
  }),
  AgencyRenamed: changed((state, { data: { names, on } }) => ({
    ...state,
    names,
    earlierNames: [...state.earlierNames, { ...state.names, from: namedSince(state), to: addDays(on, -1) }],
  })),
  SuperiorSet: changed((state, { data: { agency, line, from } }) => ({
    ...state,
    superiors: [...endingBefore(state.superiors, from, (held) => held.line === line), { agency, line, from, to: null }],
  })),
  SuperiorReleased: changed((state, { data: { line, lastDay } }) => ({
    ...state,
    superiors: endingBefore(state.superiors, addDays(lastDay, 1), (held) => held.line === line),
  })),
  DutyGiven: changed((state, { data: { duty, from } }) => ({
    ...state,
    duties: [...state.duties, { duty, from, to: null }],
  })),
  DutyEnded: changed((state, { data: { duty, lastDay } }) => ({
    ...state,
    duties: endingBefore(state.duties, addDays(lastDay, 1), (held) => held.duty === duty),
  })),
  DutyTransferred: changed((state, { data: { duty, to, from } }) => ({
    ...state,
    duties: endingBefore(state.duties, from, (held) => held.duty === duty),
    successors: [...state.successors, { agency: to, duty, unit: null, from }],
  })),
  CommitteeJoined: changed((state, { data: { from } }) => ({
    ...state,
    membership: [...state.membership, { from, to: null }],
  })),
  CommitteeLeft: changed((state, { data: { lastDay } }) => ({
    ...state,
    membership: endingBefore(state.membership, addDays(lastDay, 1), () => true),
  })),
  CodeAssigned: changed((state, { data: { scheme, code, from } }) => ({
    ...state,
    codes: [...endingBefore(state.codes, from, (held) => held.scheme === scheme), { scheme, code, from, to: null }],
  })),
  AgencyDissolved: changed((state, { data: { on, successors } }) => ({
    ...state,
    is: 'dissolved',
    validTo: on,
    successors: [...state.successors, ...successors.map((successor) => ({ ...successor, from: on }))],
  })),
  DissolutionWithdrawn: changed((state) => ({
    ...state,
    is: 'standing',
    validTo: null,
    successors: state.successors.filter(({ from }) => from !== state.validTo),
  })),
};

interface Lasting {
  readonly from: Day;
  readonly to: Day | null;
}

/** First day of the present name. */
export function namedSince({ earlierNames, validFrom }: KnownAgency): Day {
  const last = earlierNames.at(-1);
  return last ? addDays(last.to, 1) : validFrom;
}

/** What still runs on a day, and concerns what changes, ends on the day before; what would only begin then falls away. */
function endingBefore<T extends Lasting>(held: readonly T[], on: Day, concerns: (one: T) => boolean): T[] {
  return held
    .filter((one) => !(concerns(one) && one.from >= on))
    .map((one) => (concerns(one) && (one.to === null || one.to >= on) ? { ...one, to: addDays(on, -1) } : one));
}
