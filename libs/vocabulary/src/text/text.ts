import { z } from 'zod';
import { problem } from './sentences.ts';

/** Half of a character, or a code point that never is one. */
const BROKEN = /\p{Surrogate}|\p{Noncharacter_Code_Point}/u;
const CONTROL = /\p{Cc}|\u2028|\u2029/u;
const CONTROL_BUT_NEWLINE = /(?!\n)\p{Cc}/u;
/** A character that leaves something on paper: not only spaces, joiners, direction marks, fillers and the empty braille cell. */
const VISIBLE = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
const NEWLINES = /\r\n?|\u2028|\u2029|\u0085/g;

export interface TextOptions {
  /** Newlines are allowed; all forms of them become `\n`. */
  readonly multiline?: boolean;
}

/**
 * Text that a person wrote: 1 to `max` code points, trimmed, in composed form (NFC), so that one word typed in
 * either normal form is one value. Control characters and broken characters are refused, not removed: office
 * files, PostgreSQL and JSON each treat them differently, and what was typed must not change in silence.
 */
export function text(max: number, { multiline = false }: TextOptions = {}) {
  return z
    .string()
    .overwrite((typed) => (multiline ? typed.replace(NEWLINES, '\n') : typed).trim())
    .refine(
      (typed) => !BROKEN.test(typed),
      problem(
        'Văn bản có ký tự bị hỏng (một nửa của biểu tượng, hoặc mã không phải là ký tự). Xin xóa và gõ lại chỗ đó.',
        'The text holds a broken character (half of a surrogate pair, or a code that is no character). Please delete and retype it.',
      ),
    )
    .refine(
      (typed) => !(multiline ? CONTROL_BUT_NEWLINE : CONTROL).test(typed),
      multiline
        ? problem(
            'Văn bản có ký tự điều khiển không nhìn thấy. Chỉ được dùng ký tự xuống dòng.',
            'The text holds an invisible control character. Only line breaks are allowed.',
          )
        : problem(
            'Văn bản có ký tự điều khiển không nhìn thấy hoặc ký tự xuống dòng.',
            'The text holds an invisible control character or a line break.',
          ),
    )
    .normalize('NFC')
    .refine((typed) => VISIBLE.test(typed), problem('Không được để trống.', 'Must not be empty.'))
    .refine(
      (typed) => typed.length <= max || [...typed].length <= max,
      problem(
        `Không được dài quá ${max} ký tự.`,
        `Must have at most ${max} ${max === 1 ? 'character' : 'characters'}.`,
      ),
    )
    .meta({ minLength: 1, maxLength: max });
}
