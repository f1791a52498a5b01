/** A blob as a list shows it. */
export interface BlobEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

export interface Cancellable {
  readonly signal?: AbortSignal;
}

/**
 * Where pieces of files are kept, outside the log: small blobs by name, each written whole or not at all, and never
 * changed. Whoever calls seals them first; an adapter sees neither content nor name of a file.
 */
export interface BlobStore {
  /** Writes a blob, or replaces it. Once it resolves, the blob outlives a crash. @throws BlobsUnavailable */
  put(name: string, bytes: Uint8Array, options?: Cancellable): Promise<void>;
  /** The blob; `null` when there is none. @throws BlobsUnavailable */
  get(name: string, options?: Cancellable): Promise<Buffer | null>;
  /** Takes it away; nothing happens where there is none. @throws BlobsUnavailable */
  remove(name: string, options?: Cancellable): Promise<void>;
  /** Blobs whose names begin with `prefix`, which ends with `/`; in order of name. @throws BlobsUnavailable */
  list(prefix: string, options?: Cancellable): AsyncIterable<BlobEntry>;
  close(): Promise<void>;
}

/** The store does not answer, or has no room: it may later. */
export class BlobsUnavailable extends Error {
  override readonly name = 'BlobsUnavailable';
  constructor(cause: unknown) {
    super(`the store of files is not available: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const NAME = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/;

/** Names are made by the platform alone: lower case, digits, hyphens, in levels. @throws RangeError for any other */
export function checkBlobName(name: string): void {
  if (name.length > 300 || !NAME.test(name)) throw new RangeError(`${name} is no name of a blob`);
}
