import {
  actedForOn,
  agenciesBySlug,
  allAgencies,
  allIndicators,
  binds,
  obligationsKnown,
  unitOn,
} from '@lien-nganh/contracts/reference';
import type { AgencyRecord, IndicatorRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import { lookUp, reject, type Day, type LookUp, type LookUps, type Rejected } from '@lien-nganh/kernel';
import { levelOf, validOn } from '@lien-nganh/vocabulary';
import { isKeptForItsUnit, liesInAreaOf } from '../rules/area.ts';
import type { Content, Kind } from '../content.ts';
import { paperFault } from '../rules/papers.ts';

/** Where a piece of work was done, by whom and when. */
export interface Placed {
  readonly on: Day;
  readonly unit: string;
  readonly lead: string;
  readonly participants: readonly string[];
}

export interface Facts {
  readonly unit: UnitRecord | null;
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What a decision about a piece of work knows beside it. */
export function placeLookUps(kind: Kind, placed: Placed, content: Content) {
  return {
    unit: unitOn(placed.unit, placed.on),
    agencies: agenciesBySlug([placed.lead, ...placed.participants]),
    facts: together(kind.looksUp?.(content, placed.on) ?? {}),
  };
}

function together(lookUps: LookUps): LookUp<Readonly<Record<string, unknown>>> {
  const names = Object.keys(lookUps);
  return lookUp([...new Set(names.flatMap((name) => lookUps[name]!.tables))], async (rows, records) => {
    const found = await Promise.all(names.map((name) => lookUps[name]!.resolve(rows, records)));
    return Object.fromEntries(names.map((name, at) => [name, found[at]]));
  });
}

export const placeRules = [
  'happened-by-today',
  'unit-exists-on-that-day',
  'unit-is-of-its-level',
  'agency-exists-on-that-day',
] as const;

/** Rules of a place that some kinds refuse by; others record what happened, and mark it. */
export function areaRules(kind: Kind): readonly 'unit-is-the-leads'[] {
  return isKeptForItsUnit(kind) ? ['unit-is-the-leads'] : [];
}

export function areaMarks(kind: Kind): readonly 'unit-is-the-leads'[] {
  return isKeptForItsUnit(kind) ? [] : ['unit-is-the-leads'];
}

/**
 * A day to come, a unit or an agency that was not there on the day, a level at which such work is not recorded; and of what is
 * kept for its unit one for which its lead does not answer.
 */
export function placeFault(kind: Kind, { on, lead, participants }: Placed, { unit, agencies }: Facts, today: Day) {
  if (on > today) return reject('happened-by-today');
  if (unit === null) return reject('unit-exists-on-that-day');
  if (kind.levels && !kind.levels.includes(levelOf(unit.type))) {
    return reject('unit-is-of-its-level', { levels: [...kind.levels] });
  }
  const missing = [lead, ...participants].find((slug) => !existed(agencies.get(slug), on));
  if (missing !== undefined) return reject('agency-exists-on-that-day', { agency: missing });
  const isElsewhere = isKeptForItsUnit(kind) && !liesInAreaOf(agencies.get(lead)!, unit);
  return isElsewhere ? reject('unit-is-the-leads') : null;
}

function existed(agency: AgencyRecord | undefined, on: Day): boolean {
  return agency !== undefined && validOn(agency, on);
}

/**
 * The first rule of the sector that what is told breaks, or that a paper lies ahead; null where nothing is wrong. Only the declaration of the kind knows
 * the rule's name, so that here it fits every command: `work` declares it for all of them.
 */
export function contentFault(
  kind: Kind,
  told: { readonly content: Content; readonly placed: Placed; readonly today: Day; readonly paper?: unknown },
  { unit, agencies, facts }: Facts,
) {
  const { on, lead, participants } = told.placed;
  const where = { on, today: told.today, unit: unit!, lead: agencies.get(lead)!, agencies: [lead, ...participants] };
  const shown = { content: told.content, ...where, facts };
  const broken = Object.entries(kind.rules ?? {}).find(([, rule]) => rule.broken(shown));
  const ofTheSector: Rejected<never> | null = broken ? reject(broken[0] as never) : null;
  return ofTheSector ?? paperFault([told.paper, ...Object.values(told.content)], told.today);
}

/**
 * Obligations that a piece of work is proposed for: an indicator over one of its measures is evidence of them, they bind on
 * its day, and they address somebody who took part, or for whom somebody who took part acts. So an officer normally names none.
 */
export function proposedObligations(
  kind: Pick<Kind, 'measures'>,
  { on, lead, participants }: Omit<Placed, 'unit'>,
): LookUp<readonly string[]> {
  return lookUp(['indicators', 'obligations', 'agencies'], async (rows) => {
    const evidenced = (await allIndicators().resolve(rows))
      .filter((indicator) => isCountedBy(kind, indicator) && holdsOn(indicator, on))
      .flatMap(({ obligations }) => obligations);
    const known = await obligationsKnown([...new Set(evidenced)].sort()).resolve(rows);
    const agencies = await allAgencies().resolve(rows);
    const actedFor = new Set([lead, ...participants].flatMap((one) => actedForOn(agencies, one, on)));
    const addressed = (addressees: readonly string[]) => addressees.some((one) => actedFor.has(one));
    return [...known].filter(([, one]) => binds(one, on) && addressed(one.addressees)).map(([key]) => key);
  });
}

function isCountedBy({ measures }: Pick<Kind, 'measures'>, { measure }: IndicatorRecord): boolean {
  return measure !== null && measures.includes(measure);
}

function holdsOn({ validFrom, validTo }: IndicatorRecord, on: Day): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}
