import type { Day } from '@lien-nganh/kernel';
import type { Definition, Definitions } from '../measures/definition.ts';
import { passes, versionFor } from '../measures/definition.ts';
import type { Measured } from '../measures/measured.ts';

/** `total` holds each thing once; the others hold one line for each agency, or each obligation. Never added together. */
export type Axis = 'total' | 'agency' | 'obligation';

/** A countable thing under one version of one indicator: what all its lines share. */
export interface Counted {
  readonly indicator: string;
  readonly version: number;
  readonly item: string;
  /** What a distinct count counts it under; empty elsewhere. */
  readonly subject: string;
  /** Unit, then the site's places on later maps, `03388@2012-11-03>03388@2025-07-01`; empty: the province as a whole. */
  readonly place: string;
  readonly occurredOn: Day;
  /** Only those by which the indicator is broken down; an empty value is "not classified". */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly sensitivity: Definition['sensitivity'];
}

/** One line of it. */
export interface Line {
  readonly axis: Axis;
  /** The agency or obligation whose line it is; empty on the axis `total`. */
  readonly line: string;
  readonly value: bigint;
}

/** A row of the ledger. It is never changed; a correction is a reversal and, where something takes its place, a new row. */
export interface Fact extends Line {
  readonly counted: Counted;
  /** Where the log has what caused it, and which of the facts there of its record it is. */
  readonly position: bigint;
  readonly n: number;
  readonly knownDay: Day;
  /** 1 books, −1 takes back. */
  readonly sign: 1 | -1;
}

/** What the ledger wants to hold, or holds, of one thing. */
export interface Booking {
  readonly counted: Counted;
  readonly lines: readonly Line[];
}

/** The bookings of one record, by indicator, version and item. */
export type Bookings = ReadonlyMap<string, Booking>;

function bookingKey({ indicator, version, item }: Counted): string {
  return `${indicator} ${version} ${item}`;
}

/** Everything that measured things count for under the definitions of one moment. */
export function wantedBookings(measured: readonly Measured[], definitions: Definitions): Bookings {
  const wanted = new Map<string, Booking>();
  for (const one of measured) {
    for (const versions of definitions.byMeasure.get(one.measure) ?? []) {
      const booking = bookingOf(one, versionFor(versions, one.measure, one.occurredOn));
      if (booking !== null && (one.value >= 0n || !takesBack(wanted, booking))) add(wanted, booking);
    }
  }
  return wanted;
}

/** What a thing counts for under the version that holds; `null`: it does not count. */
function bookingOf(one: Measured, definition: Definition | null): Booking | null {
  if (definition === null || !passes(definition.filter, one.dimensions)) return null;
  const subject = subjectOf(one, definition);
  return subject === null ? null : { counted: countedAs(one, definition, subject), lines: linesOf(one, definition) };
}

/** The same thing said twice, as a finding of one item by one agency, counts twice. */
function add(wanted: Map<string, Booking>, { counted, lines }: Booking): void {
  let once = counted;
  for (let n = 2; wanted.has(bookingKey(once)); n++) once = { ...counted, item: `${counted.item}#${n}` };
  wanted.set(bookingKey(once), { counted: once, lines });
}

/** Where something became another that is the same to an indicator, nothing of it is booked. */
function takesBack(wanted: Map<string, Booking>, { counted, lines }: Booking): boolean {
  for (const [key, other] of wanted) {
    if (other.counted.indicator !== counted.indicator || other.counted.version !== counted.version) continue;
    if (!sameThing(counted, other.counted) || !isNegative(lines, other.lines)) continue;
    return wanted.delete(key);
  }
  return false;
}

function isNegative(lines: readonly Line[], others: readonly Line[]): boolean {
  return lines.length === others.length && lines.every(({ value }, index) => value === -others[index]!.value);
}

