import type { Day, Instant } from '@lien-nganh/kernel';
import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import type { UnitLevel } from '@lien-nganh/vocabulary';
import { Placer } from '../../figure/counting/place.ts';
import { latestKey } from '../../figure/same-unit.ts';
import { isStock, mapDayFor } from '../../figure/versions.ts';
import type { FactBetween, ReleaseBetween } from '../../ledger/drill-down/changes-between.ts';
import { axisOf } from '../../figure/question.ts';
import type { FigureAsked } from '../question/asked.ts';
import { daysAsked } from '../question/days.ts';
import type { ReadBy } from '../figures/reading.ts';
import type { Told, ToldByRef } from '../figures/told.ts';

/** What happened to a record, or by what else a figure became another. */
export const changeKinds = ['late-entry', 'correction', 'withdrawal', 'merging', 'definition', 'release'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One event that changed figures after they were told. */
export interface ChangeEvent {
  readonly kind: ChangeKind;
  readonly record: string;
  readonly event: string;
  readonly position: bigint;
  readonly recordedAt: Instant;
  /** Day on which it happened; of a release the last of its period. */
  readonly occurredOn: Day;
}

/** A figure that was told as one value and is another, with the events in between that it counts. */
export interface FigureChange {
  readonly told: Told;
  readonly from: ReportValue;
  readonly to: ReportValue;
  readonly events: readonly ChangeEvent[];
}

export interface Between {
  readonly facts: readonly FactBetween[];
  readonly releases: readonly ReleaseBetween[];
}

/** Indicators of the figures that are another now. */
export function changedIndicators(before: ToldByRef, after: ToldByRef): readonly string[] {
  const changed = [...before.values()].filter((told) => !same(told, after.get(told.ref)));
  return [...new Set(changed.map(({ asked }) => asked.indicator))];
}

/** Each figure that is another, with the events that changed it. What is withheld before and after has not changed. */
export function changesOf(
  before: ToldByRef,
  after: ToldByRef,
  { between, by }: { readonly between: Between; readonly by: ReadBy },
): readonly FigureChange[] {
  const counts = countingIn(by);
  return [...before.values()]
    .filter((told) => !same(told, after.get(told.ref)))
    .map((told) => ({
      ...{ told, from: told.value, to: after.get(told.ref)!.value },
      events: eventsOf(told, between, counts),
    }));
}

function same({ value }: Told, other: Told | undefined): boolean {
  return other === undefined || shown(value) === shown(other.value);
}

/** None is none, however often somebody looked. */
function shown(value: ReportValue): string {
  return value.is === 'zero' ? 'zero' : JSON.stringify(value);
}

type Counts = (told: Told, fact: FactBetween) => boolean;

function eventsOf(told: Told, { facts, releases }: Between, counts: Counts): readonly ChangeEvent[] {
  const own = facts.filter((fact) => fact.indicator === told.asked.indicator && counts(told, fact));
  const renewed = releases.filter(({ indicator }) => indicator === told.asked.indicator);
  const events = [...own.map(changeOf), ...renewed.map(releaseOf)];
  return [...new Map(events.map((one) => [`${one.event} ${one.record}`, one])).values()];
}

function changeOf(fact: FactBetween): ChangeEvent {
  const { record, event, position, recordedAt, occurredOn } = fact;
  return { kind: kindOf(fact), record, event, position, recordedAt, occurredOn };
}

function kindOf({ cause, before, after }: FactBetween): ChangeKind {
  if (cause !== 'record') return cause;
  if (!before) return 'late-entry';
  return after ? 'correction' : 'withdrawal';
}

function releaseOf({ record, event, position, recordedAt, to }: ReleaseBetween): ChangeEvent {
  return { kind: 'release', record, event, position, recordedAt, occurredOn: to };
}

/** Whether a fact lies in what a figure counts: in its line, days, part and unit. */
function countingIn(by: ReadBy): Counts {
  const placers = new Map<string, Placer>();
  const placerOf = (told: Told, level: UnitLevel) => {
    const mapDay = mapDayOf(told, by);
    const name = `${level} ${mapDay ?? ''}`;
    const placer = placers.get(name) ?? new Placer(by.units, { level, mapDay });
    placers.set(name, placer);
    return placer;
  };
  const isIn = (told: Told, { place, occurredOn }: FactBetween): boolean => {
    const unit = by.units.byKey.get(told.asked.unit ?? '');
    if (unit === undefined || unit.level === 'province') return true;
    const site = placerOf(told, unit.level).siteOf(place, occurredOn);
    return site.is === 'in' && site.unit === latestKey(by.units, unit.key);
  };
  return (told, fact) =>
    isOnLine(told.asked, fact) && isInDays(told, fact, by) && isOfPart(told.asked, fact) && isIn(told, fact);
}

/** The one map on which a figure lies; `null`: each thing on its own day's. */
function mapDayOf({ definition }: Told, { map, period, circumstances }: ReadBy): Day | null {
  return definition === null ? null : mapDayFor({ map, to: period.to }, definition, circumstances.today);
}

function isOnLine({ agency, obligation }: FigureAsked, fact: FactBetween): boolean {
  const { axis, line } = axisOf({ agency, obligation });
  return fact.axis === axis && fact.line === line;
}

/** A stock counts all that happened until its day; what is compared counts the days of both. */
function isInDays({ asked, definition }: Told, { occurredOn }: FactBetween, { period }: ReadBy): boolean {
  const stands = definition !== null && isStock(definition);
  return columnsOf(asked.column).some((column) => {
    const { from, to } = daysAsked(period, { ...asked, column });
    return occurredOn <= to && (stands || from <= occurredOn);
  });
}

function columnsOf(column: FigureAsked['column']): readonly FigureAsked['column'][] {
  if (column === 'change') return ['period', 'previous'];
  if (column === 'change-on-year') return ['period', 'last-year'];
  return column === 'percent-of-plan' ? ['year-to-date'] : [column];
}

function isOfPart({ part }: FigureAsked, { dimensions }: FactBetween): boolean {
  return part === null || (dimensions[part.dimension] ?? '') === part.value;
}
