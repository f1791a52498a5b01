import { partOf, type Source } from '../source.ts';
import { strippedJpeg, type Stripping } from './jpeg.ts';
import { kinds, type Kind } from './kinds.ts';
import { lookThroughOffice } from './office.ts';
import { lookThroughPdf, PDF_HEADER_WITHIN } from './pdf.ts';
import { PNG_SIGNATURE, strippedPng } from './png.ts';
import { Refused } from './refused.ts';

/** A file that was looked through, and what of it is kept. */
export interface LookedThrough {
  readonly kind: Kind;
  readonly mediaType: string;
  /** The bytes to keep. A picture is looked through on the way: they may end in Refused. */
  kept(): AsyncIterable<Buffer>;
  /** Whether something was left out; known when `kept` has ended. */
  readonly stripping: Readonly<Stripping>;
}

/**
 * Finds out by its content what a file is, and whether it may be kept.
 *
 * @param name as it will be shown: its end must say what the file is
 * @throws Refused
 */
export async function lookThrough(source: Source, name: string): Promise<LookedThrough> {
  const kind = await kindOf(source, name);
  const { mediaType, ends } = kinds[kind];
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (!(ends as readonly string[]).includes(end)) throw new Refused('file-is-what-its-name-says', { found: kind });
  const stripping: Stripping = { stripped: false };
  return { kind, mediaType, stripping, kept: () => keptOf(kind, source, stripping) };
}

async function kindOf(source: Source, name: string): Promise<Kind> {
  const head = await partOf(source, 0, PDF_HEADER_WITHIN);
  if (head.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'jpeg';
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return 'png';
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return officeIn(source);
  if (head.includes('%PDF-')) {
    await lookThroughPdf(source);
    return 'pdf';
  }
  throw otherKind(head, name);
}

async function officeIn(source: Source): Promise<Kind> {
  const kind = await lookThroughOffice(source);
  if (kind === null) throw new Refused('file-is-of-a-kind-that-is-taken', { found: 'zip' });
  return kind;
}

/** A docx with a password is another container. */
function otherKind(head: Buffer, name: string): Refused {
  const isOle = head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  if (isOle && /\.(docx|xlsx)$/i.test(name)) return new Refused('file-is-not-protected');
  return new Refused('file-is-of-a-kind-that-is-taken', { found: isOle ? 'ole' : null });
}

async function* keptOf(kind: Kind, source: Source, stripping: Stripping): AsyncIterable<Buffer> {
  if (kind === 'jpeg') yield* strippedJpeg(source.read(), stripping);
  else if (kind === 'png') yield* strippedPng(source.read(), stripping);
  else yield* source.read();
}
