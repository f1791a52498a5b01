import { describe, expect, test } from '@jest/globals';
import { bytesSealer } from './bytes.ts';
import { memoryKeyStore } from './memory.ts';

const content = Buffer.from('Biên bản kiểm tra', 'utf8');

describe('a piece of a file', () => {
  test('opens at its own place to what it was, and says nothing until then', async () => {
    const sealer = bytesSealer(memoryKeyStore());
    const sealed = await sealer.seal('files-visit-1#file', 'a/0', content);
    expect(sealed.includes(content)).toBe(false);
    expect(await sealer.open('a/0', sealed)).toEqual(content);
  });

  test('does not open in another place, altered, or cut short', async () => {
    const sealer = bytesSealer(memoryKeyStore());
    const sealed = await sealer.seal('files-visit-1#file', 'a/0', content);
    await expect(sealer.open('a/1', sealed)).rejects.toThrow();
    const altered = Buffer.from(sealed);
    altered[40]! ^= 1;
    await expect(sealer.open('a/0', altered)).rejects.toThrow();
    await expect(sealer.open('a/0', sealed.subarray(0, 20))).rejects.toThrow('nothing sealed');
  });

  test('is erased once its key is destroyed, by the decision that says so; another record’s is not', async () => {
    const keys = memoryKeyStore();
    const sealer = bytesSealer(keys);
    const sealed = await sealer.seal('files-visit-1#file', 'a/0', content);
    const other = await sealer.seal('files-visit-2#file', 'b/0', content);
    await keys.destroy(await keys.retire('files-visit-1#file'), '12/QĐ');
    expect(await sealer.open('a/0', sealed)).toEqual({ erased: true, decision: '12/QĐ' });
    expect(await sealer.open('b/0', other)).toEqual(content);
  });

  test('of another key store is not taken for an erased one', async () => {
    const sealed = await bytesSealer(memoryKeyStore()).seal('files-visit-1#file', 'a/0', content);
    await expect(bytesSealer(memoryKeyStore()).open('a/0', sealed)).rejects.toMatchObject({ code: 'key-missing' });
  });
});
