import { beforeEach, describe, expect, test } from '@jest/globals';
import { bytesSealer, memoryKeyStore, type KeyStore } from '@lien-nganh/sealing';
import type { BlobStore } from '../blob-store.ts';
import { exifSegment, jpeg, pdf } from '../examples/files.ts';
import { memoryBlobStore } from '../memory.ts';
import { ScannerUnavailable, type Scanner } from '../scan/scanner.ts';
import { defaultFileLimits, FileStore } from './file-store.ts';
import { PIECE_BYTES } from './pieces.ts';
import { OtherOffset, UploadTooLong } from './uploads.ts';

const RECORD = 'visit-1';
const scopeOf = (record: string) => `files-${record}#file`;
let blobs: BlobStore;
let keys: KeyStore;
let now: Date;
let store: FileStore;
beforeEach(() => {
  [blobs, keys, now] = [memoryBlobStore(), memoryKeyStore(), new Date()];
  store = opened();
});

function opened(scanner: Scanner | null = null): FileStore {
  const sealing = bytesSealer(keys);
  return new FileStore({
    blobs,
    sealing,
    service: 'visits',
    scopeOf,
    scanner,
    limits: defaultFileLimits,
    now: () => now,
  });
}

async function* pieces(...parts: (Buffer | Error)[]): AsyncIterable<Buffer> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

async function begun(size: number, name = 'biên bản.pdf'): Promise<string> {
  return store.uploads.begin({ account: 'me', record: RECORD, name, size, begunAt: now.toISOString() });
}

async function uploaded(bytes: Buffer, name?: string): Promise<string> {
  const id = await begun(bytes.length, name);
  await store.uploads.append({ account: 'me', id, offset: 0 }, pieces(bytes));
  return id;
}

async function namesBelow(prefix: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of blobs.list(prefix)) names.push(name);
  return names;
}

async function contentOf(file: string, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of store.content(file, size).read()) parts.push(piece);
  return Buffer.concat(parts);
}

describe('an upload', () => {
  test('that breaks off keeps what came, to the byte, and another opening of the store goes on with it', async () => {
    const bytes = Buffer.concat([pdf(`${'%'.repeat(PIECE_BYTES + 700)}\n`)]);
    const id = await begun(bytes.length);
    const broken = pieces(
      bytes.subarray(0, PIECE_BYTES),
      bytes.subarray(PIECE_BYTES, PIECE_BYTES + 5),
      new Error('gone'),
    );
    await expect(store.uploads.append({ account: 'me', id, offset: 0 }, broken)).rejects.toThrow('gone');
    store = opened();
    expect((await store.uploads.find('me', id))?.offset).toBe(PIECE_BYTES + 5);
    const rest = pieces(bytes.subarray(PIECE_BYTES + 5));
    expect(await store.uploads.append({ account: 'me', id, offset: PIECE_BYTES + 5 }, rest)).toBe(bytes.length);
    expect(await store.make('me', id, RECORD)).toMatchObject({
      is: 'stored',
      size: bytes.length,
      malware: 'not-scanned',
    });
    expect((await contentOf(id, bytes.length)).equals(bytes)).toBe(true);
  });

  test('goes on only from where it stands, and no further than was said', async () => {
    const id = await begun(10);
    await store.uploads.append({ account: 'me', id, offset: 0 }, pieces(Buffer.alloc(4)));
    const wrong = store.uploads.append({ account: 'me', id, offset: 0 }, pieces(Buffer.alloc(4)));
    await expect(wrong).rejects.toMatchObject(new OtherOffset(4));
    const more = store.uploads.append({ account: 'me', id, offset: 4 }, pieces(Buffer.alloc(7)));
    await expect(more).rejects.toThrow(UploadTooLong);
    expect((await store.uploads.find('me', id))?.offset).toBe(10);
  });

  test('is stopped by whoever comes after, and what it had is kept', async () => {
    const id = await begun(10);
    let came = () => {};
    const first = new Promise<void>((done) => (came = done));
    async function* endless(): AsyncIterable<Buffer> {
      yield Buffer.alloc(3);
      await new Promise(() => undefined);
    }
    const hanging = store.uploads.append({ account: 'me', id, offset: 0 }, endless(), came);
    hanging.catch(() => undefined);
    await first;
    await store.uploads.stopWriting(id);
    await expect(hanging).rejects.toThrow('another request');
    expect((await store.uploads.find('me', id))?.offset).toBe(3);
  });

  test('is looked through once, however often it is asked for, and its parts are gone then', async () => {
    let scans = 0;
    store = opened(async (source) => {
      scans += 1;
      for await (const _ of source);
      return { is: 'clean' };
    });
    const id = await uploaded(pdf());
    const asked = await Promise.all([1, 2, 3].map(() => store.make('me', id, RECORD)));
    asked.push(await store.make('me', id, RECORD));
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
    expect([scans, asked[0]]).toMatchObject([1, { is: 'stored', malware: 'clean' }]);
    expect((await namesBelow('visits/uploads/')).map((name) => name.split('/').at(-1))).toEqual(['about', 'stored']);
  });

  test('in which something is found is refused by name, and nothing of it stays but the refusal', async () => {
    store = opened(async () => ({ is: 'infected', found: 'Eicar' }));
    const id = await uploaded(pdf());
    const refused = { is: 'refused', rule: 'file-is-free-of-malware', details: { found: 'Eicar' } };
    expect([await store.make('me', id, RECORD), await store.make('me', id, RECORD)]).toEqual([refused, refused]);
    expect(await namesBelow('visits/files/')).toEqual([]);
    expect(await store.uploads.countOf('me')).toBe(0);
  });

  test('is not stored while the scanner does not answer, and can be tried again', async () => {
    store = opened(() => Promise.reject(new ScannerUnavailable('away')));
    const id = await uploaded(pdf());
    await expect(store.make('me', id, RECORD)).rejects.toThrow(ScannerUnavailable);
    expect(await namesBelow('visits/files/')).toEqual([]);
    store = opened();
    expect(await store.make('me', id, RECORD)).toMatchObject({ is: 'stored' });
  });

  test('of a picture is kept without its place, under the hash of what is kept', async () => {
    const id = await uploaded(jpeg([exifSegment(1)]), 'ảnh.jpg');
    const made = await store.make('me', id, RECORD);
    expect(made).toMatchObject({ is: 'stored', mediaType: 'image/jpeg', stripped: true, size: jpeg().length });
    expect((await contentOf(id, jpeg().length)).equals(jpeg())).toBe(true);
    expect(await store.check({ file: id, ...(made as { size: number; hash: string }) })).toBe('whole');
  });

  test('of another account, another record, or another service is none', async () => {
    const id = await uploaded(pdf());
    const unknown = { is: 'refused', rule: 'upload-is-known' };
    expect(await store.make('you', id, RECORD)).toMatchObject(unknown);
    expect(await store.make('me', id, 'visit-2')).toMatchObject(unknown);
  });
});

