import { zipSync, type Zippable } from 'fflate';

/** The first moment that a ZIP file can name: it says nothing of when the file was made. */
const NO_MOMENT = '1980-01-01T00:00:00';
const FIRST = '[Content_Types].xml';
/** Packed already: to pack it again takes a second for a large one, and gains nothing. */
const PICTURE = /\.(png|jpe?g|gif)$/i;

/** Parts as one file of an office, its bytes the same whenever, wherever and in which order they were made. */
export function zipped(parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const names = Object.keys(parts).sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1));
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const name of names) {
    const part = parts[name]!;
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    entries[name] = PICTURE.test(name) ? [bytes, { level: 0 }] : bytes;
  }
  return zipSync(entries, { mtime: NO_MOMENT, level: 6 });
}
