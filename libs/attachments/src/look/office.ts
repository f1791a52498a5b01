import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Source } from '../source.ts';
import type { Kind } from './kinds.ts';
import { refusePart, watcherOf, type ContentTypes } from './office-parts.ts';
import { isOfZlib } from './pdf.ts';
import { damaged, Refused } from './refused.ts';

/** A document of a thousand pages has some hundred parts. */
const MOST_PARTS = 4_000;
/** Bytes that all parts unpack to together. A workbook of a million cells is some 60 MB. */
const MOST_UNPACKED = 300 << 20;
/** Times its packed size that a part may unpack to, beyond the first megabyte. Sheets of equal rows pack 50 times. */
const MOST_PACKED = 250;
const RATIO_FROM = 1 << 20;

class Reader extends yauzl.RandomAccessReader {
  constructor(private readonly source: Source) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.source.read(start, end), { objectMode: false });
  }
}

/**
 * Looks through an office file, part by part, without holding any: names, checksums, what it unpacks to, and what it says of
 * itself and of the world outside.
 *
 * @throws Refused
 * @returns what its content types say that it is; `null`: another file in the same container
 */
export async function lookThroughOffice(source: Source): Promise<Kind | null> {
  const found: ContentTypes = { kind: null };
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new Reader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    if (zip.entryCount > MOST_PARTS) throw tooMuch({ parts: zip.entryCount });
    await eachPart(zip, source.size, found);
  } catch (error) {
    throw refusalOf(error);
  }
  return found.kind;
}

async function eachPart(zip: yauzl.ZipFile, size: number, found: ContentTypes): Promise<void> {
  const seen = new Set<string>();
  let room = MOST_UNPACKED;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    // two parts of one name: each program reads the one that it likes
    if (seen.has(name)) throw damaged('parts');
    seen.add(name);
    if (entry.isEncrypted()) throw new Refused('file-is-not-protected');
    if (!entry.canDecodeFileData()) throw damaged('compression');
    packed += entry.compressedSize;
    // parts that lie over one another: nothing but a bomb is made so
    if (packed > size) throw tooMuch({ packed });
    refuseByRatio(entry);
    refusePart(name);
    room -= await lookThroughPart(zip, entry, { room, found });
  }
}

function refuseByRatio({ compressedSize, uncompressedSize }: yauzl.Entry): void {
  if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * MOST_PACKED) {
    throw tooMuch({ packed: compressedSize, unpacked: uncompressedSize });
  }
}

/** @returns the bytes that it unpacked to */
async function lookThroughPart(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  { room, found }: { readonly room: number; readonly found: ContentTypes },
): Promise<number> {
  if (entry.uncompressedSize > room) throw tooMuch({ unpacked: MOST_UNPACKED - room + entry.uncompressedSize });
  const watch = watcherOf(entry.fileName.toLowerCase(), found);
  const stream = await zip.openReadStreamPromise(entry);
  let sum = 0;
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    sum = crc32(piece, sum);
    size += piece.length;
    // what the directory says is not what comes: the stream itself stops there
    watch(piece.toString('latin1'));
  }
  watch('', true);
  if (sum !== entry.crc32) throw damaged(entry.fileName);
  return size;
}

function tooMuch(details: Readonly<Record<string, number>>): Refused {
  return new Refused('file-unpacks-to-something-reasonable', details);
}

/** The library says in words what is wrong with a container; whatever else fails is a fault of ours. */
function refusalOf(error: unknown): unknown {
  if (isOfZlib(error)) return damaged('compression');
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return name === 'Error' && code === undefined ? damaged('container') : error;
}
