import type { FigureValue } from './value.ts';
import { measureNamed } from '../measures/catalogue.ts';
import type { Definition } from '../measures/definition.ts';

/** Why a row has no rank. */
export const notRanked = ['withheld', 'missing', 'not-yours', 'none', 'not-a-part'] as const;
export type NotRanked = (typeof notRanked)[number];

/** A part and its whole, of one row; `null`: not the caller's to see. */
export interface ShareOf<Row> {
  readonly row: Row;
  readonly part: FigureValue | null;
  readonly whole: FigureValue | null;
}

export interface Ranked<Row> extends ShareOf<Row> {
  /** 1, 2, 2, 4 …: those that are equal share one; `null`: it has none. */
  readonly rank: number | null;
  /** Whole percent, rounded down; the order is exact. */
  readonly percent: number | null;
  readonly because: NotRanked | null;
}

/** A part and a whole as numbers, the whole more than none and no less than the part. */
interface Known<Row> {
  readonly share: ShareOf<Row>;
  readonly part: bigint;
  readonly whole: bigint;
}

/** Orders rows by their share, the best first: the largest, or where less is better the smallest. Rows without one come last. */
export function ranked<Row>(
  shares: readonly ShareOf<Row>[],
  direction: Definition['direction'],
): readonly Ranked<Row>[] {
  const known = shares.flatMap((share) => knownOf(share) ?? []);
  const sign = direction === 'less-is-better' ? 1 : -1;
  const order = [...known].sort((a, b) => sign * compare(a, b));
  const first = (one: Known<Row>) => order.findIndex((other) => compare(one, other) === 0);
  return [
    ...order.map((one): Ranked<Row> => {
      const percent = Number((one.part * 100n) / one.whole);
      return { ...one.share, rank: first(one) + 1, percent, because: null };
    }),
    ...shares.flatMap((share): readonly Ranked<Row>[] => {
      const because = whyNotRanked(share);
      return because === null ? [] : [{ ...share, rank: null, percent: null, because }];
    }),
  ];
}

function knownOf<Row>(share: ShareOf<Row>): Known<Row> | null {
  if (whyNotRanked(share) !== null) return null;
  return { share, part: numberOf(share.part)!, whole: numberOf(share.whole)! };
}

function whyNotRanked({ part, whole }: ShareOf<unknown>): NotRanked | null {
  if (part === null || whole === null) return 'not-yours';
  if (part.is === 'withheld' || whole.is === 'withheld') return 'withheld';
  return whyNoShare(numberOf(part), numberOf(whole));
}

function whyNoShare(part: bigint | null, whole: bigint | null): NotRanked | null {
  if (part === null || whole === null) return 'missing';
  if (whole === 0n) return 'none';
  return part > whole || part < 0n ? 'not-a-part' : null;
}

function compare(a: Known<unknown>, b: Known<unknown>): number {
  const difference = a.part * b.whole - b.part * a.whole;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function numberOf(value: FigureValue | null): bigint | null {
  if (value?.is === 'zero') return 0n;
  return value?.is === 'number' ? BigInt(value.value) : null;
}

/** Dimensions that say what a check found. */
const found: readonly string[] = ['health-conditions'];

/** Whether it counts what is found by checking: whoever checks more finds more, and would stand worse for it. */
export function isFoundByChecking({ measure }: Pick<Definition, 'measure'>, dimension: string | null): boolean {
  const byMeasure = measure !== null && (measureNamed(measure)?.foundByChecking ?? false);
  return byMeasure || (dimension !== null && found.includes(dimension));
}
