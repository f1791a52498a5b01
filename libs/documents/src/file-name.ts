import { beginning, plainText } from './text.ts';
import type { OfficialDocument } from './model.ts';

/** What some file system, header or script takes for something else. */
const NOT_IN_NAMES = /[^\p{L}\p{M}\p{N}]+/gu;
/** File systems hold 255 bytes, and a letter takes up to three: neither of these cuts the other off. */
const LONGEST_KIND = 36;
const LONGEST_LABEL = 40;

/**
 * What a file of a document is called: its type or `Công văn`, number, symbol, date and label. Both forms say the same:
 * `accented` for whom can have it (`filename*` of a download), `ascii` for all others.
 */
export function fileName(
  document: OfficialDocument,
  suffix: 'docx' | 'pdf' | 'xlsx',
): { readonly accented: string; readonly ascii: string } {
  const { type, number, date, label } = document;
  const numbered = `${number.value ?? 'chưa có số'} ${number.symbol}`;
  const kind = [type ?? 'Công văn', numbered].map(inName).join('_');
  const parts = [beginning(kind, LONGEST_KIND), date ?? inName('chưa có ngày')];
  const named = label === null ? [] : [beginning(inName(label), LONGEST_LABEL)];
  return joined([...parts, ...named], suffix);
}

/** A file called after words, each cut where it grows too long: a form with its period and for whom it is. */
export function fileNamed(words: readonly string[], suffix: 'docx' | 'xlsx'): ReturnType<typeof fileName> {
  return joined(
    words.map((word) => beginning(inName(word), LONGEST_LABEL)),
    suffix,
  );
}

function joined(parts: readonly string[], suffix: string): ReturnType<typeof fileName> {
  const accented = parts.filter((part) => part !== '').join('_');
  return { accented: `${accented}.${suffix}`, ascii: `${withoutAccents(accented)}.${suffix}` };
}

function inName(part: string): string {
  return plainText(part).replace(NOT_IN_NAMES, '-').replace(/^-|-$/g, '');
}

/** Vietnamese without its accents, as people type it; any other letter that ASCII lacks is told by its number. */
function withoutAccents(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x21-\x7e]/gu, (letter) => `U${letter.codePointAt(0)!.toString(16)}`);
}
