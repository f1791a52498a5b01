import { describe, expect, test } from '@jest/globals';
import { typed } from './examples.ts';

describe('lien-nganh backup and restore', () => {
  test('tell in one line what cannot be', async () => {
    const backup = await typed('backup', '--data-dir', import.meta.dirname, '--to', 'never', '--keys', 'never.keys');
    expect([backup.code, backup.err.length]).toEqual([1, 1]);
    expect(backup.err[0]).toContain('is no data folder of Liên Ngành');
    const restore = await typed('restore', '--from', import.meta.dirname, '--keys', 'none', '--data-dir', 'never');
    expect([restore.code, restore.err.length]).toEqual([1, 1]);
  });
});

describe('lien-nganh --help', () => {
  test.each([[], ['replay'], ['explain'], ['check-ledger'], ['backup'], ['restore']])(
    '%s tells what it takes',
    async (...of) => {
      const { code, text, err } = await typed(...of.flat(), '--help');
      expect([code, err]).toEqual([0, []]);
      expect(text).toContain('Usage: lien-nganh');
      expect(text).toContain('--help');
    },
  );
});
