import { createInflate } from 'node:zlib';
import { Readable } from 'node:stream';
import { partOf, type Source } from '../source.ts';
import { damaged, Refused } from './refused.ts';

/** Readers look for the header here, whatever stands before it. */
export const PDF_HEADER_WITHIN = 1_024;
const TRAILER_WITHIN = 2_048;
const LONGEST_NAME = 400;
/** How far around `/ObjStm` the rest of its dictionary stands. */
const DICTIONARY = 4_096;
/** Of all object streams together: a PDF at the size limit that packs better than this is no document. */
const MOST_UNPACKED = 256 << 20;
/** Each holds some hundred objects. */
const MOST_PACKED = 5_000;

/** Names that run something, or carry files: actions and streams of the PDF reference. */
const PROGRAMS = new Set(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'Rendition', 'XFA']);

const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]{3,127}/g;

/**
 * Looks through a PDF. Object streams are unpacked and looked through too; pictures and texts are not unpacked.
 *
 * @throws Refused when it has no header or trailer, is encrypted, or holds scripts, launches or files
 */
export async function lookThroughPdf(source: Source): Promise<void> {
  await refuseWithoutEnds(source);
  const packed: number[] = [];
  await eachName(source.read(), (name, at) => {
    refuseName(name);
    if (name === 'ObjStm') packed.push(at);
  });
  if (packed.length > MOST_PACKED) {
    throw new Refused('file-unpacks-to-something-reasonable', { packed: packed.length });
  }
  let room = MOST_UNPACKED;
  for (const at of packed) room -= await lookThroughObjects(source, at, room);
}

async function refuseWithoutEnds(source: Source): Promise<void> {
  const head = (await partOf(source, 0, PDF_HEADER_WITHIN)).toString('latin1');
  if (!/%PDF-[12]\.\d/.test(head)) throw damaged('header');
  const tail = (await partOf(source, source.size - TRAILER_WITHIN, source.size)).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) throw damaged('trailer');
}

function refuseName(name: string): void {
  if (name === 'Encrypt') throw new Refused('file-is-not-protected');
  if (PROGRAMS.has(name)) throw new Refused('file-holds-no-programs', { found: name });
}

/** Every name with the place at which it begins, its escapes undone: `/J#61vaScript` is a script too. */
async function eachName(pieces: AsyncIterable<Buffer>, tell: (name: string, at: number) => void): Promise<number> {
  let held = '';
  let begin = 0;
  for await (const piece of pieces) {
    const text = held + piece.toString('latin1');
    // a name that may go on in the next piece is looked at with it
    const last = text.lastIndexOf('/');
    const until = last !== -1 && last > text.length - LONGEST_NAME ? last : text.length;
    namesIn(text.slice(0, until), begin, tell);
    held = text.slice(until);
    begin += until;
  }
  namesIn(held, begin, tell);
  return begin + held.length;
}

function namesIn(text: string, begin: number, tell: (name: string, at: number) => void): void {
  for (const { 0: written, index } of text.matchAll(NAME)) {
    const name = written
      .slice(1)
      .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    tell(name, begin + index);
  }
}

/** @returns the bytes that it unpacked to */
async function lookThroughObjects(source: Source, at: number, room: number): Promise<number> {
  const from = Math.max(0, at - DICTIONARY);
  const around = (await partOf(source, from, at + DICTIONARY)).toString('latin1');
  const here = at - from;
  const keyword = /stream\r?\n/.exec(around.slice(here));
  // a name in a text, not a stream
  if (!keyword) return 0;
  const begin = here + keyword.index;
  const dictionary = around.slice(around.lastIndexOf(' obj', here), begin);
  const data = from + begin + keyword[0].length;
  if (!/\/F(ilter|#|\W)/.test(dictionary)) return 0;
  if (!/\/Filter\s*\[?\s*\/(FlateDecode|Fl)\b\s*\]?/.test(dictionary)) {
    throw new Refused('file-holds-no-programs', { found: 'objects that cannot be looked through' });
  }
  return eachName(unpacked(source, data, room), refuseName);
}

async function* unpacked(source: Source, from: number, room: number): AsyncIterable<Buffer> {
  const inflate = createInflate();
  const input = Readable.from(source.read(from));
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  let size = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > room) throw new Refused('file-unpacks-to-something-reasonable', { limit: MOST_UNPACKED });
      yield piece;
    }
  } catch (error) {
    if (isOfZlib(error)) throw damaged('object stream');
    throw error;
  } finally {
    input.unpipe(inflate).destroy();
    inflate.destroy();
  }
}

export function isOfZlib(error: unknown): boolean {
  return /^(Z_|ERR_ZLIB)/.test(String((error as { code?: unknown }).code));
}
