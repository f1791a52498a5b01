import type { Day } from '@lien-nganh/kernel';
import type { UnitKey, UnitLevel } from '@lien-nganh/vocabulary';
import type { Definition } from '../measures/definition.ts';
import type { Amount } from './counting/amount.ts';
import { amountsThatCount, countOf } from './counting/count.ts';
import { observedAround } from './counting/observed.ts';
import { explain } from './words/explain.ts';
import {
  importedThen,
  touches,
  withImported,
  withoutCovered,
  type Imported,
  type ImportedThen,
} from './counting/imported.ts';
import { Placer, whyNotOnMap } from './counting/place.ts';
import { daysOfMaps, frameOf, nothingBeside, periodState, type Asked as AskedOf, type Beside } from './frame.ts';
import type { Question } from './question.ts';
import { isFoundByChecking } from './ranking.ts';
import { total, withRemainder } from './counting/remainder.ts';
import { releasedFigure, tellingOf, type ReleasedMaterial } from './released/released.ts';
import { slicesOf, type Slice, type Slices } from './counting/slices.ts';
import { unplacedOf } from './counting/unplaced.ts';
import { whyNotStated } from './counting/stated.ts';
import type { Figure, FigureValue, Frame, NotPlaced } from './value.ts';
import { valued } from './valued.ts';
import {
  checkBreakdown,
  comesInReleases,
  isObserved,
  isStock,
  isWithheldNow,
  mapDayFor,
  versionsOf,
  whyNotFed,
  type AsDefined,
} from './versions.ts';

/** Everything that figures of one indicator, axis and line are computed from. Amounts are of exactly the asked period. */
export interface Material extends AsDefined, ReleasedMaterial {
  readonly amounts: readonly Amount[];
  /** The same things, divided by the asked dimension. */
  readonly parts: readonly Amount[];
  /** Times that somebody looked. */
  readonly checks: readonly Amount[];
  readonly openPairEnds: readonly Amount[];
  /** Years that were stated, of which each is one. */
  readonly statedYears: readonly Amount[];
  /** Figures of papers, of just this indicator and line. */
  readonly imported: readonly Imported[];
}

/** Computes one figure. Every figure of the platform comes from here. */
export function figure(question: Question, material: Material): Figure {
  return figuresFor(question, [question.unit], material)[0]!;
}

/**
 * Computes the same question for several units; `null` stands for the province.
 * @throws QuestionRefused for an unknown indicator or breakdown
 */
export function figuresFor(
  question: Question,
  units: readonly (UnitKey | null)[],
  material: Material,
): readonly Figure[] {
  const versions = versionsOf(question, material);
  const asked = (unit: UnitKey | null) => ({ question: { ...question, unit }, material, versions });
  if (comesInReleases(versions.definition)) {
    checkBreakdown(question, versions.definition);
    const telling = tellingOf(asked(null));
    return units.map((unit) => releasedFigure(asked(unit), telling));
  }
  if (isWithheldNow(question.indicator, material.present)) return units.map((unit) => withheldFigure(asked(unit)));
  checkBreakdown(question, versions.definition);
  const laid = layOut(question, material, versions.definition);
  return units.map((unit) => figureAt(asked(unit), laid));
}

type Asked = AskedOf<Material>;

/** No word on what it is, nor on how it is made up. */
function withheldFigure(asked: Asked): Figure {
  const value = { is: 'withheld' } as const;
  const frame = frameOf(asked, nothingBeside);
  return { value, frame, parts: null, steps: explain({ value, frame, slice: null, units: asked.material.units }) };
}

/**
 * What has no place at a level of the asked map: with the units of that level it makes up the province. `null` where the
 * province has no number either, and of what comes in releases: no release tells it.
 */
export function cannotBePlacedAt(question: Question, level: UnitLevel, material: Material): bigint | null {
  const { definition } = versionsOf(question, material);
  if (comesInReleases(definition) || isWithheldNow(question.indicator, material.present)) return null;
  if (whyNotFed(definition) !== null || provinceIsNotStated(question, material, definition)) return null;
  // An estimate is of one unit: those of others are no part of it.
  if (definition.kind === 'estimate') return null;
  const laid = layOut(question, material, definition);
  const amounts = laid.amounts.nowhereAt(level).map(({ amount }) => amount);
  return countOf(definition, amounts, laid.subjects) ?? 0n;
}

interface LaidOut {
  readonly mapDay: Day | null;
  readonly amounts: Slices;
  readonly parts: Slices;
  readonly checks: Slices;
  readonly openPairEnds: Slices;
  readonly subjects: Placer;
  readonly papers: ImportedThen;
}

function layOut(question: Question, material: Material, definition: Definition): LaidOut {
  const mapDay = mapDayFor(question, definition, material.today);
  const lay = (amounts: readonly Amount[]) => slicesOf(amounts, material.units, mapDay);
  const level = definition.subject === 'district' ? 'district' : 'commune';
  const silent = provinceIsNotStated(question, material, definition);
  const by = { question, definition, units: material.units };
  const papers = importedThen(silent ? [] : material.imported, by);
  return {
    ...{ mapDay, papers },
    amounts: lay(silent ? [] : withImported(material.amounts, papers.used, by)),
    parts: lay(silent ? [] : withoutCovered(material.parts, papers.used, by)),
    checks: lay(material.checks),
    openPairEnds: lay(material.openPairEnds),
    subjects: new Placer(material.units, { level, mapDay }),
  };
}

