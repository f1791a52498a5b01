import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { addDays, ancestorsOn, childrenOn, type UnitKey, type UnitMap } from '@lien-nganh/vocabulary';
import { latestKey, type Days } from '../../figure/same-unit.ts';
import { plansForAll } from '../../matrix/of-all.ts';
import type { Target } from '../../matrix/plan-targets.ts';
import type { Definition } from '../../measures/definition.ts';
import type { FigureAsked } from '../question/asked.ts';
import { isOfPlaces } from '../question/reach.ts';
import { provinceOf } from '../question/units-below.ts';

/** One target, of just what is counted. */
interface OneTarget {
  readonly is: 'one';
  readonly value: number;
  /** Days of what is counted towards it. */
  readonly days: Days;
  /** The targets that it is, or is the sum of. */
  readonly of: readonly Target[];
}

/**
 * What plans set for a figure: one target; one of more than is counted, where the line of an agency is asked that planned together
 * with others or for all; none; several that nobody may add up; or targets of only some of those whose work is counted.
 */
export type Planned =
  OneTarget | (Omit<OneTarget, 'is'> & { readonly is: 'wider' }) | { readonly is: 'none' | 'several' | 'some' };

/** Targets that agencies have for work of their own: they cover all of it only where nobody else has a line. */
export interface OfAgencies {
  readonly is: 'of-agencies';
  readonly agencies: readonly string[];
  readonly of: readonly Target[];
  /** From the first day of any to the last of the period. */
  readonly days: Days;
}

export interface PlannedBy {
  readonly targets: readonly Target[];
  readonly units: UnitMap;
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  /** Last day of the period: plans in force on it count. */
  readonly to: string;
  readonly definition: Definition | undefined;
}

/** Whether figures of the indicator may be added over units and agencies. */
function addsUp({ definition }: Pick<PlannedBy, 'definition'>): boolean {
  return definition?.kind === 'flow' || definition?.kind === 'derived-stock';
}

/**
 * The target that plans in force on the last day set for just this figure. That of an agency is of its own line, that of the People's
 * Committee of a unit of all that is done there. The work of all is compared with what was planned for all, and with targets of
 * agencies only once it is known whose lines there are. One of the
 * unit itself goes before those of units in it, and a plan of a year before one of several years. Where a unit has none and every
 * unit in it has one over the same days, they are added up; where only some have, that is said. A target is of no part of an
 * indicator.
 */
export function plannedFor(asked: FigureAsked, by: PlannedBy): Planned | OfAgencies {
  const own = targetsFor(asked, by);
  const top = topOf(asked, { ...by, targets: own });
  if (top === undefined) return { is: 'none' };
  const of = { ...by, targets: own };
  return asked.agency === null ? plannedForAll(top, of) : plannedIn(top, of, (target) => isOneLine(target, by));
}

/** Every target in force on the last day that bears on a figure, whether or not it covers all that is counted. */
export function targetsFor(asked: FigureAsked, by: PlannedBy): readonly Target[] {
  const { indicator, unit, agency, obligation, part, quarter } = asked;
  if (obligation !== null || part !== null || quarter !== null) return [];
  const { targets, to } = by;
  return targets.filter(
    (target) =>
      target.indicator === indicator &&
      target.period.from <= to &&
      to <= target.period.to &&
      (agency === null || target.agencies.includes(agency)) &&
      (unit === null || liesIn(target.unit, unit, by)),
  );
}

/** The unit that a figure is of: all work of an agency of a district or a commune is that of its own unit, where it plans for it. */
function topOf({ unit, agency }: FigureAsked, by: PlannedBy): UnitKey | undefined {
  const { units, agencies, targets } = by;
  if (unit !== null) return targets.length === 0 ? undefined : unit;
  const own = agency === null ? undefined : ownUnitOf(agencies.get(agency), by);
  const tops = [own, provinceOf(units)?.key];
  return tops.find((top) => top !== undefined && targets.some((target) => liesIn(target.unit, top, by)));
}

function ownUnitOf(agency: AgencyRecord | undefined, { units, to }: PlannedBy): UnitKey | undefined {
  if (agency === undefined || agency.level === 'province' || agency.unitCode === null) return undefined;
  const named = units.byCode.get(agency.unitCode) ?? [];
  return named.findLast(({ validFrom }) => validFrom === null || validFrom <= to)?.key;
}

function liesIn(unit: UnitKey, top: UnitKey, { units, to }: PlannedBy): boolean {
  const found = units.byKey.get(unit);
  if (found === undefined) return false;
  if (isOf(units, unit, top) || units.byKey.get(top)?.level === 'province') return true;
  const on = found.validTo !== null && found.validTo <= to ? addDays(found.validTo, -1) : to;
  return ancestorsOn(units, unit, on).some(({ key }) => isOf(units, key, top));
}