function countedAs(one: Measured, definition: Definition, subject: string): Counted {
  return {
    indicator: definition.code,
    version: definition.definitionVersion,
    item: one.item,
    subject,
    place: placeOf(one),
    occurredOn: one.occurredOn,
    dimensions: dimensionsOf(one, definition),
    sensitivity: definition.sensitivity,
  };
}

function placeOf({ unit, placements }: Measured): string {
  return placements.length === 0 ? (unit ?? '') : [...(unit === null ? [] : [unit]), ...placements].join('>');
}

function linesOf(one: Measured, definition: Definition): readonly Line[] {
  const lines: Line[] = [{ axis: 'total', line: '', value: one.value }];
  for (const { agency, value } of agencyLines(one, definition)) lines.push({ axis: 'agency', line: agency, value });
  for (const line of one.obligations) lines.push({ axis: 'obligation', line, value: one.value });
  return lines;
}

const countsSubjects: ReadonlySet<Definition['kind']> = new Set(['distinct', 'derived-stock']);

/** `null`: a thing without this subject is not what the indicator counts. Communes and districts are found on the map. */
function subjectOf(one: Measured, { kind, subject }: Definition): string | null {
  if (!countsSubjects.has(kind) || subject === null || subject === 'commune' || subject === 'district') return '';
  return one.subjects[subject] ?? null;
}

/** What an estimate says of how it was made. */
const MADE = ['method', 'author'];

function dimensionsOf({ dimensions }: Measured, { breakdowns, kind }: Definition): Record<string, string> {
  const named: Record<string, string> = {};
  for (const { dimension } of breakdowns) named[dimension] = dimensions[dimension] ?? '';
  if (kind === 'estimate') for (const dimension of MADE) named[dimension] = dimensions[dimension] ?? '';
  return named;
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
export function difference(booked: Bookings, wanted: Bookings, moment: Moment): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [key, booking] of booked) {
    const kept = linesKept(booking, wanted.get(key));
    write(facts, { booking, without: kept, sign: -1, moment });
  }
  for (const [key, booking] of wanted) {
    const kept = linesKept(booking, booked.get(key));
    write(facts, { booking, without: kept, sign: 1, moment });
  }
  return facts;
}

interface Writing {
  readonly booking: Booking;
  /** Lines that stay as they are. */
  readonly without: readonly Line[];
  readonly sign: 1 | -1;
  readonly moment: Moment;
}

function write(facts: Fact[], { booking: { counted, lines }, without, sign, moment }: Writing): void {
  const { position, knownDay } = moment;
  for (const { axis, line, value } of lines) {
    if (without.some((kept) => kept.line === line && kept.axis === axis && kept.value === value)) continue;
    facts.push({ counted, axis, line, value: sign === 1 ? value : -value, position, n: facts.length, knownDay, sign });
  }
}

/** The lines of the other booking, when it is of the very same thing; else none: then all lines are taken back. */
function linesKept({ counted }: Booking, other: Booking | undefined): readonly Line[] {
  return other !== undefined && sameThing(counted, other.counted) ? other.lines : [];
}

function sameThing(a: Counted, b: Counted): boolean {
  const same = a.subject === b.subject && a.place === b.place && a.occurredOn === b.occurredOn;
  return same && sameDimensions(a.dimensions, b.dimensions);
}

function sameDimensions(a: Counted['dimensions'], b: Counted['dimensions']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** What facts of one record amount to, in their order: those that were not taken back. */
export function netBookings(facts: Iterable<Fact>): Bookings {
  const net = new Map<string, { counted: Counted; lines: Line[] }>();
  for (const { counted, axis, line, value, sign } of facts) {
    const key = bookingKey(counted);
    const booking = net.get(key) ?? { counted, lines: [] };
    const others = booking.lines.filter((other) => other.axis !== axis || other.line !== line);
    const lines = sign === 1 ? [...others, { axis, line, value }] : others;
    if (lines.length === 0) net.delete(key);
    else net.set(key, { counted: sign === 1 ? counted : booking.counted, lines });
  }
  return net;
}
