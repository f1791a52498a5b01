import type { Title } from '@lien-nganh/kernel';
import type { UnitLevel } from '@lien-nganh/vocabulary';
import type { Grain } from './grain.ts';

/** How a total is broken down besides by unit. */
export interface Breakdown {
  readonly dimension: string;
  readonly members: readonly string[];
  /** Of a partition every count is in one member; `not-exhaustive`: in one at most; `overlapping`: in any number. */
  readonly nature: 'partition' | 'not-exhaustive' | 'overlapping';
  /** Levels of units that may be broken down so; absent: every level of the table. */
  readonly levels?: readonly UnitLevel[];
  /** Also told by reporting area. */
  readonly byArea?: boolean;
}

interface Common {
  readonly title: Title;
  readonly levels: readonly UnitLevel[];
  /** A line has one of them at most: no two are ever crossed. */
  readonly breakdowns: readonly Breakdown[];
  /** Lines of single facilities beside it, which never leave the service. */
  readonly byFacility?: boolean;
}

/** Counts that may be added over months and units. One grain: two tables over the same days would say how they differ. */
interface Adding extends Common {
  readonly counts: 'people' | 'visits' | 'items' | 'communes' | 'cases' | 'records';
  readonly once?: false;
  readonly grains: readonly [Grain];
}

/** Different people, each counted once in just this unit and period: never added, neither over months nor over units. */
interface Once extends Common {
  readonly counts: 'people';
  readonly once: true;
  readonly grains: readonly [Grain, ...Grain[]];
}

/** What is counted under one indicator, in one unit of count. */
export type CountTable = Adding | Once;

/** Tables of figures of a service, by the code of their indicator. */
export type CountTables = Readonly<Record<string, CountTable>>;

/** What narrows a line besides its unit. */
export type By = Readonly<Record<string, string>>;

export interface Line {
  readonly by: By;
  readonly count: number;
}

/** Dimension of a set of communes in which a group is counted. */
export const AREA = 'reporting-area';
/** Dimension of a single facility: only inside the service. */
export const FACILITY = 'facility';

/** Member of a breakdown that is none: what of a whole is in no part that was told. */
export const UNCLASSIFIED = '';

/** Whether it is what a breakdown leaves over. */
export function isRest(by: By): boolean {
  return Object.values(by).includes(UNCLASSIFIED);
}

export function without(by: By, dimension: string): By {
  return Object.fromEntries(Object.entries(by).filter(([name]) => name !== dimension));
}

/** One word for what narrows a line, whatever the order in which it was written. */
export function wordOf(by: By): string {
  return JSON.stringify(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));
}
