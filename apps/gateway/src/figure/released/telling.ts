import type { Day } from '@lien-nganh/kernel';
import type { UnitKey, UnitMap } from '@lien-nganh/vocabulary';
import type { Definition } from '../../measures/definition.ts';
import type { Question } from '../question.ts';
import type { ReleaseTable, ToldCell } from './release-table.ts';
import { ReleasedCells, type Found } from './released-cells.ts';
import { spansOfSame, type Days } from '../same-unit.ts';
import { tiling } from './tiling.ts';
import type { FigureValue } from '../value.ts';

/** What releases say of one unit, or of one part of it. */
export interface Told {
  readonly value: FigureValue;
  /** The cells that it was taken from, in order of time. */
  readonly cells: readonly ToldCell[];
}

/** Releases of one indicator, each table in its newest edition, and how they are asked. */
export interface TellingAsked {
  readonly question: Question;
  readonly definition: Definition;
  readonly tables: readonly ReleaseTable[];
  readonly units: UnitMap;
  /** `null`: each period on the map of its own days. */
  readonly mapDay: Day | null;
}

/**
 * Answers from releases alone: a cell is what it is said to be, and no unit, part or period is worked out from others but
 * by adding up whole periods, or whole units that became one. People counted once are never added.
 */
export class Telling {
  /** Tables of the service whose indicator it is: what another tells of it is no figure. */
  readonly #released: readonly ReleaseTable[];
  /** Those of the asked line. */
  readonly #tables: readonly ReleaseTable[];
  readonly #cells: ReleasedCells;

  constructor(private readonly asked: TellingAsked) {
    const { tables, definition, question } = asked;
    this.#released = tables.filter(({ type }) => type === definition.measure);
    const { obligation } = question;
    this.#tables = this.#released.filter(({ obligations }) => obligation === null || obligations.includes(obligation));
    this.#cells = new ReleasedCells(asked);
  }

  /** @param part value of the asked dimension; `null`: the unit as a whole */
  at(unit: UnitKey | null, part: string | null): Told {
    if (this.#hasNoLine()) return missing('no-lines');
    const found = new Map(this.#tables.map((table) => [table, this.#cells.at(table, unit, part)]));
    const there = this.#tables.filter((table) => found.get(table) !== null);
    const chosen = this.#isOfLastDay() ? this.#last(there) : this.#over(unit, there);
    if (chosen !== null) return sumOf(chosen.map((table) => found.get(table)!));
    return missing(this.asked.definition.kind === 'distinct' ? 'not-given' : 'not-released');
  }

  /** Values of the asked dimension that some release tells of the unit. */
  partsOf(unit: UnitKey | null): readonly string[] {
    const { breakdown } = this.asked.question;
    if (breakdown === null || this.#hasNoLine()) return [];
    const named = new Set(
      this.#tables.flatMap(({ cells }) => cells.flatMap(({ dimensions }) => dimensions[breakdown] ?? [])),
    );
    return [...named].sort().filter((part) => this.#tables.some((table) => this.#cells.at(table, unit, part) !== null));
  }

  #hasNoLine(): boolean {
    if (this.asked.question.agency !== null) return true;
    return this.#tables.length === 0 && this.#released.length > 0;
  }

  #isOfLastDay(): boolean {
    return this.asked.definition.kind !== 'flow' && this.asked.definition.kind !== 'distinct';
  }

  #last(there: readonly ReleaseTable[]): readonly ReleaseTable[] | null {
    const last = this.#tables.reduce<ReleaseTable | null>(
      (latest, table) => (latest !== null && latest.period.to >= table.period.to ? latest : table),
      null,
    );
    return last !== null && there.includes(last) ? [last] : null;
  }

  #over(unit: UnitKey | null, there: readonly ReleaseTable[]): readonly ReleaseTable[] | null {
    const { from, to } = this.asked.question;
    if (this.asked.definition.kind === 'distinct') {
      const just = there.filter(({ period }) => period.from === from && period.to === to);
      return just.length === 0 ? null : just;
    }
    return tiling(there, { from, to }) ?? tiling(there, this.#daysOf(unit));
  }

  /** A unit that stood for some days of the period only has nothing on the others. */
  #daysOf(unit: UnitKey | null): Days {
    const { question, units, mapDay } = this.asked;
    const spans = unit === null || mapDay !== null ? [] : spansOfSame(units, unit, question);
    return { from: spans[0]?.from ?? question.from, to: spans.at(-1)?.to ?? question.to };
  }
}

function missing(because: 'no-lines' | 'not-given' | 'not-released'): Told {
  return { value: { is: 'missing', because }, cells: [] };
}

/** A sum with a withheld part is withheld, and no part tells how much is missing of the others. */
function sumOf(found: readonly Found[]): Told {
  const nowhere = found.find((one) => one.is === 'nowhere');
  if (nowhere !== undefined) return { value: { is: 'cannot-be-carried', because: nowhere.because }, cells: [] };
  if (found.some(({ is }) => is === 'not-released')) return missing('not-released');
  if (found.some(({ is }) => is === 'not-given')) return missing('not-given');
  const cells = found.flatMap((one) => (one.is === 'told' ? one.cells : []));
  return { value: valueOf(cells), cells };
}

function valueOf(cells: readonly ToldCell[]): FigureValue {
  const values = cells.map(({ cell }) => cell.value);
  if (values.includes('withheld')) return { is: 'withheld' };
  if (values.includes('missing')) return { is: 'missing', because: 'not-given' };
  const sum = values.reduce<bigint>((total, value) => total + BigInt(value), 0n);
  if (sum !== 0n) return { is: 'number', value: sum.toString() };
  return { is: 'zero', checks: new Set(cells.map(({ table }) => table)).size.toString() };
}
