import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockOrRefuse, openDataFolder } from '../data-folder/data-folder.ts';
import { DESCRIPTION_FILE, FORMAT, readDescription, writeDescription } from '../data-folder/description.ts';
import { thisProgram } from '../start/program.ts';
import { typed } from './examples.ts';

const places: string[] = [];
let folder: string;
beforeEach(async () => {
  places.push(await mkdtemp(join(tmpdir(), 'nâng cấp ')));
  folder = join(places.at(-1)!, 'dữ liệu');
  const province = { code: '12', name: 'Lai Châu' };
  await (await openDataFolder(folder, { kind: 'real', province, appVersion: '0.1.0', now: new Date() })).close();
});
afterAll(() => Promise.all(places.map((place) => rm(place, { recursive: true, force: true }))));

const upgrade = (...more: string[]) => typed('upgrade', '--data-dir', folder, ...more);

describe('lien-nganh upgrade', () => {
  test('refuses a folder of a newer format in one line, and leaves it as it is', async () => {
    const file = join(folder, DESCRIPTION_FILE);
    const newer = JSON.stringify({ format: FORMAT + 1, shape: 'unknown' });
    await writeFile(file, newer);
    const { code, err, out } = await upgrade('--no-backup');
    expect([code, out]).toEqual([2, []]);
    expect(err).toEqual([expect.stringContaining('was made by a newer version')]);
    expect(err[0]).not.toContain('\n');
    expect(await readFile(file, 'utf8')).toBe(newer);
  });

  test('wants either a backup with its keys, or the word that there shall be none', async () => {
    for (const wrong of [[], ['--backup-to', 'b'], ['--keys', 'k'], ['--no-backup', '--backup-to', 'b']]) {
      expect(await upgrade(...wrong)).toMatchObject({ code: 2, err: [expect.stringContaining('--no-backup')] });
    }
  });

  test('refuses a folder that somebody uses, and one that is none', async () => {
    const lock = await lockOrRefuse(folder);
    expect(await upgrade('--no-backup')).toMatchObject({ code: 1, err: [expect.stringContaining('in use')] });
    await lock.release();
    const nothing = await typed('upgrade', '--no-backup', '--data-dir', join(folder, 'nothing'));
    expect(nothing).toMatchObject({ code: 2, err: [expect.stringContaining('no data folder')] });
  });

  test('has nothing to do in a folder of this very program, and makes no backup of it', async () => {
    const description = await readDescription(folder);
    await writeDescription(folder, { ...description!, program: await thisProgram() });
    const target = join(folder, '..', 'bản sao');
    const { code, text } = await upgrade('--backup-to', target, '--keys', `${target} khóa`);
    expect([code, text]).toEqual([0, expect.stringContaining('There is nothing to upgrade.')]);
    await expect(readFile(`${target} khóa`)).rejects.toThrow('ENOENT');
  });
});
