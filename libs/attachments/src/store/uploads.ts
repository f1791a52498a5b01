import { createHash, randomUUID } from 'node:crypto';
import { ContentErased, inPieces, openPiece, piecesSource, putPiece, type Keeping, type Piece } from './pieces.ts';
import type { Source } from '../source.ts';
import { upTo, watched, type Watched } from './watched.ts';

/** What is noted of an upload when it begins. */
export interface About {
  readonly account: string;
  /** The record's stream. */
  readonly record: string;
  readonly name: string;
  /** Bytes that it will have. */
  readonly size: number;
  /** ISO 8601 in UTC. */
  readonly begunAt: string;
}

export interface UploadState extends About {
  readonly id: string;
  /** Bytes that are here. */
  readonly offset: number;
  readonly pieces: readonly Piece[];
  /** What became of it, once it was looked through. */
  readonly verdict: Verdict | null;
}

export type Verdict = 'refused' | 'stored';

/** More came than was said at the beginning. */
export class UploadTooLong extends Error {
  override readonly name = 'UploadTooLong';
}

/** The sender broke off, or came again over another connection; what came until then is kept. */
export class UploadBroken extends Error {
  override readonly name = 'UploadBroken';
  constructor(cause: unknown) {
    super(`the upload broke off: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** What came does not begin where the upload stands. */
export class OtherOffset extends Error {
  override readonly name = 'OtherOffset';
  constructor(readonly offset: number) {
    super(`the upload stands at ${offset}`);
  }
}

const PIECE_NAME = /\/p(\d{12})-(\d{1,9})$/;

/**
 * Uploads under way: what came until a connection broke is kept, and the rest is sent later. Each piece is a blob of its own,
 * named by where it begins, so that what is here can be read from the names alone; sealed like the file that it may become.
 */
export class UploadParts {
  /** Uploads that are being written to here: who comes after stops whom it follows. */
  private readonly writing = new Map<string, { readonly stop: AbortController; readonly ended: Promise<unknown> }>();

  constructor(
    private readonly keeping: Keeping,
    /** `<service>/uploads` */
    private readonly base: string,
    /** Whose key seals what belongs to a record. */
    private readonly scopeOf: (record: string) => string,
  ) {}

  /** @returns the id of the upload */
  async begin(about: About): Promise<string> {
    const id = randomUUID();
    const blob = `${this.folderOf(about.account, id)}/about`;
    await putPiece(this.keeping, { blob, scope: this.scopeOf(about.record) }, Buffer.from(JSON.stringify(about)));
    return id;
  }

  /** An account's upload; `null` where there is none, or where what it belongs to was erased. */
  async find(account: string, id: string): Promise<UploadState | null> {
    const folder = this.folderOf(account, id);
    const names: string[] = [];
    for await (const { name } of this.keeping.blobs.list(`${folder}/`)) names.push(name);
    if (!names.includes(`${folder}/about`)) return null;
    const about = await this.aboutIn(folder);
    if (!about) return null;
    const verdict = verdictAmong(names);
    // its parts are taken away once it was looked through
    return { ...about, id, ...standing(names), ...(verdict ? { offset: about.size } : {}), verdict };
  }

  async aboutIn(folder: string): Promise<About | null> {
    try {
      return JSON.parse((await openPiece(this.keeping, `${folder}/about`)).toString('utf8')) as About;
    } catch (error) {
      if (error instanceof ContentErased) return null;
      throw error;
    }
  }

  /**
   * Adds what comes, from `offset` on. When the sender breaks off, what came until then is kept.
   *
   * @param onBytes told that something came
   * @returns where the upload stands then
   * @throws OtherOffset, UploadBroken, UploadTooLong; what came of one that is too long is kept up to the length that was said
   */
  async append(
    upload: { readonly account: string; readonly id: string; readonly offset: number },
    source: AsyncIterable<Buffer>,
    onBytes: () => void = () => undefined,
  ): Promise<number> {
    await this.stopWriting(upload.id);
    const stop = new AbortController();
    const work = this.write(upload, watched(source, stop.signal, onBytes));
    this.writing.set(upload.id, { stop, ended: work.catch(() => undefined) });
    try {
      return await work;
    } finally {
      if (this.writing.get(upload.id)?.stop === stop) this.writing.delete(upload.id);
    }
  }

  /** A sender that comes again has given up the connection that it had, whether this side knows of it or not. */
  async stopWriting(id: string): Promise<void> {
    const other = this.writing.get(id);
    other?.stop.abort();
    await other?.ended;
  }

  private async write(
    { account, id, offset }: { readonly account: string; readonly id: string; readonly offset: number },
    source: Watched,
  ): Promise<number> {
    const found = await this.find(account, id);
    if (!found || found.offset !== offset) throw new OtherOffset(found?.offset ?? 0);
    const scope = this.scopeOf(found.record);
    let at = offset;
    for await (const piece of inPieces(upTo(source.bytes, found.size - offset))) {
      const blob = `${this.folderOf(account, id)}/p${String(at).padStart(12, '0')}-${piece.length}`;
      await putPiece(this.keeping, { blob, scope }, piece);
      at += piece.length;
    }
    if (source.broken !== null) throw new UploadBroken(source.broken);
    if (source.bytesSeen > found.size - offset) throw new UploadTooLong('more came than was said');
    return at;
  }

  contentOf({ pieces }: UploadState, signal?: AbortSignal): Source {
    return piecesSource(pieces, this.keeping, signal);
  }

  /** The pieces only: what is noted of the upload stays. */
  async removeParts({ pieces }: UploadState): Promise<void> {
    for (const { blob } of pieces) await this.keeping.blobs.remove(blob);
  }

  /** All of it; what is noted last, for without that it is not found any more. */
  async remove(account: string, id: string): Promise<void> {
    await this.stopWriting(id);
    await this.removeFolder(this.folderOf(account, id));
  }

  async removeFolder(folder: string): Promise<void> {
    const names: string[] = [];
    for await (const { name } of this.keeping.blobs.list(`${folder}/`)) names.push(name);
    const about = `${folder}/about`;
    for (const name of names.filter((one) => one !== about)) await this.keeping.blobs.remove(name);
    await this.keeping.blobs.remove(about);
  }

  /** How many an account has under way; of what was refused nothing is left that would count. */
  async countOf(account: string): Promise<number> {
    const ends: string[] = [];
    for await (const { name } of this.keeping.blobs.list(`${this.accountFolder(account)}/`)) {
      ends.push(name.slice(name.lastIndexOf('/') + 1));
    }
    return ends.filter((end) => end === 'about').length - ends.filter((end) => end === 'refused').length;
  }

  /** Folders of uploads that were last written to before `before`. */
  async *quietSince(before: Date): AsyncIterable<{ readonly folder: string; readonly id: string }> {
    const last = new Map<string, Date>();
    for await (const { name, modifiedAt } of this.keeping.blobs.list(`${this.base}/`)) {
      const folder = name.slice(0, name.lastIndexOf('/'));
      const known = last.get(folder);
      if (!known || known < modifiedAt) last.set(folder, modifiedAt);
    }
    for (const [folder, at] of last) {
      if (at < before) yield { folder, id: folder.slice(folder.lastIndexOf('/') + 1) };
    }
  }

  folderOf(account: string, id: string): string {
    return `${this.accountFolder(account)}/${id}`;
  }

  private accountFolder(account: string): string {
    return `${this.base}/${createHash('sha256').update(account).digest('hex').slice(0, 32)}`;
  }
}

/** The pieces that follow one another from the beginning. */
function standing(names: readonly string[]): { readonly offset: number; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const blob of [...names].sort()) {
    const [, from, size] = PIECE_NAME.exec(blob) ?? [];
    if (from === undefined || Number(from) !== offset) continue;
    pieces.push({ blob, from: offset, size: Number(size) });
    offset += Number(size);
  }
  return { offset, pieces };
}

function verdictAmong(names: readonly string[]): Verdict | null {
  return (['refused', 'stored'] as const).find((one) => names.some((name) => name.endsWith(`/${one}`))) ?? null;
}
