import { checkBlobName, type BlobStore } from './blob-store.ts';

/** Blobs in memory, for tests: gone with the process. */
export function memoryBlobStore(): BlobStore {
  const blobs = new Map<string, { readonly bytes: Buffer; readonly modifiedAt: Date }>();
  return {
    async put(name, bytes, { signal } = {}) {
      checkBlobName(name);
      signal?.throwIfAborted();
      blobs.set(name, { bytes: Buffer.from(bytes), modifiedAt: new Date() });
    },
    async get(name, { signal } = {}) {
      signal?.throwIfAborted();
      const found = blobs.get(name);
      return found ? Buffer.from(found.bytes) : null;
    },
    async remove(name) {
      blobs.delete(name);
    },
    async *list(prefix, { signal } = {}) {
      for (const name of [...blobs.keys()].filter((one) => one.startsWith(prefix)).sort()) {
        signal?.throwIfAborted();
        const { bytes, modifiedAt } = blobs.get(name)!;
        yield { name, size: bytes.length, modifiedAt };
      }
    },
    close: () => Promise.resolve(),
  };
}
