import type { Day, Instant } from '@lien-nganh/kernel';
import type { UnitKey } from '@lien-nganh/vocabulary';
import type { ReleaseTold } from '../value.ts';

/** A cell or a margin of a released table. */
export interface ReleasedCell {
  readonly unit: UnitKey;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number | 'withheld' | 'missing';
}

/** One edition of a table of one indicator and period, with where the log has it. */
export interface ReleaseTable extends ReleaseTold {
  readonly indicator: string;
  /** Contract type: the measure of the definitions that it answers. */
  readonly type: string;
  readonly obligations: readonly string[];
  readonly cells: readonly ReleasedCell[];
  readonly position: bigint;
  readonly knownDay: Day;
  /** Id of the domain event. */
  readonly event: string;
  readonly recordedAt: Instant;
  /** The release's stream, and its number in the ledger. */
  readonly record: string;
  readonly recordId: bigint;
}

/** Days of which some table tells, whatever it says. */
export interface ReleasedSpan {
  readonly from: Day;
  readonly to: Day;
  readonly type: string;
  readonly obligations: readonly string[];
}

/** A cell with its table. */
export interface ToldCell {
  readonly table: ReleaseTable;
  readonly cell: ReleasedCell;
}

/** What the cell of an estimate says of how it was made: it is narrowed by nothing of that. */
export const madeDimensions: readonly string[] = ['method', 'author', 'as-of-day'];