/** Then no figure has anything beside it either. */
function provinceIsNotStated(question: Question, { statedYears }: Material, definition: Definition): boolean {
  return whyNotStated({ ...question, unit: null }, definition, total(statedYears)) !== null;
}

function figureAt(asked: Asked, laid: LaidOut): Figure {
  const { question, versions } = asked;
  const { definition } = versions;
  const at = { unit: question.unit, subjects: laid.subjects };
  const slice = sliceOf(asked, laid);
  const looks = total(laid.checks.at(question.unit).inside);
  const unstated = whyNotStated(question, definition, total(asked.material.statedYears));
  const papers = papersIn(asked, laid);
  const lack = periodState(question, asked.material.today) === 'not-begun' ? 'not-begun' : null;
  const around = question.part === undefined || slice.inside.length > 0 ? 0 : observedAround(asked, laid);
  const valueOf = (inside: readonly Amount[]) =>
    valued(
      { ...versions, unstated, lack, question, papers },
      countOf(definition, inside, laid.subjects) ?? (around > 0 ? 0n : null),
      isObserved(definition) ? BigInt(inside.length + around) : looks,
    );
  const lost = notOnMap(asked, laid, slice);
  const value: FigureValue = lost === null ? valueOf(slice.inside) : { is: 'cannot-be-carried', because: lost };
  const frame = frameOf(asked, { ...besideOf(asked, laid, slice), imported: papers.used, importedBeside: papers.cut });
  const parts =
    lost === null && question.part === undefined
      ? partsOf(
          asked,
          { amounts: amountsThatCount(definition, laid.parts.at(question.unit).inside, at), whole: slice.inside },
          valueOf,
        )
      : null;
  return {
    ...{ value, frame, parts },
    get steps() {
      const byLooking = isObserved(definition) || isFoundByChecking(definition, null);
      return explain({ value, frame, slice, units: asked.material.units, byLooking });
    },
  };
}

/** An opening of a wider unit may be all of it: what records moved since is no stock. */
function isOpenedAround({ unplaced }: Slice, definition: Definition): boolean {
  return isStock(definition) && unplaced.some(({ amount }) => amount.imported !== undefined);
}

/** Figures of papers that are in the value of the unit, and those that only share days with it. */
function papersIn({ question: { unit }, material, versions: { definition } }: Asked, laid: LaidOut): ImportedThen {
  if (laid.papers.used.length + laid.papers.cut.length === 0) return laid.papers;
  const counting = amountsThatCount(definition, laid.amounts.at(unit).inside, { unit, subjects: laid.subjects });
  return {
    used: counting.flatMap(({ imported }) => imported ?? []),
    cut: laid.papers.cut.filter((one) => touches(material.units, one, unit)),
  };
}

/** What of the unit counts: all of it, or just the asked part. */
function sliceOf({ question, versions: { definition } }: Asked, laid: LaidOut): Slice {
  const at = { unit: question.unit, subjects: laid.subjects };
  const whole = laid.amounts.at(question.unit);
  const inside = amountsThatCount(definition, whole.inside, at);
  const { part } = question;
  if (part === undefined) return { ...whole, inside };
  const divided = laid.parts.at(question.unit);
  const parts = withRemainder(amountsThatCount(definition, divided.inside, at), inside, definition);
  const unplaced = divided.unplaced.filter(({ amount }) => amount.part === part);
  return { inside: parts.filter((amount) => amount.part === part), unplaced };
}

/** Why a unit can have no value on the asked map: it is not there, or all that may be its own has no place. */
function notOnMap(asked: Asked, laid: LaidOut, slice: Slice): NotPlaced | null {
  const { question, material, versions } = asked;
  if (question.unit === null) return null;
  const absent = whyNotOnMap(material.units, question.unit, daysOfMaps(question, laid.mapDay));
  if (absent !== null) return absent;
  if (isOpenedAround(slice, versions.definition)) return 'too-wide';
  if ((countOf(versions.definition, slice.inside, laid.subjects) ?? 0n) !== 0n) return null;
  return unplacedOf(slice, versions.definition, laid.subjects)?.because[0] ?? null;
}

function partsOf(
  { question, versions }: Asked,
  { amounts, whole }: { readonly amounts: readonly Amount[]; readonly whole: readonly Amount[] },
  valueOf: (inside: readonly Amount[]) => FigureValue,
): Figure['parts'] {
  const breakdown = versions.definition.breakdowns.find(({ dimension }) => dimension === question.breakdown);
  if (!breakdown) return null;
  const byPart = new Map<string, Amount[]>();
  for (const amount of withRemainder(amounts, whole, versions.definition)) {
    byPart.set(amount.part, [...(byPart.get(amount.part) ?? []), amount]);
  }
  const values = [...byPart]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, own]) => ({ part, value: valueOf(own) }))
    .filter(({ value }) => value.is === 'number');
  return { ...breakdown, values };
}

function besideOf({ question, versions: { definition } }: Asked, laid: LaidOut, slice: Slice): Beside {
  return {
    ...nothingBeside,
    estimate: estimateIn(definition, slice),
    openPairs: Number((total(laid.openPairEnds.at(question.unit).inside) + 1n) / 2n),
    cannotBePlaced: unplacedOf(slice, definition, laid.subjects),
  };
}

function estimateIn({ kind }: Definition, { inside: [last] }: Slice): Frame['estimate'] {
  if (kind !== 'estimate' || last?.made === undefined) return null;
  return { ...last.made, on: last.on };
}
