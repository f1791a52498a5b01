import { day, documentNumber, documentSymbol, problem, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** Pieces of what an officer enters, shared by commands of several stream types. Stricter than events: these may change. */

/** Law, resolution or decision, as one cites it. */
export const basis = text(300).nullable().default(null);

/** Why something is done or undone. */
export const reason = text(2000, { multiline: true });

export const bilingual = z.strictObject({ vi: text(500), en: text(500) });

export const document = z.strictObject({ number: documentNumber, symbol: documentSymbol, issuedOn: day });

export const slugs = z.array(slug).max(200);

const ends = problem('Ngày cuối không được trước ngày đầu.', 'The last day must not lie before the first.');

/** A stretch of days, both included, with what held during it. */
export function lasting<S extends z.ZodRawShape>(shape: S) {
  return z
    .strictObject({ ...shape, from: day, to: day.nullable().default(null) })
    .refine(({ from, to }: { from?: unknown; to?: unknown }) => inOrder(from, to), ends);
}

function inOrder(from: unknown, to: unknown): boolean {
  return typeof from !== 'string' || typeof to !== 'string' || from <= to;
}
