import type { Day } from '@lien-nganh/kernel';
import { ancestorsOn, type UnitKey, type UnitMap } from '@lien-nganh/vocabulary';
import type { Definition } from '../../measures/definition.ts';
import type { Amount } from './amount.ts';
import { Placer } from './place.ts';
import type { Question } from '../question.ts';
import { isObserved } from '../versions.ts';

/** A figure of the time before records, or an opening stock, as a paper tells it. Of one line no two tell of the same work. */
export interface Imported {
  /** The record that holds it. */
  readonly record: string;
  readonly unit: UnitKey;
  /** Both days included; of a stock both are its day. */
  readonly from: Day;
  readonly to: Day;
  readonly value: string;
  readonly exactness: 'exact' | 'rounded';
  /** Number and date of the paper. */
  readonly document: string;
  readonly dated: Day;
}

export interface ImportedAsked {
  readonly question: Pick<Question, 'from' | 'to'>;
  readonly definition: Pick<Definition, 'kind' | 'subject'>;
  readonly units: UnitMap;
}

/** What of the imported figures tells of the asked days, and what only shares some with them: that is no part of any value. */
export interface ImportedThen {
  readonly used: readonly Imported[];
  readonly cut: readonly Imported[];
}

/**
 * Which imported figures tell of the asked days. Of a stock the last opening of each unit by the asked day; of a flow those whose
 * days all lie within; of what counts different things only those of just the asked days, for it is never added over time.
 */
export function importedThen(imported: readonly Imported[], { question, definition }: ImportedAsked): ImportedThen {
  const { from, to } = question;
  if (definition.kind === 'derived-stock')
    return { used: lastOfEachUnit(imported.filter((one) => one.to <= to)), cut: [] };
  if (isObserved(definition)) return { used: [], cut: [] };
  const sharing = imported.filter((one) => one.from <= to && from <= one.to);
  const whole = (one: Imported) =>
    definition.kind === 'distinct' ? one.from === from && one.to === to : from <= one.from && one.to <= to;
  return { used: sharing.filter(whole), cut: sharing.filter((one) => !whole(one)) };
}

function lastOfEachUnit(imported: readonly Imported[]): readonly Imported[] {
  const last = new Map<UnitKey, Imported>();
  for (const one of imported) if ((last.get(one.unit)?.to ?? '') < one.to) last.set(one.unit, one);
  return [...last.values()];
}

/**
 * Whether an imported figure stands in place of what records say of a place and day: of a stock all up to its day, of a flow its own days. */
export function covering(
  used: readonly Imported[],
  { definition, units }: ImportedAsked,
): (place: string, on: Day) => boolean {
  const isStock = definition.kind === 'derived-stock';
  const covers = used.map((one) => {
    const level = units.byKey.get(one.unit)?.level ?? 'province';
    const placer = new Placer(units, { level, mapDay: one.to });
    const lies = (place: string, on: Day) => {
      if (level === 'province') return true;
      const site = placer.siteOf(place, on);
      return site.is === 'in' && placer.isOf(site.unit, one.unit);
    };
    return (place: string, on: Day) => on <= one.to && (isStock || one.from <= on) && lies(place, on);
  });
  return (place, on) => covers.some((isIn) => isIn(place, on));
}

/** Sums of records with the imported figures in place of those that they stand for. */
export function withImported(
  amounts: readonly Amount[],
  used: readonly Imported[],
  asked: ImportedAsked,
): readonly Amount[] {
  if (used.length === 0) return amounts;
  return [...withoutCovered(amounts, used, asked), ...used.map(amountOf)];
}

/** Sums of records that no imported figure stands for. */
export function withoutCovered(
  amounts: readonly Amount[],
  used: readonly Imported[],
  asked: ImportedAsked,
): readonly Amount[] {
  if (used.length === 0) return amounts;
  const isCovered = covering(used, asked);
  return amounts.filter(({ place, on }) => !isCovered(place, on));
}

function amountOf(one: Imported): Amount {
  return { place: one.unit, on: one.to, subject: '', part: '', value: BigInt(one.value), imported: one };
}

/** Whether an imported figure tells anything of a unit: of it, of one in it or of one around it. */
export function touches(units: UnitMap, { unit, to }: Imported, asked: UnitKey | null): boolean {
  if (asked === null || unit === asked) return true;
  const above = (key: UnitKey) => ancestorsOn(units, key, to).map((one) => one.key);
  return above(unit).includes(asked) || above(asked).includes(unit);
}
