import type { Day } from '@lien-nganh/kernel';
import type { Definition, Definitions } from '../measures/definition.ts';
import { passes, versionFor } from '../measures/definition.ts';
import type { Measured } from '../measures/measured.ts';

/** `total` holds each thing once; the others hold one line for each agency, or each obligation. Never added together. */
export type Axis = 'total' | 'agency' | 'obligation';

/** What a record counts for in one indicator: what the ledger wants to hold. */
export interface Booking {
  readonly indicator: string;
  readonly version: number;
  readonly axis: Axis;
  /** The agency or obligation whose line it is; empty on the axis `total`. */
  readonly line: string;
  readonly item: string;
  /** What a distinct count counts it under; empty elsewhere. */
  readonly subject: string;
  /** Unit, then the site's places on later maps, `03388@2012-11-03>03388@2025-07-01`; empty: the province as a whole. */
  readonly place: string;
  readonly occurredOn: Day;
  readonly value: bigint;
  /** Only those by which the indicator is broken down. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly sensitivity: Definition['sensitivity'];
}

/** A row of the ledger. It is never changed; a correction is a reversal and, where something takes its place, a new row. */
export interface Fact extends Booking {
  /** Where the log has what caused it. */
  readonly position: bigint;
  readonly knownDay: Day;
  /** 1 books, −1 takes back. */
  readonly sign: 1 | -1;
}

/** Bookings by what makes one the same as another: all of it but the value. */
export type Bookings = ReadonlyMap<string, Booking>;

export function bookingKey(booking: Omit<Booking, 'value'>): string {
  const { indicator, version, axis, line, item, subject, place, occurredOn, dimensions } = booking;
  return JSON.stringify([indicator, version, axis, line, item, subject, place, occurredOn, sortedEntries(dimensions)]);
}

function sortedEntries(dimensions: Booking['dimensions']): readonly (readonly [string, string])[] {
  return Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Everything that measured things count for under the definitions of one moment. */
export function wantedBookings(measured: readonly Measured[], definitions: Definitions): Bookings {
  const wanted = new Map<string, Booking>();
  for (const one of measured) {
    for (const versions of definitions.byMeasure.get(one.measure) ?? []) {
      const definition = versionFor(versions, one.measure, one.occurredOn);
      if (definition === null || !passes(definition.filter, one.dimensions)) continue;
      for (const booking of bookingsOf(one, definition)) add(wanted, booking);
    }
  }
  return wanted;
}

/** The same thing said twice, as a finding of one item by one agency, counts twice. */
function add(wanted: Map<string, Booking>, booking: Booking): void {
  const key = bookingKey(booking);
  const there = wanted.get(key);
  wanted.set(key, there ? { ...booking, value: there.value + booking.value } : booking);
}

function bookingsOf(one: Measured, definition: Definition): readonly Booking[] {
  const subject = subjectOf(one, definition);
  if (subject === null) return [];
  const shared = {
    indicator: definition.code,
    version: definition.definitionVersion,
    item: one.item,
    subject,
    place: [...(one.unit === null ? [] : [one.unit]), ...one.placements].join('>'),
    occurredOn: one.occurredOn,
    dimensions: dimensionsOf(one, definition),
    sensitivity: definition.sensitivity,
  };
  return [
    { ...shared, axis: 'total', line: '', value: one.value },
    ...agencyLines(one, definition).map(
      ({ agency, value }) => ({ ...shared, axis: 'agency', line: agency, value }) as const,
    ),
    ...one.obligations.map((line) => ({ ...shared, axis: 'obligation', line, value: one.value }) as const),
  ];
}

/** `null`: a thing without this subject is not what the indicator counts. Communes and districts are found on the map. */
function subjectOf(one: Measured, { kind, subject }: Definition): string | null {
  if (kind !== 'distinct' || subject === null || subject === 'commune' || subject === 'district') return '';
  return one.subjects[subject] ?? null;
}

/** An empty value is "not classified": the parts of a partition add up to the whole. */
function dimensionsOf({ dimensions }: Measured, { breakdowns }: Definition): Record<string, string> {
  return Object.fromEntries(breakdowns.map(({ dimension }) => [dimension, dimensions[dimension] ?? '']));
}

function agencyLines(one: Measured, { lines }: Definition): readonly { agency: string; value: bigint }[] {
  switch (lines) {
    case 'every-participant':
      return one.participants.map((agency) => ({ agency, value: one.value }));
    case 'decider':
      return one.decider === null ? [] : [{ agency: one.decider, value: one.value }];
    case 'own-part':
      return one.ownParts;
  }
}

/** Where the log has what causes a difference. */
export interface Moment {
  readonly position: bigint;
  readonly knownDay: Day;
}

/** Wanted minus booked: what to write at this moment so that the ledger holds what is wanted. */
export function difference(booked: Bookings, wanted: Bookings, { position, knownDay }: Moment): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [key, booking] of booked) {
    if (wanted.get(key)?.value === booking.value) continue;
    facts.push({ ...booking, value: -booking.value, sign: -1, position, knownDay });
  }
  for (const [key, booking] of wanted) {
    if (booked.get(key)?.value !== booking.value) facts.push({ ...booking, sign: 1, position, knownDay });
  }
  return facts;
}

/** What facts amount to: those that were not taken back. */
export function netBookings(facts: Iterable<Fact>): Bookings {
  const net = new Map<string, Booking>();
  for (const { position: _position, knownDay: _knownDay, sign, ...booking } of facts) {
    const key = bookingKey(booking);
    if (sign === 1) net.set(key, booking);
    else net.delete(key);
  }
  return net;
}
