import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdir, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { openDataFolder } from './data-folder.ts';
import { BackupDrill, real } from './examples.ts';

let drill: BackupDrill;
beforeAll(async () => {
  drill = await BackupDrill.prepare();
  await drill.platform('dữ liệu');
  await drill.backUp();
});
afterEach(() => rm(drill.at('khôi phục'), { recursive: true, force: true }));
afterAll(() => drill.cleanUp());

describe('a restore', () => {
  test('refuses a backup of which a byte has changed, and leaves the folder empty', async () => {
    await changed(async (backup) => {
      const control = `${backup}/postgres/cluster/global/pg_control`;
      const bytes = await readFile(control);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await writeFile(control, bytes);
    });
    expect(await readdir(drill.at('khôi phục'))).toEqual([]);
  });

  test('refuses a backup of which a file is missing', () =>
    changed((backup) => unlink(`${backup}/postgres/cluster/backup_label`)));

  test('refuses a backup whose list of files was cut short', () =>
    changed((backup) => truncate(`${backup}/manifest.json`, 1000)));

  test('never writes outside its folder, whatever the list of files says', async () => {
    await changed(async (backup) => {
      const text = await readFile(`${backup}/manifest.json`, 'utf8');
      await writeFile(`${backup}/manifest.json`, text.replace('postgres/cluster/PG_VERSION', '../escaped'));
    });
    expect(await readdir(drill.path)).not.toContain('escaped');
  });

  test('refuses a backup of a newer version as newer', () =>
    changed(
      (backup) => writeFile(`${backup}/manifest.json`, JSON.stringify({ format: 2, shape: 'unknown' })),
      'newer-format',
    ));

  test('refuses the keys of another backup, and keys that were changed', async () => {
    const keys = JSON.parse(await readFile(drill.at('khóa'), 'utf8')) as Record<string, unknown>;
    const others = { ...keys, backupId: '5b0c7a52-7d0f-4d6b-9a1e-3f0a2f4f9a10' };
    await writeFile(drill.at('other'), JSON.stringify(others));
    await expect(drill.restore({ keysFile: drill.at('other') })).rejects.toMatchObject({ problem: 'other-keys' });
    const key = { path: 'master.key', base64: 'c2VjcmV0', sha256: '0'.repeat(64) };
    await writeFile(drill.at('other'), JSON.stringify({ ...keys, keys: [key] }));
    await expect(drill.restore({ keysFile: drill.at('other') })).rejects.toMatchObject({ problem: 'backup-damaged' });
  });

  test('writes only into an empty folder', async () => {
    const before = await readdir(drill.at('dữ liệu'));
    await expect(drill.restore({ folder: drill.at('dữ liệu') })).rejects.toMatchObject({ problem: 'not-empty' });
    expect(await readdir(drill.at('dữ liệu'))).toEqual(before);
  });

  test('that was cancelled leaves the folder empty', async () => {
    const cancelled = new AbortController();
    const cancel = () => cancelled.abort(new Error('Ctrl-C'));
    await expect(drill.restore({ signal: cancelled.signal, onProgress: cancel })).rejects.toThrow('Ctrl-C');
    expect(await readdir(drill.at('khôi phục'))).toEqual([]);
  });

  test('that was killed halfway is recognised, not opened', async () => {
    await mkdir(drill.at('khôi phục'));
    await writeFile(drill.at('khôi phục', 'restore-under-way'), '');
    await expect(openDataFolder(drill.at('khôi phục'), real)).rejects.toMatchObject({ problem: 'half-restored' });
  });

  test('copies every byte that the backup has', async () => {
    const told: [number, number][] = [];
    await drill.restore({ onProgress: (bytes, total) => told.push([bytes, total]) });
    const [bytes, total] = told.at(-1) ?? [];
    expect(bytes).toBeGreaterThan(20_000_000);
    expect(bytes).toBe(total);
  });
});

/** Restoring a copy of the backup that `change` has spoilt must be refused. */
async function changed(change: (backup: string) => Promise<unknown>, problem = 'backup-damaged'): Promise<void> {
  const backup = drill.at('spoilt');
  await cp(drill.at('bản sao'), backup, { recursive: true });
  try {
    await change(backup);
    await expect(drill.restore({ backup })).rejects.toMatchObject({ problem });
  } finally {
    await rm(backup, { recursive: true });
  }
}
