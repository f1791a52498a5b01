import { ownRecord, reject, type Actor, type Scope } from '@lien-nganh/kernel';
import { day, documentNumber, documentSymbol, freeText, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { COMMON, numberingOn, seriesFor, type Numbering } from '../numbering/state.ts';
import { inBook, lastOnPaper, placeOf, type NumberInBook, type NumberSeries } from './state.ts';

/** What the commands of a series have in common. A series is named by its body, its own name and its year. */

export const seriesInput = { body: slug, series: slug.default(COMMON) };
export const ofNumber = { ...seriesInput, year: z.int().min(1945).max(2200), number: documentNumber };
export const ofPaper = { ...seriesInput, symbol: documentSymbol, on: day };
/** What a paper is about. Left out of whatever is not to be known, as it is of most: then it tells nothing. */
export const subject = text(300).nullable().default(null);
export const reason = freeText(1000);

interface Named {
  readonly body: string;
  readonly series: string;
}

export function seriesId({ body, series }: Named, year: number): string {
  return `${body}.${series}.${year}`;
}

export function yearOfDay(on: string): number {
  return Number(on.slice(0, 4));
}

export function lastDayOf(year: number): string {
  return `${year}-12-31`;
}

/** For the clerks of the body, and nobody else's. */
export function seriesScope({ body }: { readonly body: string }, _: Actor): Scope {
  return { sensitivity: 'internal', owners: [body] };
}

export function numberingOf({ body }: { readonly body: string }) {
  return { numbering: ownRecord<Numbering>('numbering', body) };
}

interface Asked extends Named {
  readonly symbol: string;
  readonly on: string;
}

export function paperFault({ series, symbol, on }: Asked, numbering: Numbering, today: string) {
  if (on > today) return reject('numbered-by-today');
  const own = seriesFor(symbol, numberingOn(numbering, on));
  return own === series ? null : reject('series-takes-the-symbol', { series: own });
}

/** Whether the body has such a series on a day. */
export function seriesFault({ series }: Named, numbering: Numbering, on: string) {
  const names = [COMMON, ...numberingOn(numbering, on).apart.map((one) => one.series)];
  return names.includes(series) ? null : reject('series-is-kept', { series: names });
}

interface Wanted {
  readonly number: string | null;
  readonly on: string;
  /** Whether a number that was reserved is to be taken. */
  readonly reserved: boolean;
}

/** The number that a clerk typed or that comes next, where it may be given. */
export function numberFor({ number, on, reserved }: Wanted, state: NumberSeries, numbering: Numbering) {
  const { assigns } = numberingOn(numbering, on);
  if (number !== null) {
    if (assigns === 'platform' && !reserved) return reject('platform-gives-the-number');
    if (placeOf(number) <= lastOnPaper(state)) return reject('number-is-in-the-paper-book');
    return typedFault(inBook(state, number), reserved) ?? number;
  }
  return assigns === 'clerk' || reserved ? reject('clerk-types-the-number') : nextNumber(state, on);
}

function typedFault({ papers, reserved: mark, voided }: NumberInBook, reserved: boolean) {
  if (papers.length > 0) return reject('number-is-free');
  if (voided !== null) return reject('number-is-not-voided');
  return (mark !== null) === reserved ? null : reject('reservation-is-said');
}

/** After all that the book knows of: a gap is never filled by itself. */
function nextNumber(state: NumberSeries, on: string) {
  const known = state.is === 'none' ? [] : Object.values(state.numbers);
  if (known.some(({ papers }) => papers.some((paper) => paper.on > on))) return reject('numbers-follow-the-day');
  const last = known.reduce((highest, { number }) => Math.max(highest, placeOf(number)), lastOnPaper(state));
  return last >= 999_999 ? reject('series-has-room') : String(last + 1);
}

/** What is said of one number of a series, with a reason. */
export const ofOneNumber = {
  creates: true,
  id: (told: Named & { readonly year: number }) => seriesId(told, told.year),
  scope: seriesScope,
  onBehalfOf: ({ body }: Named) => body,
  input: z.strictObject({ ...ofNumber, reason }),
  looksUp: numberingOf,
} as const;
