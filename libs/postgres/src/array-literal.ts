/** What JSON writes otherwise than an array of PostgreSQL, which takes every character behind a backslash as itself. */
const WRITTEN_OTHERWISE = /[\u0000-\u001f\ud800-\udfff]/;
const QUOTED = /["\\]/;

/**
 * An array as PostgreSQL reads it, `{"a","b",NULL}`, whatever its type is (where that is known, the log writes binary ones). Contract
 * events and rows go out as arrays of JSON texts: quoting each by the serializer of JSON takes less than half of what the driver's own
 * way takes, and a sixth of what was allocated for one command was that.
 *
 * @returns `undefined` where there is more in it than texts, numbers, booleans and nothing: that is for the driver
 */
export function arrayLiteral(values: readonly unknown[]): string | undefined {
  let written = '{';
  for (const [index, value] of values.entries()) {
    const element = elementOf(value);
    if (element === undefined) return undefined;
    written += index === 0 ? element : `,${element}`;
  }
  return `${written}}`;
}

function elementOf(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (value === null || value === undefined) return 'NULL';
  return ['number', 'bigint', 'boolean'].includes(typeof value)
    ? String(value as number | bigint | boolean)
    : undefined;
}

function quoted(text: string): string {
  if (!QUOTED.test(text)) return `"${text}"`;
  return WRITTEN_OTHERWISE.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(text);
}
