const NEWLINES = /\r\n?|\u0085|\u2028|\u2029/g;

/**
 * Text as every file of an office can hold it: in composed form (NFC), each line ended by `\n`. What no such file can hold is
 * left out (control characters), and half a character becomes U+FFFD.
 */
export function plainText(value: string): string {
  const lines = value.replace(NEWLINES, '\n').replace(/[\v\f]/g, ' ');
  return lines
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC');
}

/** The beginning of a text, of at most so many UTF-16 units; no character is cut in half. */
export function beginning(text: string, units: number): string {
  if (text.length <= units) return text;
  const end = /[\ud800-\udbff]/.test(text[units - 1]!) ? units - 1 : units;
  return text.slice(0, end);
}

/** Plain text without the blanks that office programs change as they see fit. */
export function onOneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** A copy of data with each text in it changed; keys are left as they are. */
export function eachText<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T;
  if (Array.isArray(data)) return data.map((one) => eachText(one, change)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, eachText(value, change)])) as T;
}
