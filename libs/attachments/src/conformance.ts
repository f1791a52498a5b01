import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BlobStore } from './blob-store.ts';

/** What a store under test is given to and how it ends. */
export interface StoreUnderTest {
  readonly store: BlobStore;
  /** The same blobs through another opening. */
  reopened(): Promise<BlobStore>;
  close(): Promise<void>;
}

/** The suite that every store of blobs passes. */
export function blobStoreConformance(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the store of blobs ${name}`, () => {
    let under: StoreUnderTest;
    let store: BlobStore;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    const text = (value: string) => Buffer.from(value, 'utf8');
    const namesBelow = async (prefix: string) => {
      const found: string[] = [];
      for await (const entry of store.list(prefix)) found.push(entry.name);
      return found;
    };

    test('gives back what it was given, byte for byte, also an empty blob', async () => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256));
      await store.put('inspections/files/a/000000', bytes);
      await store.put('inspections/files/a/000001', Buffer.alloc(0));
      expect((await store.get('inspections/files/a/000000'))?.equals(bytes)).toBe(true);
      expect((await store.get('inspections/files/a/000001'))?.length).toBe(0);
    });

    test('has nothing under a name that was never written, and removing that is no fault', async () => {
      expect(await store.get('inspections/files/none')).toBeNull();
      await store.remove('inspections/files/none');
    });

    test('keeps the last of two blobs of one name', async () => {
      await store.put('a/b', text('first'));
      await store.put('a/b', text('second'));
      expect((await store.get('a/b'))?.toString()).toBe('second');
    });

    test('forgets what was removed, and that alone', async () => {
      await store.put('a/b', text('b'));
      await store.put('a/c', text('c'));
      await store.remove('a/b');
      expect([await store.get('a/b'), (await store.get('a/c'))?.toString()]).toEqual([null, 'c']);
    });

    test('lists what lies below a prefix in order of name, with its size, and nothing beside it', async () => {
      for (const name of ['u/x/2', 'u/x/1', 'u/xy/1', 'u/w', 'v/1']) await store.put(name, text(name));
      expect(await namesBelow('u/x/')).toEqual(['u/x/1', 'u/x/2']);
      expect(await namesBelow('u/')).toEqual(['u/w', 'u/x/1', 'u/x/2', 'u/xy/1']);
      expect(await namesBelow('none/')).toEqual([]);
      for await (const { size, modifiedAt } of store.list('v/')) {
        expect([size, modifiedAt.getTime() > Date.UTC(2020, 0)]).toEqual([3, true]);
      }
    });

    test('lists more than fit on one page', async () => {
      const names = Array.from({ length: 1_030 }, (_, index) => `many/${String(index).padStart(6, '0')}`);
      for (let at = 0; at < names.length; at += 30) {
        await Promise.all(names.slice(at, at + 30).map((one) => store.put(one, text('x'))));
      }
      expect(await namesBelow('many/')).toEqual(names);
    });

    test('refuses names that the platform would never make', async () => {
      for (const name of ['', '/a', 'a/', '../a', 'a/../b', 'a/.b', 'A', 'a b', 'a//b', 'ảnh']) {
        await expect(store.put(name, text('x'))).rejects.toThrow(RangeError);
      }
    });

    test('writes nothing for a signal that was aborted before', async () => {
      await expect(store.put('a/b', text('x'), { signal: AbortSignal.abort() })).rejects.toThrow();
      expect(await store.get('a/b')).toBeNull();
    });

    test('holds what it was given when it is opened again', async () => {
      await store.put('a/b', text('kept'));
      const again = await under.reopened();
      expect((await again.get('a/b'))?.toString()).toBe('kept');
      await again.close();
    });
  });
}
