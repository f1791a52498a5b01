import { ByteReader } from '../source.ts';
import { orientationIn, orientationOnly } from './exif.ts';
import { damaged, Refused } from './refused.ts';

/** Most points of a picture: A3 at 1,200 dots an inch is 280 million, and no scanner here does that. */
export const MOST_POINTS = 300_000_000;

/** Told what was left out. */
export interface Stripping {
  stripped: boolean;
}

const [SOI, EOI, SOS, COM, TEM] = [0xd8, 0xd9, 0xda, 0xfe, 0x01];

/**
 * A JPEG without what tells of place, device or person: segments of applications (Exif, XMP, IPTC and their like), comments, and
 * whatever comes after the picture. How it is to be turned stays, and so do colour profiles. The picture itself is not touched.
 *
 * @throws Refused when it is damaged or has no end
 */
export async function* strippedJpeg(source: AsyncIterable<Buffer>, noting: Stripping): AsyncIterable<Buffer> {
  const reader = new ByteReader(source);
  yield await beginning(reader);
  let seenFrame = false;
  for (let marker = await nextMarker(reader); marker !== EOI; marker = await nextMarker(reader)) {
    seenFrame ||= isFrame(marker);
    if (marker === SOS && !seenFrame) throw damaged('scan');
    yield* part(reader, marker, noting);
  }
  if (!seenFrame) throw damaged('frame');
  yield Buffer.of(0xff, EOI);
  if ((await reader.some()) !== null) noting.stripped = true;
}

async function beginning(reader: ByteReader): Promise<Buffer> {
  const begin = await reader.take(2);
  if (!begin?.equals(Buffer.of(0xff, SOI))) throw damaged('begin');
  return begin;
}

/** What begins with a marker: nothing more, a segment, or a segment with the data after it. */
async function* part(reader: ByteReader, marker: number, noting: Stripping): AsyncIterable<Buffer> {
  if (isAlone(marker)) return yield Buffer.of(0xff, marker);
  const body = await segment(reader);
  if (isFrame(marker)) refuseHuge(body);
  const kept = keptOf(marker, body, noting);
  if (kept) yield framed(marker, kept);
  if (marker === SOS) yield* scan(reader);
}

async function nextMarker(reader: ByteReader): Promise<number> {
  const lead = await reader.take(1);
  if (!lead || lead[0] !== 0xff) throw damaged('marker');
  let code = await reader.take(1);
  while (code && code[0] === 0xff) code = await reader.take(1);
  if (!code || code[0] === 0) throw damaged('marker');
  return code[0]!;
}

function isAlone(marker: number): boolean {
  return marker === TEM || (marker >= 0xd0 && marker <= 0xd7);
}

/** Start of frame: all of C0 to CF but the tables and extensions among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

async function segment(reader: ByteReader): Promise<Buffer> {
  const length = (await reader.take(2))?.readUInt16BE() ?? 0;
  const body = length < 2 ? null : await reader.take(length - 2);
  if (!body) throw damaged('segment');
  return body;
}

function framed(marker: number, body: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function refuseHuge(frame: Buffer): void {
  if (frame.length < 6) throw damaged('frame');
  const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
  if (height * width > MOST_POINTS) throw new Refused('file-unpacks-to-something-reasonable', { height, width });
}

/** What stays of a segment; `null`: nothing. */
function keptOf(marker: number, body: Buffer, noting: Stripping): Buffer | null {
  if (marker !== COM && (marker < 0xe0 || marker > 0xef)) return body;
  if (isNeutral(marker, body)) return body;
  noting.stripped = true;
  return marker === 0xe1 && startsWith(body, 'Exif\0\0') ? turning(body.subarray(6)) : null;
}

/** How the numbers are to be read as colours: nothing that tells of anybody. */
function isNeutral(marker: number, body: Buffer): boolean {
  if (marker === 0xe0) return startsWith(body, 'JFIF\0');
  if (marker === 0xe2) return startsWith(body, 'ICC_PROFILE\0');
  return marker === 0xee && startsWith(body, 'Adobe');
}

function startsWith(body: Buffer, text: string): boolean {
  return body.subarray(0, text.length).toString('latin1') === text;
}

function turning(exif: Buffer): Buffer | null {
  const orientation = orientationIn(exif);
  if (orientation === 1) return null;
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)]);
}

/** Compressed data up to the next marker, which is put back. */
async function* scan(reader: ByteReader): AsyncIterable<Buffer> {
  for (let piece = await reader.some(); piece !== null; piece = await reader.some()) {
    const end = markerIn(piece);
    if (end === null) yield piece;
    else if (end === piece.length - 1) {
      // whether it is one, the next byte tells
      if (end > 0) yield piece.subarray(0, end);
      const next = await reader.take(1);
      if (!next) break;
      reader.putBack(Buffer.concat([piece.subarray(end), next]));
    } else {
      yield piece.subarray(0, end);
      reader.putBack(piece.subarray(end));
      return;
    }
  }
  throw damaged('end');
}

/** Where a marker begins that ends the data, or may: the last byte of a piece. */
function markerIn(piece: Buffer): number | null {
  for (let at = piece.indexOf(0xff); at !== -1; at = piece.indexOf(0xff, at + 1)) {
    if (at === piece.length - 1) return at;
    const next = piece[at + 1]!;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return null;
}