describe('what nothing came of', () => {
  const later = () => new Date(now.getTime() + 25 * 3_600_000);
  const never = () => Promise.resolve(false);

  test('is taken away after its time, with what was stored of it, and not before', async () => {
    const whole = await uploaded(pdf());
    await store.make('me', whole, RECORD);
    await begun(100);
    expect(await store.sweep(never)).toBe(0);
    now = later();
    expect(await store.sweep(never)).toBe(2);
    expect(await namesBelow('visits/')).toEqual([]);
  });

  test('but was attached by a process that was killed keeps its content', async () => {
    const id = await uploaded(pdf());
    const made = await store.make('me', id, RECORD);
    now = later();
    await store.sweep((record, file) => Promise.resolve(record === RECORD && file === id));
    expect(await namesBelow('visits/uploads/')).toEqual([]);
    expect(await store.check({ file: id, ...(made as { size: number; hash: string }) })).toBe('whole');
  });

  test('of a record whose files were erased is taken away too', async () => {
    await uploaded(pdf());
    await keys.destroy(await keys.retire(scopeOf(RECORD)), '12/QĐ');
    now = later();
    expect(await store.sweep(never)).toBe(1);
    expect(await namesBelow('visits/')).toEqual([]);
  });
});

describe('a check', () => {
  async function made(): Promise<{ readonly file: string; readonly size: number; readonly hash: string }> {
    const bytes = pdf(`${'%'.repeat(PIECE_BYTES)}\n`);
    const file = await uploaded(bytes);
    return { file, ...((await store.make('me', file, RECORD)) as { size: number; hash: string }) };
  }

  test('tells a whole file, a missing piece, an altered one, one in the place of another, and an erased one', async () => {
    const file = await made();
    expect(await store.check(file)).toBe('whole');
    expect(await store.check({ ...file, hash: '0'.repeat(64) })).toBe('altered');
    expect(await store.check({ ...file, size: file.size - 1 })).toBe('altered');
    const [first, second] = await namesBelow(`visits/files/${file.file}/`);
    const kept = (await blobs.get(second!))!;
    await blobs.put(second!, (await blobs.get(first!))!);
    expect(await store.check(file)).toBe('altered');
    await blobs.remove(second!);
    expect(await store.check(file)).toBe('missing');
    await blobs.put(second!, kept);
    await keys.destroy(await keys.retire(scopeOf(RECORD)), '12/QĐ');
    expect(await store.check(file)).toBe('erased');
  });
});
