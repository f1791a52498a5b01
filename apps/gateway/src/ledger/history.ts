import type { Day } from '@lien-nganh/kernel';
import { measure, type Links } from '../measures/catalogue.ts';
import type { DefinitionTimeline } from '../measures/definition.ts';
import { difference, wantedBookings, type Bookings, type Fact, type Moment } from './booking.ts';
import type { SameSubjects } from './same-subjects.ts';

/** What the log said of a record at one position. */
export interface StateAt<Data = unknown> extends Moment {
  readonly occurredOn: Day;
  readonly data: Data;
}

/** A record's contract states in order of position, and those of its later links. */
export interface RecordHistory {
  readonly type: string;
  readonly states: readonly StateAt[];
  readonly links: readonly StateAt<Links>[];
}

/** What decides, beside a record itself, what it counts for. */
export interface Grounds {
  readonly definitions: DefinitionTimeline;
  readonly same: SameSubjects;
}

/** Where to begin, and what is booked of the record before. */
export interface Beginning {
  readonly position: bigint;
  readonly booked: Bookings;
}

/**
 * The facts of one record from a position on: at each position where its state, its links, a definition or what its subjects
 * count under changed, the difference to what was booked. A pure function of what the log holds; the order of arrival is no argument.
 */
export function factsFrom(
  record: RecordHistory,
  grounds: Grounds,
  beginning: Beginning = { position: 0n, booked: new Map() },
): readonly Fact[] {
  const facts: Fact[] = [];
  let { booked } = beginning;
  for (const moment of momentsOf(record, grounds, beginning.position)) {
    const state = lastUpTo(record.states, moment.position);
    const linked = lastUpTo(record.links, moment.position)?.data ?? null;
    const measured = state ? measure(record.type, state as never, linked) : [];
    const counted = grounds.same.countedAt(measured, moment.position);
    const wanted = wantedBookings(counted, grounds.definitions.at(moment.position));
    facts.push(...difference(booked, wanted, moment));
    booked = wanted;
  }
  return facts;
}

function momentsOf(record: RecordHistory, { definitions, same }: Grounds, from: bigint): readonly Moment[] {
  const first = record.states[0]?.position;
  if (first === undefined) return [];
  const begin = from > first ? from : first;
  // nearly always nothing was merged: then no state is measured for it
  const merged = same.isEmpty
    ? []
    : record.states.flatMap((state) => same.momentsOf(measure(record.type, state as never, null)));
  const moments = new Map<bigint, Moment>();
  for (const source of [record.states, record.links, merged, laterThan(definitions, begin)]) {
    for (const moment of source) if (moment.position >= begin) moments.set(moment.position, moment);
  }
  return [...moments.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
}

/** As a rule no definition is later than a record's events: then this looks at one of them only. */
function laterThan({ events }: DefinitionTimeline, position: bigint): readonly Moment[] {
  const last = events.at(-1);
  return last === undefined || last.position < position ? [] : events;
}

function lastUpTo<Data>(states: readonly StateAt<Data>[], position: bigint): StateAt<Data> | undefined {
  return states.findLast((state) => state.position <= position);
}