function plannedForAll(top: UnitKey, by: PlannedBy): Planned | OfAgencies {
  const forAll = by.targets.filter((target) => isForAll(target, by));
  const planned = plannedIn(top, { ...by, targets: forAll }, () => true);
  if (planned.is !== 'none' && planned.is !== 'some') return planned;
  const own = by.targets.filter((target) => !forAll.includes(target));
  return own.length === 0 ? planned : ofAgencies(top, { ...by, targets: own });
}

/** Whether it is of all that is done in its unit, rather than of the work of those whose plan it is. */
export function isForAll(
  { agencies, unit, period }: Target,
  by: Pick<PlannedBy, 'agencies' | 'units' | 'definition'>,
): boolean {
  const of = by.units.byKey.get(unit);
  if (of?.level !== 'province' && !isOfPlaces(by.definition)) return false;
  return agencies.some((agency) => plansForAll(by.agencies.get(agency), of, period.from));
}

function isOneLine(target: Target, by: PlannedBy): boolean {
  return target.agencies.length === 1 && !isForAll(target, by);
}

/** Whose targets there are, where each of them has one of its own line. */
function ofAgencies(unit: UnitKey, by: PlannedBy): Planned | OfAgencies {
  const agencies = [...new Set(by.targets.flatMap((target) => target.agencies))];
  const told = agencies.map((agency) => plannedFor(askedOf(agency, unit, by), by));
  const of = told.flatMap((one) => ('of' in one ? one.of : []));
  if (told.some(({ is }) => is === 'several')) return { is: 'several' };
  if (told.some((one) => !('of' in one))) return { is: 'some' };
  const from = of.map(({ period }) => period.from).sort()[0]!;
  return { is: 'of-agencies', agencies, of: [...new Set(of)], days: { from, to: by.to } };
}

function askedOf(agency: string, unit: UnitKey, { targets, units }: PlannedBy): FigureAsked {
  const isAll = units.byKey.get(unit)?.level === 'province';
  const narrowed = { obligation: null, part: null, quarter: null, column: 'plan' } as const;
  return { indicator: targets[0]!.indicator, agency, unit: isAll ? null : unit, ...narrowed };
}

/** @param isJustThat whether a target is of no more than what is counted */
function plannedIn(unit: string, by: PlannedBy, isJustThat: (target: Target) => boolean): Planned {
  const ofUnit = shortest(by.targets.filter((target) => isOf(by.units, target.unit, unit)));
  const [target, ...others] = ofUnit;
  if (others.length > 0) return { is: 'several' };
  if (target === undefined) return ofParts(unit, by, isJustThat);
  const days = { from: target.period.from, to: by.to };
  return { is: isJustThat(target) ? 'one' : 'wider', value: target.value, days, of: [target] };
}

/** Of what the units just below have. */
function ofParts(unit: string, by: PlannedBy, isJustThat: (target: Target) => boolean): Planned {
  const parts = childrenOn(by.units, unit, by.to).map(({ key }) => plannedIn(key, by, isJustThat));
  const told = parts.flatMap((part) => ('of' in part ? part : []));
  if (parts.every(({ is }) => is === 'none')) return { is: 'none' };
  if (parts.some(({ is }) => is === 'several')) return { is: 'several' };
  const [first] = told;
  const isWhole = told.length === parts.length && told.every(({ days }) => days.from === first!.days.from);
  if (!isWhole || !addsUp(by)) return { is: 'some' };
  const is = told.every((part) => part.is === 'one') ? 'one' : 'wider';
  return { is, value: sumOf(told), days: first!.days, of: told.flatMap(({ of }) => of) };
}

/** What each agency has of the figure of all: how much its line tells, where it has one. */
export interface LinesOfAll {
  readonly lines: ReadonlyMap<string, bigint>;
  readonly all: bigint | null;
}

/**
 * What targets of agencies are of the work of all: their sum where everybody who has a line has one, over the same days, and no
 * joint work stands in two of the lines; of joint work each planned a part, and the sum of parts is more than was planned.
 */
export function agreed(
  { agencies, of, days }: OfAgencies,
  { lines, all }: LinesOfAll,
  by: Pick<PlannedBy, 'definition'>,
): Planned {
  if ([...lines.keys()].some((agency) => !agencies.includes(agency))) return { is: 'some' };
  if (of.length > 1) {
    const sum = [...lines.values()].reduce((total, line) => total + line, 0n);
    if (!addsUp(by) || sum !== all || of.some(({ period }) => period.from !== days.from)) return { is: 'several' };
  }
  return { is: 'one', value: sumOf(of), days, of };
}

function sumOf(told: readonly { readonly value: number }[]): number {
  return told.reduce((sum, { value }) => sum + value, 0);
}

/** Those of the plans over the fewest days. */
function shortest(targets: readonly Target[]): readonly Target[] {
  const begun = targets
    .map(({ period }) => period.from)
    .sort()
    .at(-1);
  const latest = targets.filter(({ period }) => period.from === begun);
  const ends = latest.map(({ period }) => period.to).sort()[0];
  return latest.filter(({ period }) => period.to === ends);
}

function isOf(units: UnitMap, planned: string, asked: string): boolean {
  return latestKey(units, planned) === latestKey(units, asked);
}
