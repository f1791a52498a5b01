import { describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobsUnavailable } from './blob-store.ts';
import { blobStoreConformance } from './conformance.ts';
import { folderBlobStore } from './folder.ts';
import { memoryBlobStore } from './memory.ts';

blobStoreConformance('in memory', async () => {
  const store = memoryBlobStore();
  return { store, reopened: () => Promise.resolve(store), close: () => store.close() };
});

blobStoreConformance('in a folder', async () => {
  const path = await mkdtemp(join(tmpdir(), 'blobs-'));
  return {
    store: folderBlobStore(join(path, 'tệp')),
    reopened: () => Promise.resolve(folderBlobStore(join(path, 'tệp'))),
    close: () => rm(path, { recursive: true }),
  };
});

describe('blobs in a folder', () => {
  test('that cannot be written are unavailable, and nothing half is left', async () => {
    const path = await mkdtemp(join(tmpdir(), 'blobs-'));
    // a file stands where the folder would be: also for root, whom no permission keeps out
    await writeFile(join(path, 'a'), 'no folder');
    await expect(folderBlobStore(path).put('a/b', Buffer.from('x'))).rejects.toThrow(BlobsUnavailable);
    expect(await readdir(path)).toEqual(['a']);
    await rm(path, { recursive: true });
  });

  test('leave no empty folder behind when the last of it is removed', async () => {
    const path = await mkdtemp(join(tmpdir(), 'blobs-'));
    const store = folderBlobStore(path);
    await store.put('a/b', Buffer.from('x'));
    await store.remove('a/b');
    expect(await readdir(path)).toEqual([]);
    await rm(path, { recursive: true });
  });
});
