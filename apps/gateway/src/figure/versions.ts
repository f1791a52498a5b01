import type { Day } from '@lien-nganh/kernel';
import { mapDayOf } from '@lien-nganh/vocabulary';
import { isFraming, isWithheld, versionHolding, type Definition, type Definitions } from '../measures/definition.ts';
import { measureNamed } from '../measures/catalogue.ts';
import { QuestionRefused, type Question } from './question.ts';

/** The definitions by which a question is answered. */
export interface AsDefined {
  /** As known at the position that is asked for. */
  readonly definitions: Definitions;
  /** As known now: what is withheld today is withheld in every past picture. */
  readonly present: Definitions;
}

/** Which versions of the definition answer a question. */
export interface Versions {
  /** The version that frames the answer: the one of the period's last day, else the last that held in it. */
  readonly definition: Definition;
  readonly held: readonly number[];
}

/** @throws QuestionRefused for an indicator that nobody has defined */
export function versionsOf(
  { indicator, from, to }: Pick<Question, 'indicator' | 'from' | 'to'>,
  { definitions, present }: AsDefined,
): Versions {
  const known = definitions.byCode.get(indicator) ?? [];
  const now = present.byCode.get(indicator);
  if (now === undefined || isFraming(indicator)) throw new QuestionRefused('indicator-unknown', { indicator });
  const days = [from, ...known.map(({ validFrom }) => validFrom).filter((day) => from < day && day <= to), to];
  const held = days.flatMap((day) => versionHolding(known, day) ?? []);
  const numbers = [...new Set(held.map(({ definitionVersion }) => definitionVersion))].sort((a, b) => a - b);
  return { definition: held.at(-1) ?? now[0]!, held: numbers };
}

/** What was withheld once stays withheld, in every past picture too. */
export function isWithheldNow(indicator: string, present: Definitions): boolean {
  return present.byCode.get(indicator)?.some(isWithheld) ?? false;
}

/** Whether the figures of a definition are told in releases: then nothing else tells them. */
export function comesInReleases({ measure }: Pick<Definition, 'measure'>): boolean {
  return measure !== null && (measureNamed(measure)?.released ?? false);
}

/** Why no fact can be behind a definition; `null`: some can. */
export function whyNotFed({ measure }: Pick<Definition, 'measure'>): 'not-fed' | 'not-published' | null {
  const entry = measure === null ? undefined : measureNamed(measure);
  if (entry === undefined) return 'not-fed';
  return entry.published ? null : 'not-published';
}

/** @throws QuestionRefused for a dimension by which the indicator is not broken down */
export function checkBreakdown(
  { breakdown, part }: Pick<Question, 'breakdown' | 'part'>,
  { breakdowns }: Pick<Definition, 'breakdowns'>,
): void {
  if (breakdown === null && part === undefined) return;
  if (breakdowns.some(({ dimension }) => dimension === breakdown)) return;
  throw new QuestionRefused('breakdown-unknown', { breakdown: breakdown ?? '' });
}

/** Kinds that are of one day. */
export function isStock({ kind }: { readonly kind: string }): boolean {
  return kind === 'derived-stock' || kind === 'observed-stock' || kind === 'estimate';
}

/** Kinds that somebody observes or estimates: each value is a look of its own. */
export function isObserved({ kind }: Pick<Definition, 'kind'>): boolean {
  return kind === 'observed-stock' || kind === 'estimate';
}

/** The one map on which everything is placed. A stock is of one day, and so is its map; flows lie each on their own day's. */
export function mapDayFor(
  { map, to }: Pick<Question, 'map' | 'to'>,
  definition: Pick<Definition, 'kind'>,
  today: Day,
): Day | null {
  if (map === 'as-was' && !isStock(definition)) return null;
  return mapDayOf(map, { occurredOn: to, today });
}
