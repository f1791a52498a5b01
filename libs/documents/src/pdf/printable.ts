import type { Letters } from './letters.ts';

/** Signs that people paste and no font of letters has, and what is written instead. */
const WORDS: Readonly<Record<string, string>> = {
  '☐': '[ ]',
  '□': '[ ]',
  '☑': '[x]',
  '☒': '[x]',
  '✓': '(có)',
  '✔': '(có)',
  '✗': '(không)',
  '✘': '(không)',
  '➢': '-',
  '➔': '->',
  '→': '->',
  '⇒': '=>',
  '❖': '-',
  '●': '•',
  '⁃': '-',
  '‑': '-',
};

/** Scripts in which a letter is a shape: from joined shapes of others the text could not be copied out again. */
const PLAIN_SCRIPT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * Text of which the font has every letter. What it has not is replaced by words (an emoji by `[U+1F600]`), never by an empty
 * box; characters that leave nothing on paper are left out.
 */
export function printable(text: string, has: Letters): string {
  return Array.from(text, (letter) => {
    if (letter === '\n' || (PLAIN_SCRIPT.test(letter) && has(letter.codePointAt(0)!))) return letter;
    if (/[\p{Default_Ignorable_Code_Point}\p{Cf}]/u.test(letter)) return '';
    if (/\s/u.test(letter)) return ' ';
    return WORDS[letter] ?? `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');
}
