import { createHash } from 'node:crypto';
import type { ReportColumn } from '@lien-nganh/contracts/report-figures';
import type { UnitKey } from '@lien-nganh/vocabulary';

/** What one figure of a report is asked by. The days follow from the period and the column. */
export interface FigureAsked {
  readonly indicator: string;
  /** `null`: the whole province. */
  readonly unit: UnitKey | null;
  readonly agency: string | null;
  readonly obligation: string | null;
  readonly part: { readonly dimension: string; readonly value: string } | null;
  /** 1 to 4: only that quarter of the year so far. */
  readonly quarter: number | null;
  readonly column: ReportColumn;
}

/** Whose report it is. `reporter: null`: the one that consolidates those of all. */
export interface ReportKey {
  readonly regime: string;
  readonly period: string;
  readonly reporter: string | null;
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * By what a figure is found again, at any position: the period, and ten letters and digits made of all else that it is asked
 * by. They are the same in each period, so that lines of two periods find each other. No I, L, O and U: it is read from paper.
 */
export function refOf({ regime, period, reporter }: ReportKey, asked: FigureAsked): string {
  const { indicator, unit, agency, obligation, part, quarter, column } = asked;
  const named = [regime, reporter, indicator, unit, agency, obligation, part?.dimension ?? null, part?.value ?? null];
  const bytes = createHash('sha256')
    .update(JSON.stringify([...named, quarter, column]))
    .digest();
  const letters = Array.from({ length: LENGTH }, (_, index) => LETTERS[bytes[index]! % LETTERS.length]);
  return `${period}-${letters.join('')}`;
}

/** The period that a reference names; `null` for what is no reference. */
export function periodOfRef(ref: string): string | null {
  return /^([0-9A-Za-z-]+)-[0-9A-HJKMNP-TV-Z]{10}$/.exec(ref)?.[1] ?? null;
}
