import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

export interface Copied {
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const CHUNK_BYTES = 1 << 18;
/** Files that are synchronised together share the disk's waits. */
export const FILES_AT_A_TIME = 16;

/** Copies a file that may be written to meanwhile, to disk, and says what was written. `target` must not exist. */
export async function hashedCopy(source: string, target: string): Promise<Copied> {
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx', 0o600);
    try {
      return await pump(from, to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function pump(from: FileHandle, to: FileHandle): Promise<Copied> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let size = 0;
  for (;;) {
    const { bytesRead } = await from.read(chunk, 0, CHUNK_BYTES, null);
    if (bytesRead === 0) break;
    const bytes = chunk.subarray(0, bytesRead);
    hash.update(bytes);
    await to.writeFile(bytes);
    size += bytesRead;
  }
  await to.sync();
  return { size, sha256: hash.digest('hex') };
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
