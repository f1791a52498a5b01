import type { Register, RowValues } from '@lien-nganh/kernel';
import type { Sentences } from '@lien-nganh/vocabulary';
import type { Reason } from './read-row.ts';

/** A record, or an earlier row of the file, that a row may be the same as. */
export interface TwinFound {
  readonly record: string | null;
  readonly row: number | null;
  readonly why: readonly Sentences[];
}

/** What becomes of a row. */
export type Outcome =
  | { readonly is: 'new' }
  | { readonly is: 'changed'; readonly heads: readonly Sentences[] }
  | { readonly is: 'unchanged' }
  | { readonly is: 'twin'; readonly of: readonly TwinFound[] }
  | { readonly is: 'refused'; readonly reasons: readonly Reason[] };

export type OutcomeName = Outcome['is'];
export const outcomes: readonly OutcomeName[] = ['new', 'changed', 'unchanged', 'twin', 'refused'];

/**
 * The fields in which a row says something else than the record. An empty cell says nothing: it takes nothing away.
 */
export function changedFields(register: Register, row: RowValues, held: RowValues): ReadonlySet<string> {
  const differing = register.columns.filter(({ field }) => {
    const value = row[field] ?? null;
    return value !== null && field in held && composed(held[field] ?? null) !== composed(value);
  });
  return new Set(differing.map(({ field }) => field));
}

function composed(value: RowValues[string]): RowValues[string] | undefined {
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

/** What stands in the way of a twin, as the file of refused rows says it. */
export function twinReasons(of: readonly TwinFound[]): readonly Reason[] {
  return of.map(({ record, row, why }) => {
    const one = record === null ? { vi: `dòng ${row}`, en: `row ${row}` } : { vi: record, en: record };
    return {
      head: null,
      vi: `Có thể trùng với ${one.vi}: cùng ${why.map(({ vi }) => vi).join(', ')}. Ghi “khác”${record === null ? '' : ', hoặc mã hồ sơ này,'} vào cột “Xử lý trùng”.`,
      en: `May be the same as ${one.en}: ${why.map(({ en }) => en).join(', ')}. Write “khác” (another one)${record === null ? '' : ', or this id,'} below “Xử lý trùng”.`,
    };
  });
}
