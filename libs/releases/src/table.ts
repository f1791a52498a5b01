/** What a release says of a cell. `0` is a zero that may be told; the four never turn into each other. */
export type Value = number | 'withheld' | 'missing';

/** A cell as the sector knows it: the true count, a whole number from 0 on, or that nothing was reported. */
export interface Cell {
  key: string;
  count: number | 'missing';
}

/** A cell with what was told of it. The true count stays in the sector. */
export interface ReleasedCell extends Cell {
  value: Value;
}

/**
 * How parts make up a whole:
 * `partition`: every unit counted in the whole is counted in exactly one part;
 * `not-exhaustive`: in one part at most; `overlapping`: in any number of parts;
 * `union`: in one part at least, as people counted once in each commune and once in the district.
 */
export type MarginKind = 'partition' | 'not-exhaustive' | 'overlapping' | 'union';

/**
 * What anybody knows of how cells hang together. A key names a cell of the same release or, where that has none, of the
 * newest earlier one.
 */
export interface Margin {
  whole: string;
  parts: readonly string[];
  /** `partition` where nothing is said. */
  kind?: MarginKind;
  /** The whole was never counted by itself: it is added up from its parts, and withheld with any of them. */
  added?: boolean;
}

/** A release that has left, with the true counts behind it. */
export interface Release {
  cells: readonly ReleasedCell[];
  margins: readonly Margin[];
}

/** What is to leave. */
export interface ReleaseRequest {
  indicator: string;
  /** Counts from 0 to one less are small; `null` where the indicator has no small counts. */
  threshold: number | null;
  cells: readonly Cell[];
  margins: readonly Margin[];
  /** Every release of the indicator that has left, oldest first, whatever its period or table. */
  earlier: readonly Release[];
}

/**
 * Why a cell is withheld: it was `earlier`; it is `small`; its `difference` to a number told before is; it is a `sum` of
 * cells of which one is withheld; or it is `complementary`: without it another could be worked out. Never leaves the sector.
 */
export type Reason = 'earlier' | 'small' | 'difference' | 'sum' | 'complementary';

/** A release that cannot be decided: the request contradicts itself. A bug of the caller's. */
export class ReleaseFault extends Error {
  constructor(
    readonly fault:
      | 'duplicate-cell'
      | 'unknown-cell'
      | 'not-a-count'
      | 'not-a-threshold'
      | 'threshold-taken-away'
      | 'does-not-add-up',
    readonly subject: string,
  ) {
    super(`${fault}: ${subject}`);
    this.name = 'ReleaseFault';
  }
}

/** The release that a decided request becomes, to be kept for those that follow it. */
export function releaseOf(request: ReleaseRequest, told: readonly { key: string; value: Value }[]): Release {
  const values = new Map(told.map(({ key, value }) => [key, value]));
  const cells = request.cells.map(({ key, count }) => {
    const value = values.get(key);
    if (value === undefined) throw new ReleaseFault('unknown-cell', key);
    return { key, count, value };
  });
  return { cells, margins: request.margins };
}
