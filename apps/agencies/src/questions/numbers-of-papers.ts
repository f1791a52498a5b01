import { day } from '@lien-nganh/contracts/shapes';
import { isErased, question, type Erased, type Scope } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { unexplained, type Accounts, type NumberLine } from '../number-series/accounts.ts';
import type { Mark } from '../number-series/state.ts';
import { COMMON } from '../numbering/state.ts';
import { numberRows, numberTables, seriesOf } from './number-rows.ts';
import { numberedElsewhere } from './numbered-elsewhere.ts';

const mark = z.strictObject({ on: day, reason: z.string().nullable() }).nullable();
const line = z.strictObject({
  number: z.string(),
  is: z.enum(['assigned', 'entered', 'found', 'reserved', 'voided', 'free']),
  papers: z.array(
    z.strictObject({
      symbol: z.string(),
      on: day,
      /** How the book came to it; null: it is on a record, and not in the book. */
      inBook: z.enum(['assigned', 'entered']).nullable(),
      /** Event by which it got into the book: the answer to whoever asked for the number names it. */
      entry: z.string().nullable(),
      subject: z.string().nullable(),
      /** Streams of records that say this number, symbol and day of themselves. */
      records: z.array(z.string()),
    }),
  ),
  ...{ reserved: mark, voided: mark, explained: mark },
});
const numbers = z.array(z.string());

/** How the numbers of a body's papers in a year stand: given, voided, left out, on two papers, out of order. */
export const numbersOfPapers = question({
  name: 'numbers-of-papers',
  version: 2,
  action: 'agencies.numbers-of-papers',
  title: { vi: 'Sổ số văn bản trong năm', en: 'Numbers of papers in a year' },
  tables: numberTables,
  handlers: numberRows,
  input: z.strictObject({
    /** Whose papers; the asker's own agency where it is left out. */
    body: slug.optional(),
    year: z.coerce.number().int().min(1945).max(2200),
    series: slug.default(COMMON),
    first: z.coerce.number().int().min(1).max(500).default(100),
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  output: z.strictObject({
    body: z.string(),
    year: z.int(),
    series: z.string(),
    /** All series of the body that have something in that year. */
    allSeries: z.array(z.string()),
    /** Numbers up to this one stand in the paper book; `null`: the book begins here with the first. */
    begun: z.strictObject({ after: z.int(), on: day, reason: z.string().nullable() }).nullable(),
    rows: z.array(line),
    more: z.boolean(),
    gaps: z.array(z.strictObject({ from: z.int(), to: z.int() })),
    ...{ doubles: numbers, outOfOrder: numbers, usedThoughVoided: numbers, unexplained: numbers },
  }),
  async ask(tables, { body: asked, year, series, first, skip }, { actor, rows, maySee }) {
    const body = asked ?? actor.agency;
    const may = maySee({ sensitivity: 'internal', owners: [body] });
    const others = may ? (await numberedElsewhere(rows))(body, year) : [];
    // a book is internal, whatever is open of the records that bear its numbers
    const seen = (scope: Scope) => maySee(scope.sensitivity === 'open' ? { ...scope, sensitivity: 'internal' } : scope);
    const found = may ? await seriesOf(tables, { body, year, others, maySee: seen }) : new Map<string, Accounts>();
    const accounts = found.get(series) ?? nothing;
    return {
      ...{ body, year, series, allSeries: [...found.keys()] },
      begun: accounts.begun && { after: accounts.begun.after, ...shownMark(accounts.begun)! },
      rows: accounts.lines.slice(skip, skip + first).map(shownLine),
      more: accounts.lines.length > skip + first,
      gaps: accounts.gaps.map((gap) => ({ ...gap })),
      doubles: [...accounts.doubles],
      outOfOrder: [...accounts.outOfOrder],
      usedThoughVoided: [...accounts.usedThoughVoided],
      unexplained: [...unexplained(accounts)],
    };
  },
});

const nothing: Accounts = { begun: null, lines: [], gaps: [], doubles: [], outOfOrder: [], usedThoughVoided: [] };

function shownLine({ papers, reserved, voided, explained, ...told }: NumberLine): z.input<typeof line> {
  return {
    ...told,
    papers: papers.map(({ subject, records, ...one }) => ({
      ...one,
      subject: readable(subject),
      records: [...records],
    })),
    ...{ reserved: shownMark(reserved), voided: shownMark(voided), explained: shownMark(explained) },
  };
}

function shownMark(of: Mark | null) {
  return of && { on: of.on, reason: readable(of.reason) };
}

/** What was erased is not told. */
function readable(words: string | Erased | null): string | null {
  return isErased(words) ? null : words;
}
