import { describe, expect, test } from '@jest/globals';
import { bytesSealer, memoryKeyStore } from '@lien-nganh/sealing';
import { hostileFile, randomOf } from './examples/hostile.ts';
import { fileName } from './file-name.ts';
import { memoryBlobStore } from './memory.ts';
import { defaultFileLimits, FileStore } from './store/file-store.ts';

/** SEED=… plays another thousand; a failure names the seed and the number of its file. */
const SEED = Number(process.env['SEED'] ?? 20131107);
const FILES = 1_000;
/** Much more than a few pieces, what a test itself makes and a collector that comes late leaves; far below what the bombs unpack to. */
const MOST_GROWN = 400 << 20;

describe('a thousand damaged or hostile files', () => {
  test('are each refused by a rule, nothing of them is kept, and memory stays flat', async () => {
    const blobs = memoryBlobStore();
    const store = new FileStore({
      ...{ blobs, sealing: bytesSealer(memoryKeyStore()), service: 'visits', scanner: null },
      ...{ scopeOf: (record: string) => `files-${record}#file`, limits: defaultFileLimits, now: () => new Date() },
    });
    const random = randomOf(SEED);
    const refusals = new Map<string, number>();
    const began = process.memoryUsage();
    let most = 0;
    for (let n = 0; n < FILES; n++) {
      const { what, name, bytes } = hostileFile(random);
      const shown = fileName(name);
      const rule = shown === null ? 'no-name' : await ruleFor(store, shown, bytes);
      expect([SEED, n, what, rule]).toEqual([SEED, n, what, expect.stringMatching(/^(file-|no-name)/)]);
      refusals.set(rule, (refusals.get(rule) ?? 0) + 1);
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external - began.heapUsed - began.external);
    }
    for await (const { name } of blobs.list('visits/files/')) throw new Error(`${name} was kept`);
    expect([...refusals.keys()].length).toBeGreaterThanOrEqual(7);
    expect(most).toBeLessThan(MOST_GROWN);
  }, 300_000);
});

/** What refuses it; what is not refused has no rule. */
async function ruleFor(store: FileStore, name: string, bytes: Buffer): Promise<string> {
  const about = { account: 'me', record: 'visit-1', name, size: bytes.length, begunAt: new Date().toISOString() };
  const id = await store.uploads.begin(about);
  await store.uploads.append({ account: 'me', id, offset: 0 }, whole(bytes));
  const made = await store.make('me', id, 'visit-1');
  await store.uploads.remove('me', id);
  return made.is === 'refused' ? made.rule : `stored as ${made.mediaType}`;
}

async function* whole(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
