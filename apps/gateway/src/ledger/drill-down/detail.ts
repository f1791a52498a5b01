import type { Day, Instant } from '@lien-nganh/kernel';
import type { UnitKey } from '@lien-nganh/vocabulary';
import { QuestionRefused } from '../../figure/question.ts';
import type { Axis, Counted } from '../booking.ts';

/** Where a page begins and how long it is. */
export interface Page {
  /** At most {@link LONGEST_PAGE}. */
  readonly first: number;
  /** `cursor` of the last fact of the page before; `null`: the first page. */
  readonly after: string | null;
}

export const LONGEST_PAGE = 500;

/** Where facts of the slice lie: a place and days; a place of `null` is anywhere. */
export interface Stretch {
  readonly place: string | null;
  readonly from: Day;
  readonly to: Day;
}

/** A fact with what it leads back to. */
export interface Detail extends Omit<Counted, 'place'> {
  readonly position: bigint;
  readonly knownDay: Day;
  readonly axis: Axis;
  readonly line: string;
  /** 1 books, −1 takes back. */
  readonly sign: 1 | -1;
  readonly cursor: string;
  /** Id of the domain event that caused it. */
  readonly event: string;
  readonly recordedAt: Instant;
  /** The record's stream. */
  readonly record: string;
  /** Unit as it was; `null`: the province as a whole. */
  readonly unit: UnitKey | null;
  /** Where the site lies on later maps. */
  readonly placements: readonly UnitKey[];
  readonly value: string;
}

export interface Details {
  readonly totalCount: number;
  readonly facts: readonly Detail[];
  readonly hasMore: boolean;
}

/** The largest number that the database keeps in eight bytes. */
const LARGEST = 2n ** 63n - 1n;

export function cursorFrom(after: string | null): readonly (string | number)[] {
  const match = /^(\d{1,19})\.(\d{1,19})\.(\d{1,9})$/.exec(after ?? '');
  const isNone = !match || [match[1]!, match[2]!].some((number) => BigInt(number) > LARGEST);
  if (after !== null && isNone) throw new QuestionRefused('cursor-unknown');
  return match ? [match[1]!, match[2]!, match[3]!] : [-1, -1, -1];
}
