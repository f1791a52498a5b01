import { z } from 'zod';
import { problem } from './text/sentences.ts';

/** A code: trimmed, composed, and of one shape; what breaks the shape is refused with its own sentences. */
function code(shape: RegExp, refused: ReturnType<typeof problem>, examples: readonly string[]) {
  return z
    .string()
    .overwrite((typed) => typed.trim())
    .refine((typed) => shape.test(typed.normalize('NFC')), refused)
    .normalize('NFC')
    .meta({ pattern: shape.source, examples: [...examples] });
}

/** A name in code that is written once and never changes: `district-105`. At most 60 characters. */
export const slug = code(
  /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  problem(
    'Mã định danh chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa 60 ký tự.',
    'A short name has lower-case letters a–z, digits and single hyphens only, at most 60 characters.',
  ),
  ['district-105'],
);

/** Official code of an administrative unit: province 2 digits, district 3, commune 5. Codes are reused: not an identity. */
export const unitCode = code(
  /^(\d{2}|\d{3}|\d{5})$/,
  problem(
    'Mã đơn vị hành chính gồm 2 (tỉnh), 3 (huyện) hoặc 5 (xã) chữ số.',
    'A unit code has 2 (province), 3 (district) or 5 (commune) digits.',
  ),
  ['12', '105', '03388'],
);

const REFERENCE = /^(\d{1,6}\p{Lu}?)(?:\/(\d{4}))?\/(\p{Lu}[\p{L}0-9]*(?:[-.][\p{L}0-9]+)*)$/u;

/** Number and symbol as one writes them: `879/UBND-VX`, `05/2006/TT-BLĐTBXH`, `1670/NQ-UBTVQH15`. */
export const documentReference = code(
  new RegExp(`^(?=.{1,80}$)${REFERENCE.source.slice(1)}`, 'u'),
  problem(
    'Số, ký hiệu văn bản viết như 879/UBND-VX hoặc 05/2006/TT-BLĐTBXH.',
    'A document number and symbol is written like 879/UBND-VX or 05/2006/TT-BLĐTBXH.',
  ),
  ['879/UBND-VX', '05/2006/TT-BLĐTBXH'],
);

export interface DocumentReference {
  /** As written, `05` stays `05`. */
  readonly number: string;
  /** Legal texts carry their year between number and symbol; other documents do not. */
  readonly year: string | null;
  readonly symbol: string;
}

/** Takes a number and symbol apart; `null` when it is none. Spaces around the slash, as printed, are allowed. */
export function parseDocumentReference(written: string): DocumentReference | null {
  const match = REFERENCE.exec(
    written
      .normalize('NFC')
      .trim()
      .replace(/\s*\/\s*/g, '/'),
  );
  return match ? { number: match[1]!, year: match[2] ?? null, symbol: match[3]! } : null;
}

export function printDocumentReference({ number, year, symbol }: DocumentReference): string {
  return year === null ? `${number}/${symbol}` : `${number}/${year}/${symbol}`;
}

/** The number alone, in the register of one body and year: `879`, `12A`. */
export const documentNumber = code(
  /^\d{1,6}\p{Lu}?$/u,
  problem(
    'Số văn bản gồm 1–6 chữ số, có thể thêm một chữ in hoa.',
    'A document number has 1–6 digits and at most one capital.',
  ),
  ['879'],
);

/** The symbol alone: `UBND-VX`. */
export const documentSymbol = code(
  /^(?=.{1,60}$)\p{Lu}[\p{L}0-9]*([-.][\p{L}0-9]+)*$/u,
  problem(
    'Ký hiệu văn bản bắt đầu bằng chữ in hoa, các phần cách nhau bằng dấu gạch nối, ví dụ UBND-VX.',
    'A document symbol begins with a capital and has parts joined by hyphens, for example UBND-VX.',
  ),
  ['UBND-VX'],
);

/** Electronic agency code of the old form `VVV.ZZ.YY.Hnn`, used until the codes of 2020. */
export const oldAgencyCode = code(
  /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/,
  problem(
    'Mã định danh cơ quan dạng cũ viết như 000.00.15.H35.',
    'An agency code of the old form is written like 000.00.15.H35.',
  ),
  ['000.00.15.H35'],
);

/** Electronic agency code of the form used since 2020: the top-level code first, each level after a dot. */
export const newAgencyCode = code(
  /^(?=.{3,35}$)[A-Z]\d{2}(\.\d{1,3})*$/,
  problem('Mã định danh cơ quan dạng mới viết như H35.15.', 'An agency code of the new form is written like H35.15.'),
  ['H35.15'],
);

/** Number of an inspection card, unique in its province: `178-LC/0012`. */
export const cardNumber = code(
  /^(?=.{1,40}$)[\p{Lu}0-9]+([-./][\p{Lu}0-9]+)*$/u,
  problem(
    'Số thẻ kiểm tra gồm chữ in hoa, chữ số và các dấu - . /, tối đa 40 ký tự.',
    'A card number has capitals, digits and the signs - . /, at most 40 characters.',
  ),
  ['178-LC/0012'],
);

/**
 * Number and symbol at the beginning of what somebody wrote; `null` where it is no number of a series.
 *
 * @example numberIn('07 / BB-KT (mẫu)') // { number: '07', symbol: 'BB-KT' }
 */
export function numberIn(written: string): { readonly number: string; readonly symbol: string } | null {
  const match = /^(\d{1,6}\p{Lu}?)\s*\/\s*(\p{Lu}[\p{L}\d.-]*)/u.exec(written.normalize('NFC').trim());
  return match && { number: match[1]!, symbol: match[2]! };
}
