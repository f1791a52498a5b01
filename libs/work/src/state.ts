import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import type { Content } from './content.ts';
import type { WorkEvents } from './events.ts';

/** An agency's part: its own word, once it gave one. */
export interface Part {
  readonly agency: string;
  readonly confirmed: boolean;
  readonly denied: boolean;
}

/** What it was from a day on, until the next. */
export interface Stretch {
  readonly from: Day;
  readonly content: Content;
}

type Told = Omit<DataOfEvent<WorkEvents, 'WorkRecorded'>, 'participants' | 'content'>;

export type Stated = DataOfEvent<WorkEvents, 'WorkStated'>;
export type Others = DataOfEvent<WorkEvents, 'OthersNoted'>;

/** It is weighed with no other, or nothing was decided of it and another one. */
export const alone: Others = { open: [], sameAs: null, others: [], joined: [], obligations: [] };

export interface Recorded extends Told {
  readonly is: 'recorded' | 'ended';
  readonly participants: readonly Part[];
  readonly obligations: readonly string[];
  /** What it was and since when, in order; of what happens on its day exactly one. */
  readonly stretches: readonly Stretch[];
  /** The first day without it; null as long as it lasts, and for what happens on its day. */
  readonly endedOn: Day | null;
  /** Units on later maps in which it lies, where its own was split. */
  readonly placements: readonly string[];
  readonly corrections: number;
  /** Rules that it breaks although it happened. */
  readonly breaches: readonly string[];
  /** What it said of itself last; `null`: nothing, or not to those with which it would be weighed now. */
  readonly said: Stated | null;
  /** What it is to the records that it is weighed with. */
  readonly others: Others;
}

export interface Withdrawn {
  readonly is: 'withdrawn';
  readonly was: Recorded;
}

export type Work = { readonly is: 'none' } | Recorded | Withdrawn;

export const initial: Work = { is: 'none' };

/** Of a record that stands; `null` of one that is not there or was taken back. */
export function standing(state: Work): Recorded | null {
  return state.is === 'recorded' || state.is === 'ended' ? state : null;
}

/** What it is now. */
export function presentContent({ stretches }: Recorded): Content {
  return stretches.at(-1)!.content;
}

/** Who takes part by this record: everybody who did not deny it, the lead first. */
export function ownPartnersOf({ participants }: Recorded): readonly Part[] {
  return participants.filter(({ denied }) => !denied);
}

/** Who takes part, also by another record of the same work: what they said of that part they said there. */
export function partnersOf(record: Recorded): readonly Part[] {
  const own = ownPartnersOf(record);
  const joined = record.others.joined.filter(({ agency }) => !own.some((part) => part.agency === agency));
  return [...own, ...joined.map(({ agency }) => ({ agency, confirmed: true, denied: false }))];
}

/** Obligations that it was recorded for, and those of other records of the same work. */
export function obligationsOf({ obligations, others }: Recorded): readonly string[] {
  return [...new Set([...obligations, ...others.obligations])];
}

export const evolve: Evolve<Work, WorkEvents> = {
  WorkRecorded: (_, { data: { participants, content, ...told }, obligations, actor }) => ({
    ...told,
    is: 'recorded',
    participants: [told.lead, ...participants].map((agency) => ({
      agency,
      confirmed: agency === actor.agency,
      denied: false,
    })),
    obligations,
    stretches: [{ from: told.on, content }],
    endedOn: null,
    placements: [],
    corrections: 0,
    breaches: [],
    said: null,
    others: alone,
  }),
  WorkMarked: (state, { data: { breaches } }) => recorded(state, (old) => ({ ...old, breaches })),
  WorkCorrected: (state, { data: { changed } }) => recorded(state, (old) => corrected(old, changed)),
  WorkChanged: (state, { data: { on, content } }) =>
    recorded(state, (old) => ({ ...old, stretches: withStretch(old.stretches, { from: on, content }) })),
  WorkEnded: (state, { data: { endedOn } }) => recorded(state, (old) => ({ ...old, is: 'ended', endedOn })),
  WorkWithdrawn: (state) => (standing(state) ? { is: 'withdrawn', was: standing(state)! } : state),
  WorkPlacedOnLaterMap: (state, { data: { unit } }) =>
    recorded(state, (old) => ({
      ...old,
      placements: [...old.placements.filter((placed) => placed !== unit), unit],
    })),
  ParticipantNamed: (state, { data: { agency } }) =>
    recorded(state, (old) => ({
      ...old,
      participants: [
        ...old.participants.filter((part) => part.agency !== agency),
        { agency, confirmed: false, denied: false },
      ],
    })),
  PartConfirmed: (state, { data: { agency } }) => part(state, agency, { confirmed: true, denied: false }),
  PartDenied: (state, { data: { agency } }) => part(state, agency, { confirmed: false, denied: true }),
  WorkStated: (state, { data }) => recorded(state, (old) => ({ ...old, said: data })),
  WorkLeft: (state) => recorded(state, (old) => ({ ...old, said: null, others: alone })),
  OthersNoted: (state, { data }) => recorded(state, (old) => ({ ...old, others: data })),
};

type Changed = DataOfEvent<WorkEvents, 'WorkCorrected'>['changed'];

/** What it is told to be takes the place of what was told last; the day is that of its beginning. */
function corrected(old: Recorded, { content, endedOn = old.endedOn, ...changed }: Changed): Recorded {
  const on = changed.on ?? old.on;
  const begun = old.stretches.with(0, { ...old.stretches[0]!, from: on });
  const last = begun.at(-1)!;
  const moved = changed.unit !== undefined && changed.unit !== old.unit;
  return {
    ...old,
    ...changed,
    is: endedOn === null ? 'recorded' : 'ended',
    endedOn,
    stretches: content === undefined ? begun : begun.with(-1, { ...last, content }),
    placements: moved ? [] : old.placements,
    corrections: old.corrections + 1,
  };
}

/** A change of an earlier day may be told later; a second one of the same day takes the first one's place. */
function withStretch(stretches: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const others = stretches.filter(({ from }) => from !== next.from);
  return [...others, next].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function part(state: Work, agency: string, stand: Omit<Part, 'agency'>): Work {
  return recorded(state, (old) => ({
    ...old,
    participants: old.participants.map((one) => (one.agency === agency ? { ...one, ...stand } : one)),
  }));
}

/** A record that is not there, or was taken back, stays as it is. */
function recorded(state: Work, change: (old: Recorded) => Recorded): Work {
  const stands = standing(state);
  return stands ? change(stands) : state;
}
