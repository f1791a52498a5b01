import { crc32 } from 'node:zlib';
import { ByteReader } from '../source.ts';
import { orientationIn, orientationOnly } from './exif.ts';
import { MOST_POINTS, type Stripping } from './jpeg.ts';
import { damaged, Refused } from './refused.ts';

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** What draws the picture, or says how its numbers are to be read as colours. */
const DRAWING = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);
/** Everything but the picture's own data fits into this; a longer Exif block is none. */
const LONGEST_EXIF = 1 << 16;

interface Chunk {
  readonly name: string;
  readonly length: number;
  readonly head: Buffer;
}

/**
 * A PNG without what tells of place, device or person: Exif, XMP and other texts, the time, chunks that nobody knows, and
 * whatever comes after the picture. How it is to be turned stays. Every chunk's checksum is checked on the way.
 *
 * @throws Refused when it is damaged or has no end
 */
export async function* strippedPng(source: AsyncIterable<Buffer>, noting: Stripping): AsyncIterable<Buffer> {
  const reader = new ByteReader(source);
  const signature = await reader.take(8);
  if (!signature?.equals(PNG_SIGNATURE)) throw damaged('begin');
  yield signature;
  let first = true;
  for (;;) {
    const chunk = await nextChunk(reader);
    if (first !== (chunk.name === 'IHDR')) throw damaged('IHDR');
    if (first) yield* header(reader, chunk);
    else yield* passed(reader, chunk, noting);
    first = false;
    if (chunk.name === 'IEND') break;
  }
  if ((await reader.some()) !== null) noting.stripped = true;
}

async function nextChunk(reader: ByteReader): Promise<Chunk> {
  const head = await reader.take(8);
  if (!head) throw damaged('end');
  const [length, name] = [head.readUInt32BE(0), head.subarray(4).toString('latin1')];
  if (length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(name)) throw damaged('chunk');
  return { name, length, head };
}

async function* header(reader: ByteReader, { head, length }: Chunk): AsyncIterable<Buffer> {
  if (length !== 13) throw damaged('IHDR');
  const parts = await collected(bodyOf(reader, { head, length }));
  const [width, height] = [parts.readUInt32BE(0), parts.readUInt32BE(4)];
  if (width === 0 || height === 0) throw damaged('IHDR');
  if (width * height > MOST_POINTS) throw new Refused('file-unpacks-to-something-reasonable', { width, height });
  yield head;
  yield parts;
}

async function* passed(reader: ByteReader, chunk: Chunk, noting: Stripping): AsyncIterable<Buffer> {
  if (DRAWING.has(chunk.name)) {
    yield chunk.head;
    yield* bodyOf(reader, chunk);
    return;
  }
  // a part of the picture that this program does not know must not be left out
  if (/^[A-Z]/.test(chunk.name)) throw damaged(chunk.name);
  noting.stripped = true;
  if (chunk.name === 'eXIf' && chunk.length <= LONGEST_EXIF) {
    const body = await collected(bodyOf(reader, chunk));
    const orientation = orientationIn(body.subarray(0, -4));
    if (orientation !== 1) yield made('eXIf', orientationOnly(orientation));
    return;
  }
  for await (const _ of bodyOf(reader, chunk));
}

/** The chunk's data and its checksum, checked once all of it has passed. */
async function* bodyOf(reader: ByteReader, { head, length }: Pick<Chunk, 'head' | 'length'>): AsyncIterable<Buffer> {
  let sum = crc32(head.subarray(4));
  for (let left = length; left > 0;) {
    const piece = await reader.some(left);
    if (!piece) throw damaged('end');
    sum = crc32(piece, sum);
    left -= piece.length;
    yield piece;
  }
  const told = await reader.take(4);
  if (!told || told.readUInt32BE(0) !== sum) throw damaged('checksum');
  yield told;
}

async function collected(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

function made(name: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(body.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
