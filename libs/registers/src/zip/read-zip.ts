import { createInflateRaw, crc32 } from 'node:zlib';
import { BadFile } from '../bad-file.ts';
import { limits } from '../limits.ts';

/** One file of an archive, still packed. */
export interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const OLE = 0xd0cf11e0;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the contents page of an archive; nothing is unpacked. Entries that share bytes, two of one name, and names that lead
 * elsewhere are refused: no office program writes them.
 *
 * @throws BadFile
 */
export function readZip(bytes: Buffer): ReadonlyMap<string, Part> {
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === OLE) throw new BadFile('locked');
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.parts) throw new BadFile('too-big');
  const parts = new Map<string, Part>();
  const taken: [number, number][] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    const { part, next, range } = entryAt(bytes, at);
    const name = part.name.toLowerCase();
    if (parts.has(name)) throw new BadFile('damaged');
    parts.set(name, part);
    taken.push(range);
    at = next;
  }
  taken.sort(([a], [b]) => a - b);
  if (taken.some(([from], index) => index > 0 && from < taken[index - 1]![1])) throw new BadFile('damaged');
  return parts;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new BadFile('not-xlsx');
}

interface Entry {
  readonly part: Part;
  readonly next: number;
  /** Bytes of the archive that it takes. */
  readonly range: [number, number];
}

function entryAt(bytes: Buffer, at: number): Entry {
  if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new BadFile('damaged');
  if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new BadFile('locked');
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + ENTRY_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw new BadFile('damaged');
  const name = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
  if (leadsElsewhere(name)) throw new BadFile('damaged');
  const method = bytes.readUInt16LE(at + 10);
  if (method !== STORED && method !== DEFLATED) throw new BadFile('damaged');
  const range = contentAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20));
  const packed = bytes.subarray(...range);
  const part = { name, method, crc: bytes.readUInt32LE(at + 16), size: bytes.readUInt32LE(at + 24), packed };
  return { part, next, range };
}

function leadsElsewhere(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || name.includes('\0') || name.split('/').includes('..');
}

/** Where the packed bytes of an entry lie, by its own head. */
function contentAt(bytes: Buffer, local: number, packed: number): [number, number] {
  if (local + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw new BadFile('damaged');
  const from = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packed > bytes.length) throw new BadFile('damaged');
  return [from, from + packed];
}

/**
 * Unpacks one part in pieces, and stops at `most` bytes, whatever its size was said to be.
 *
 * @throws BadFile too-big; damaged when it is another than the contents page says
 */
export async function* unpacked(part: Part, most: number): AsyncGenerator<Buffer> {
  let [size, sum] = [0, 0];
  for await (const piece of piecesOf(part)) {
    size += piece.length;
    if (size > most) throw new BadFile('too-big', [part.name]);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== part.size || sum !== part.crc) throw new BadFile('damaged', [part.name]);
}

async function* piecesOf({ method, packed, name }: Part): AsyncGenerator<Buffer> {
  if (method === STORED) return yield Buffer.from(packed);
  const inflating = createInflateRaw();
  inflating.end(packed);
  try {
    for await (const piece of inflating) yield piece as Buffer;
  } catch (error) {
    if (isOfZlib(error)) throw new BadFile('damaged', [name]);
    throw error;
  } finally {
    inflating.destroy();
  }
}

function isOfZlib(error: unknown): boolean {
  return String((error as { readonly code?: unknown }).code).startsWith('Z_');
}
