import type { Day } from '@lien-nganh/kernel';
import type { MapChoice, NotCarried, Sentences, UnitKey } from '@lien-nganh/vocabulary';
import type { Definition } from '../measures/definition.ts';
import type { Made } from './counting/amount.ts';
import type { Imported } from './counting/imported.ts';
import type { UnitSpan } from './same-unit.ts';

/** Why a thing has no one place on the asked map. */
export type NotPlaced = NotCarried | 'several';

export type Missing =
  /** Nothing feeds the indicator yet. */
  | 'not-fed'
  /** What it counts never leaves its service. */
  | 'not-published'
  /** No version of the definition holds in the period, or none was known. */
  | 'not-defined'
  /** The period lies ahead: there is nothing of it that could be counted. */
  | 'not-begun'
  /** It is found by looking, and nobody looked. */
  | 'not-checked'
  /** Nobody has observed or estimated it. */
  | 'not-observed'
  /** People, and what is stated of a year, are counted for one unit and period at a time: this one was not given. */
  | 'not-given'
  /** It comes in releases, and none tells it. */
  | 'not-released'
  /** It is told of no agency, and of an obligation only where a release names it. */
  | 'no-lines';

/** These never turn into each other, in any output. */
export type FigureValue =
  /** Whole, in digits, `-` before a negative one. Exact at any size. */
  | { readonly is: 'number'; readonly value: string }
  /** None, and how often somebody looked. */
  | { readonly is: 'zero'; readonly checks: string }
  | { readonly is: 'missing'; readonly because: Missing }
  | { readonly is: 'withheld' }
  | { readonly is: 'cannot-be-carried'; readonly because: NotPlaced };

/** A release that a value was taken from. */
export interface ReleaseTold {
  readonly release: string;
  /** 1, 2 …: which edition of its table. */
  readonly edition: number;
  readonly agency: string;
  readonly releasedOn: Day;
  /** Counts below it are withheld; `null`: none is. */
  readonly threshold: number | null;
  /** Of a stock both are its day. */
  readonly period: { readonly from: Day; readonly to: Day };
}

/** Everything up to here has arrived, from every topic. */
export interface Frontier {
  readonly log: string;
  readonly position: bigint;
  /** ISO 8601. */
  readonly at: string;
}

export interface Frame {
  readonly indicator: string;
  readonly names: Definition['names'];
  readonly unitOfCount: string;
  readonly kind: Definition['kind'];
  readonly sensitivity: Definition['sensitivity'];
  /** Versions that hold on some day of the period, in order. */
  readonly definitionVersions: readonly number[];
  readonly unit: UnitKey | null;
  /** The days of the asked maps on which the unit stood: one span for each key that it had. Empty for the province as a whole. */
  readonly spans: readonly UnitSpan[];
  readonly period: { readonly from: Day; readonly to: Day; readonly state: 'over' | 'running' | 'not-begun' };
  /** `day`: of the one map on which all was placed; `null` for as-was flows, each placed on its own day's. */
  readonly map: { readonly choice: MapChoice; readonly day: Day | null };
  readonly asOf: bigint | null;
  /** `null`: not every topic has told yet. */
  readonly completeTo: Frontier | null;
  readonly axis: 'total' | 'agency' | 'obligation';
  readonly line: string | null;
  /** The value of a dimension that it is narrowed to; `null`: it is of all. An empty `value` is "not classified". */
  readonly part: { readonly dimension: string; readonly value: string } | null;
  /** The lines of this axis overlap: their sum is not the total. */
  readonly overlaps: boolean;
  /** Possible twins among all work of its days and unit, of whatever indicator, that nobody has decided; at least. */
  readonly openPairs: number;
  /** How and by whom an estimate was made, and for which day; `null` for whatever is none. */
  readonly estimate: (Made & { readonly on: Day }) | null;
  /** The releases that tell the value, in order of time; none where it does not come in releases. */
  readonly releases: readonly ReleaseTold[];
  /**
   * Where releases tell it of other days than the asked ones: those that share days with them. No part of such a span is
   * guessed. Empty where the value is told.
   */
  readonly releasedSpans: readonly { readonly from: Day; readonly to: Day }[];
  /** Figures of papers that are in the value: of days before records begin, or openings of a stock. Nothing else is behind them. */
  readonly imported: readonly Imported[];
  /** Figures of papers that share some of the asked days: no part of such a figure is guessed. */
  readonly importedBeside: readonly Imported[];
  /** What may lie in the unit and has no one place on the asked map; it is in no unit's value and in the province's total. */
  readonly cannotBePlaced: { readonly value: string; readonly because: readonly NotPlaced[] } | null;
}

/** One value of a dimension; an empty `part` is "not classified". */
export interface Part {
  readonly part: string;
  readonly value: FigureValue;
}

export interface Figure {
  readonly value: FigureValue;
  readonly frame: Frame;
  /** Those that something is left of. `null` when no breakdown was asked, or there is no value to break down. */
  readonly parts: { readonly dimension: string; readonly nature: string; readonly values: readonly Part[] } | null;
  /** How the value came to be, in order; of a figure that is counted worked out when somebody reads it. */
  readonly steps: readonly Sentences[];
}
