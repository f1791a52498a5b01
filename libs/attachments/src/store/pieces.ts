import { createHash } from 'node:crypto';
import type { BlobStore } from '../blob-store.ts';
import type { Source } from '../source.ts';

/** A file is kept in pieces of this many bytes, each sealed by itself: no more than a few are ever in memory. */
export const PIECE_BYTES = 1 << 20;

/** Seals and opens pieces; see the library that keeps the keys. */
export interface Sealing {
  seal(scope: string, place: string, bytes: Uint8Array): Promise<Buffer>;
  open(place: string, sealed: Uint8Array): Promise<Buffer | { readonly erased: true; readonly decision: string }>;
}

/** Where pieces are kept, and how they are sealed. */
export interface Keeping {
  readonly blobs: BlobStore;
  readonly sealing: Sealing;
}

/** A piece that ought to be there is not. */
export class BlobMissing extends Error {
  override readonly name = 'BlobMissing';
  constructor(readonly blob: string) {
    super(`the piece ${blob} of a file is missing`);
  }
}

/** A piece is not what was written. */
export class BlobAltered extends Error {
  override readonly name = 'BlobAltered';
  constructor(
    readonly blob: string,
    cause?: unknown,
  ) {
    super(`the piece ${blob} of a file was altered`, { cause });
  }
}

/** The key of a file was destroyed by a decision. */
export class ContentErased extends Error {
  override readonly name = 'ContentErased';
  constructor(readonly decision: string) {
    super(`the file was erased: ${decision}`);
  }
}

export interface Piece {
  readonly blob: string;
  /** The first of its bytes within the whole. */
  readonly from: number;
  readonly size: number;
}

/** @throws BlobMissing, BlobAltered, ContentErased, BlobsUnavailable */
export async function openPiece({ blobs, sealing }: Keeping, blob: string, signal?: AbortSignal): Promise<Buffer> {
  const sealed = await blobs.get(blob, signal ? { signal } : {});
  if (!sealed) throw new BlobMissing(blob);
  const opened = await sealing.open(blob, sealed).catch((error: unknown) => {
    // a key that this store never had is told as that
    throw (error as { code?: unknown }).code === 'key-missing' ? error : new BlobAltered(blob, error);
  });
  if (!Buffer.isBuffer(opened)) throw new ContentErased(opened.decision);
  return opened;
}

export async function putPiece(
  { blobs, sealing }: Keeping,
  { blob, scope, signal }: { readonly blob: string; readonly scope: string; readonly signal?: AbortSignal | undefined },
  bytes: Uint8Array,
): Promise<void> {
  await blobs.put(blob, await sealing.seal(scope, blob, bytes), signal ? { signal } : {});
}

/** What pieces hold together. The last two are remembered: whoever looks through a file goes to and fro. */
export function piecesSource(pieces: readonly Piece[], keeping: Keeping, signal?: AbortSignal): Source {
  const last: { readonly blob: string; readonly bytes: Buffer }[] = [];
  const opened = async ({ blob, size }: Piece): Promise<Buffer> => {
    const known = last.find((one) => one.blob === blob);
    if (known) return known.bytes;
    const bytes = await openPiece(keeping, blob, signal);
    if (bytes.length !== size) throw new BlobAltered(blob);
    last.unshift({ blob, bytes });
    last.length = Math.min(last.length, 2);
    return bytes;
  };
  const size = pieces.reduce((sum, piece) => sum + piece.size, 0);
  return {
    size,
    async *read(from = 0, to = size) {
      for (const piece of pieces) {
        if (piece.from >= to || piece.from + piece.size <= from) continue;
        const bytes = await opened(piece);
        yield bytes.subarray(Math.max(0, from - piece.from), Math.min(piece.size, to - piece.from));
      }
    },
  };
}

/** The pieces of a file of so many bytes. */
export function piecesOf(base: string, size: number): readonly Piece[] {
  return Array.from({ length: Math.ceil(size / PIECE_BYTES) }, (_, index) => ({
    blob: `${base}/${String(index).padStart(6, '0')}`,
    from: index * PIECE_BYTES,
    size: Math.min(PIECE_BYTES, size - index * PIECE_BYTES),
  }));
}

/** Bytes in portions of just a piece, and the rest. */
export async function* inPieces(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const part of source) {
    held.push(part);
    bytes += part.length;
    while (bytes >= PIECE_BYTES) {
      const all = Buffer.concat(held);
      yield all.subarray(0, PIECE_BYTES);
      held = [all.subarray(PIECE_BYTES)];
      bytes -= PIECE_BYTES;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}

/** Stores a file in pieces. @returns its size in bytes and its SHA-256 in hexadecimal */
export async function storePieces(
  keeping: Keeping,
  { base, scope, signal }: { readonly base: string; readonly scope: string; readonly signal?: AbortSignal | undefined },
  source: AsyncIterable<Buffer>,
): Promise<{ readonly size: number; readonly hash: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let index = 0;
  for await (const piece of inPieces(source)) {
    hash.update(piece);
    size += piece.length;
    await putPiece(keeping, { blob: `${base}/${String(index).padStart(6, '0')}`, scope, signal }, piece);
    index += 1;
  }
  return { size, hash: hash.digest('hex') };
}

export async function removeBelow(blobs: BlobStore, prefix: string): Promise<void> {
  const names: string[] = [];
  for await (const { name } of blobs.list(prefix)) names.push(name);
  for (const name of names) await blobs.remove(name);
}
