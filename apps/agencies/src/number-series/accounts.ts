import type { Day, Erased } from '@lien-nganh/kernel';
import { keyOf, placeOf, type Beginning, type Mark, type NumberInBook } from './state.ts';

/** A paper that a record or an edition says the number of. */
export interface FoundPaper {
  readonly number: string;
  readonly symbol: string;
  readonly on: Day;
  readonly record: string;
}

/** A paper of the book and the records that say the same number, symbol and day of themselves. */
export interface NumberedPaper {
  readonly symbol: string;
  readonly on: Day;
  readonly inBook: 'assigned' | 'entered' | null;
  readonly entry: string | null;
  readonly subject: string | Erased | null;
  readonly records: readonly string[];
}

export interface NumberLine {
  readonly number: string;
  /** `found`: on a record, and not in the book. */
  readonly is: 'assigned' | 'entered' | 'found' | 'reserved' | 'voided' | 'free';
  readonly papers: readonly NumberedPaper[];
  readonly reserved: Mark | null;
  readonly voided: Mark | null;
  readonly explained: Mark | null;
}

export interface Accounts {
  /** From where the book is kept; `null`: from the first number. */
  readonly begun: Beginning | null;
  readonly lines: readonly NumberLine[];
  /** Numbers that nobody accounts for, both ends included. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** On more than one paper. */
  readonly doubles: readonly string[];
  /** Of an earlier day than a number before it. */
  readonly outOfOrder: readonly string[];
  /** On a paper that was found or entered, although voided. */
  readonly usedThoughVoided: readonly string[];
}

/** How the numbers of a series stand: what the book says and what bears a number of it, joined by number. */
export function accountsOf(
  book: readonly NumberInBook[],
  found: readonly FoundPaper[],
  begun: Beginning | null = null,
): Accounts {
  const lines = joined(book, found);
  return {
    ...{ lines, begun },
    gaps: gapsIn(
      lines.filter(({ is }) => is !== 'free').map(({ number }) => placeOf(number)),
      begun?.after ?? 0,
    ),
    doubles: numbersOf(lines, (line) => paperCount(line) > 1),
    outOfOrder: outOfOrder(lines),
    usedThoughVoided: numbersOf(lines, isUsedThoughVoided),
  };
}

function joined(book: readonly NumberInBook[], found: readonly FoundPaper[]): readonly NumberLine[] {
  const byKey = new Map<string, NumberInBook>(book.map((one) => [keyOf(one.number), one]));
  const foundAt = new Map<string, FoundPaper[]>();
  for (const paper of found) {
    const key = keyOf(paper.number);
    foundAt.set(key, [...(foundAt.get(key) ?? []), paper]);
    if (!byKey.has(key))
      byKey.set(key, { number: paper.number, papers: [], reserved: null, voided: null, explained: null });
  }
  return [...byKey]
    .map(([key, { papers, ...one }]) => ({ ...one, papers: papersAt(papers, foundAt.get(key) ?? []) }))
    .map((line) => ({ ...line, is: standingOf(line) }))
    .sort((a, b) => placeOf(a.number) - placeOf(b.number) || (keyOf(a.number) < keyOf(b.number) ? -1 : 1));
}

function papersAt(entered: NumberInBook['papers'], found: readonly FoundPaper[]): readonly NumberedPaper[] {
  const papers = new Map<string, NumberedPaper>();
  for (const { is, entry, symbol, on, subject } of entered) {
    papers.set(`${symbol} ${on}`, { symbol, on, inBook: is, entry, subject, records: [] });
  }
  for (const { symbol, on, record } of found) {
    const key = `${symbol} ${on}`;
    const known = papers.get(key) ?? { symbol, on, inBook: null, entry: null, subject: null, records: [] };
    papers.set(key, { ...known, records: [...new Set([...known.records, record])].sort() });
  }
  return [...papers.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function standingOf({ papers, reserved, voided }: Omit<NumberLine, 'is'>): NumberLine['is'] {
  if (voided !== null) return 'voided';
  const known = papers.find(({ inBook }) => inBook !== null);
  if (known) return known.inBook!;
  if (papers.length > 0) return 'found';
  return reserved === null ? 'free' : 'reserved';
}

/** Two records of one number, symbol and day are two, whatever the book has. */
function paperCount({ papers }: NumberLine): number {
  return papers.reduce((sum, { records }) => sum + Math.max(1, records.length), 0);
}

/** That a number was assigned first and voided then is how voiding works; anything else on it is to be explained. */
function isUsedThoughVoided({ voided, papers }: NumberLine): boolean {
  return voided !== null && papers.some(({ inBook, records }) => inBook === 'entered' || records.length > 0);
}

function numbersOf(lines: readonly NumberLine[], is: (line: NumberLine) => boolean): readonly string[] {
  return lines.filter(is).map(({ number }) => number);
}

/** @param places in order; @param after the last number that the paper book accounts for */
function gapsIn(places: readonly number[], after: number): Accounts['gaps'] {
  const gaps = [];
  let before = after;
  for (const place of places) {
    if (place > before + 1) gaps.push({ from: before + 1, to: place - 1 });
    before = Math.max(before, place);
  }
  return gaps;
}

/** Whoever has a paper of a day after it before it. A number that was voided has no day. */
function outOfOrder(lines: readonly NumberLine[]): readonly string[] {
  const found = [];
  let before = '';
  for (const { number, papers } of lines.filter(({ is }) => is !== 'voided')) {
    if (papers.length === 0) continue;
    if (papers[0]!.on < before) found.push(number);
    before = papers.at(-1)!.on;
  }
  return found;
}

/** Numbers that somebody has still to account for. */
export function unexplained({ lines, doubles, outOfOrder: order, usedThoughVoided }: Accounts): readonly string[] {
  const faulty = new Set([...doubles, ...order, ...usedThoughVoided]);
  return numbersOf(lines, ({ number, explained }) => faulty.has(number) && explained === null);
}
