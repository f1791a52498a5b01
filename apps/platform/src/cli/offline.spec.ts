import { describe, expect, test } from '@jest/globals';
import { typed, typedWith } from './examples.ts';

describe('lien-nganh backup and restore', () => {
  test('tell in one line what cannot be', async () => {
    const backup = await typed('backup', '--data-dir', import.meta.dirname, '--to', 'never', '--keys', 'never.keys');
    expect([backup.code, backup.err.length]).toEqual([1, 1]);
    expect(backup.err[0]).toContain('is no data folder of Liên Ngành');
    const elsewhere = ['backup', '--to', 'never', '--keys', 'never.keys'];
    const other = await typedWith({ DATABASE_URL: 'postgres://db/lien_nganh' }, ...elsewhere);
    expect([other.code, other.err]).toEqual([1, [expect.stringContaining('pg_dump')]]);
    const restore = await typed('restore', '--from', import.meta.dirname, '--keys', 'none', '--data-dir', 'never');
    expect([restore.code, restore.err.length]).toEqual([1, 1]);
  });
});

describe('lien-nganh --help', () => {
  test.each([[], ['replay'], ['explain'], ['check-ledger'], ['check-files'], ['backup'], ['restore']])(
    '%s tells what it takes',
    async (...of) => {
      const { code, text, err } = await typed(...of.flat(), '--help');
      expect([code, err]).toEqual([0, []]);
      expect(text).toContain('Usage: lien-nganh');
      expect(text).toContain('--help');
    },
  );
});
