import { createHash } from 'node:crypto';
import type { StoredFile, Upload, UploadRule } from '@lien-nganh/kernel';
import type { BlobStore } from '../blob-store.ts';
import { lookThrough } from '../look/look.ts';
import { Refused } from '../look/refused.ts';
import type { Scanner } from '../scan/scanner.ts';
import type { Source } from '../source.ts';
import {
  BlobAltered,
  BlobMissing,
  ContentErased,
  openPiece,
  piecesOf,
  piecesSource,
  putPiece,
  removeBelow,
  storePieces,
  type Keeping,
  type Sealing,
} from './pieces.ts';
import { UploadParts, type UploadState, type Verdict } from './uploads.ts';

export interface FileLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Bytes of all files of one record together. */
  readonly quotaBytes: number;
  /** Uploads that one account may have under way. */
  readonly uploads: number;
  /** Hours after which an upload that nothing came of is taken away. */
  readonly uploadHours: number;
}

export const defaultFileLimits: FileLimits = {
  fileBytes: 25 << 20,
  quotaBytes: 500 << 20,
  uploads: 20,
  uploadHours: 24,
};

export interface FileStoreOptions {
  readonly blobs: BlobStore;
  readonly sealing: Sealing;
  /** Whose files they are: one store serves several services. */
  readonly service: string;
  /** Whose key seals what belongs to a record. */
  readonly scopeOf: (record: string) => string;
  /** Without one, files are kept as not scanned. */
  readonly scanner: Scanner | null;
  readonly limits: FileLimits;
  readonly now: () => Date;
}

/** What a check finds of a file that is attached. */
export type Checked = 'whole' | 'missing' | 'altered' | 'erased';

/** The files of one service's records, and the uploads that may become some. */
export class FileStore {
  readonly uploads: UploadParts;
  readonly limits: FileLimits;
  private readonly keeping: Keeping;
  /** Looked through at this moment: who asks meanwhile gets the same answer. */
  private readonly looking = new Map<string, Promise<Upload>>();

  constructor(private readonly options: FileStoreOptions) {
    const { blobs, sealing, service, scopeOf, limits } = options;
    this.keeping = { blobs, sealing };
    this.limits = limits;
    this.uploads = new UploadParts(this.keeping, `${service}/uploads`, scopeOf);
  }

  /** The content of a file that is attached. Reading it throws BlobMissing, BlobAltered, ContentErased. */
  content(file: string, size: number, signal?: AbortSignal): Source {
    return piecesSource(piecesOf(this.baseOf(file), size), this.keeping, signal);
  }

  /** Reads a file from end to end and compares its hash. */
  async check({ file, size, hash }: { readonly file: string } & Pick<StoredFile, 'size' | 'hash'>): Promise<Checked> {
    const sum = createHash('sha256');
    try {
      for await (const piece of this.content(file, size).read()) sum.update(piece);
    } catch (error) {
      if (error instanceof BlobMissing) return 'missing';
      if (error instanceof BlobAltered) return 'altered';
      if (error instanceof ContentErased) return 'erased';
      throw error;
    }
    return sum.digest('hex') === hash ? 'whole' : 'altered';
  }

  /**
   * Looks through an upload and stores what of it may be attached, under its id. The verdict is kept until the upload is: asking
   * again looks it up. @throws ScannerUnavailable, BlobsUnavailable
   */
  async make(account: string, id: string, record: string): Promise<Upload> {
    const found = await this.uploads.find(account, id);
    if (!found || found.record !== record) return refused('upload-is-known');
    if (found.verdict) return this.verdictIn(found, found.verdict);
    if (found.offset < found.size) return refused('upload-is-complete', { offset: found.offset, size: found.size });
    const running = this.looking.get(id) ?? this.lookOver(found).finally(() => this.looking.delete(id));
    this.looking.set(id, running);
    return running;
  }

  /** Once the file is attached, nothing of the upload is needed. */
  async attached(account: string, id: string): Promise<void> {
    await this.uploads.remove(account, id);
  }

  /** The sender gives up. */
  async cancel(account: string, id: string): Promise<void> {
    await removeBelow(this.options.blobs, `${this.baseOf(id)}/`);
    await this.uploads.remove(account, id);
  }

  /**
   * Takes away uploads that nothing came of, with what was stored of them.
   *
   * @param isAttached whether a record has the file after all: its upload was left by a process that was killed
   * @returns how many were taken away
   */
  async sweep(isAttached: (record: string, file: string) => Promise<boolean>, signal?: AbortSignal): Promise<number> {
    const before = new Date(this.options.now().getTime() - this.limits.uploadHours * 3_600_000);
    let swept = 0;
    for await (const { folder, id } of this.uploads.quietSince(before)) {
      signal?.throwIfAborted();
      const about = await this.aboutOf(folder);
      // of what was erased nothing is left to be attached
      const kept = about !== null && about !== 'missing' && (await isAttached(about.record, id));
      if (!kept && about !== 'missing') await removeBelow(this.options.blobs, `${this.baseOf(id)}/`);
      await this.uploads.removeFolder(folder);
      swept += 1;
    }
    return swept;
  }

  /** What is noted was taken away last of all: without it only leftovers of the upload are here, never of a file. */
  private async aboutOf(folder: string) {
    try {
      return await this.uploads.aboutIn(folder);
    } catch (error) {
      if (error instanceof BlobMissing) return 'missing';
      throw error;
    }
  }

  private async verdictIn({ account, id }: UploadState, verdict: Verdict): Promise<Upload> {
    const blob = `${this.uploads.folderOf(account, id)}/${verdict}`;
    return JSON.parse((await openPiece(this.keeping, blob)).toString('utf8')) as Upload;
  }

  private async lookOver(found: UploadState): Promise<Upload> {
    const verdict = await this.storedOf(found).catch(async (error: unknown) => {
      await removeBelow(this.options.blobs, `${this.baseOf(found.id)}/`);
      if (error instanceof Refused) return refused(error.rule, error.details);
      throw error;
    });
    const blob = `${this.uploads.folderOf(found.account, found.id)}/${verdict.is}`;
    const scope = this.options.scopeOf(found.record);
    await putPiece(this.keeping, { blob, scope }, Buffer.from(JSON.stringify(verdict)));
    await this.uploads.removeParts(found);
    return verdict;
  }

  private async storedOf(found: UploadState): Promise<Upload> {
    const source = this.uploads.contentOf(found);
    const looked = await lookThrough(source, found.name);
    const scanned = (await this.options.scanner?.(source.read())) ?? null;
    if (scanned?.is === 'infected') throw new Refused('file-is-free-of-malware', { found: scanned.found });
    const where = { base: this.baseOf(found.id), scope: this.options.scopeOf(found.record) };
    const stored = await storePieces(this.keeping, where, looked.kept());
    const { stripped } = looked.stripping;
    const malware = scanned ? 'clean' : 'not-scanned';
    return { is: 'stored', name: found.name, mediaType: looked.mediaType, ...stored, stripped, malware };
  }

  private baseOf(file: string): string {
    return `${this.options.service}/files/${file}`;
  }
}

function refused(rule: UploadRule, details: Refused['details'] = {}): Upload {
  return { is: 'refused', rule, details };
}
