import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDataFolder, resetDataFolder, type DataFolder, type WantedFolder } from './data-folder.ts';

const tryOut: WantedFolder = {
  kind: 'try-out',
  province: { code: '12', name: 'Lai Châu' },
  appVersion: '0.1.0',
  now: new Date('2026-11-25T08:00:00Z'),
};
const real: WantedFolder = { ...tryOut, kind: 'real' };

let parent: string;
let path: string;
const open: DataFolder[] = [];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lien-nganh-data-'));
  path = join(parent, 'dữ liệu');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((folder) => folder.close()));
  await rm(parent, { recursive: true, force: true });
});

describe('a data folder', () => {
  test('is made where nothing is, says what it is, and keeps its keys to its owner', async () => {
    const folder = await opening(path, tryOut);
    expect(folder.description).toEqual({
      format: 1,
      kind: 'try-out',
      province: { code: '12', name: 'Lai Châu' },
      empty: false,
      createdAt: '2026-11-25T08:00:00.000Z',
      appVersion: '0.1.0',
    });
    expect((await readdir(path)).sort()).toEqual(['in-use.1', 'keys', 'lien-nganh.json', 'logs', 'postgres']);
    expect((await stat(folder.keysDir)).mode & 0o777).toBe(0o700);
    expect(folder.restored).toBeUndefined();
  });

  test('is the same at the next opening, whatever the version and the day', async () => {
    const first = await opening(path, tryOut);
    await first.close();
    const second = await opening(path, { ...tryOut, appVersion: '0.2.0', now: new Date('2027-01-01T00:00:00Z') });
    expect(second.description).toEqual(first.description);
  });

  test('is not made of a folder that holds something else, which is left untouched', async () => {
    await mkdir(path);
    await writeFile(join(path, 'báo cáo.docx'), '');
    await expect(opening(path, tryOut)).rejects.toMatchObject({ problem: 'not-ours' });
    expect(await readdir(path)).toEqual(['báo cáo.docx']);
  });

  test('is not made where a file is, or within one', async () => {
    await writeFile(path, '');
    for (const at of [path, join(path, 'trong')]) {
      await expect(opening(at, tryOut)).rejects.toMatchObject({
        problem: 'not-ours',
        texts: { vi: expect.stringContaining('đó là một tệp'), en: expect.stringContaining('it is a file') },
      });
    }
    expect(await readFile(path, 'utf8')).toBe('');
  });

  test('may be the root of a disk of its own', async () => {
    await mkdir(join(path, 'lost+found'), { recursive: true });
    await opening(path, tryOut);
    expect(await readdir(path)).toContain('lien-nganh.json');
  });

  test('for trying out is never used for real, and no province uses that of another', async () => {
    await (await opening(path, tryOut)).close();
    await expect(opening(path, real)).rejects.toMatchObject({ problem: 'other-kind' });
    const dienBien = { ...tryOut, province: { code: '11', name: 'Điện Biên' } };
    await expect(opening(path, dienBien)).rejects.toMatchObject({ problem: 'other-province' });
    await opening(path, tryOut);
  });

  test('of a newer version is refused as newer, a damaged one as damaged', async () => {
    await (await opening(path, tryOut)).close();
    const file = join(path, 'lien-nganh.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, JSON.stringify({ format: 2, shape: 'unknown' }));
    await expect(opening(path, tryOut)).rejects.toMatchObject({ problem: 'newer-format' });
    for (const broken of ['{}', text.slice(0, 20), text.replace('try-out', 'tryout')]) {
      await writeFile(file, broken);
      await expect(opening(path, tryOut)).rejects.toMatchObject({ problem: 'damaged' });
    }
  });

  test('is used by one platform at a time, and says by which in both languages', async () => {
    const first = await opening(path, tryOut);
    await expect(opening(path, tryOut)).rejects.toMatchObject({
      problem: 'in-use',
      texts: {
        vi: `Thư mục ${path} đang được tiến trình ${process.pid} sử dụng.`,
        en: `The folder ${path} is in use by the running process ${process.pid}.`,
      },
    });
    await expect(resetDataFolder(path, tryOut)).rejects.toMatchObject({ problem: 'in-use' });
    await first.close();
    await opening(path, tryOut);
  });

  test('is free again when the platform that used it was killed', async () => {
    await (await opening(path, tryOut)).close();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(join(path, 'in-use.1'), JSON.stringify({ pid, started: 'long ago' }));
    await opening(path, tryOut);
  });
});

describe('a reset', () => {
  test('erases what was there, keys included', async () => {
    const before = await opening(path, tryOut);
    await writeFile(join(before.keysDir, 'master.key'), 'secret');
    await before.close();
    const after = await resetting(path, tryOut);
    expect(await readdir(after.keysDir)).toEqual([]);
  });

  test('makes nothing else of a folder than what it was made for', async () => {
    const laoCai = { code: '10', name: 'Lào Cai' };
    const before = await opening(path, { ...tryOut, province: laoCai, empty: true });
    await writeFile(join(before.keysDir, 'master.key'), 'secret');
    await before.close();
    await expect(resetting(path, { ...real, province: laoCai })).rejects.toMatchObject({ problem: 'other-kind' });
    await expect(resetting(path, tryOut)).rejects.toMatchObject({ problem: 'other-province' });
    expect(await readdir(before.keysDir)).toEqual(['master.key']);
    const after = await resetting(path, { ...tryOut, province: { ...laoCai, name: 'Tỉnh khác' } });
    expect(after.description).toMatchObject({ kind: 'try-out', province: laoCai, empty: true });
  });

  test('stops the server that a killed platform left running there', async () => {
    const { postgresDir, close } = await opening(path, tryOut);
    await close();
    const pid = await killedPlatform(postgresDir);
    expect(() => process.kill(pid, 0)).not.toThrow();
    const { postgresDir: empty } = await resetting(path, tryOut);
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await readdir(empty)).toEqual([]);
  });

  test("of real data needs the province's name, in either way to write its letters", async () => {
    const before = await opening(path, real);
    await writeFile(join(before.keysDir, 'master.key'), 'secret');
    await before.close();
    for (const typed of [undefined, '', 'Lai Chau', 'lai châu', 'Điện Biên']) {
      await expect(resetting(path, real, typed)).rejects.toMatchObject({ problem: 'not-confirmed' });
    }
    expect(await readdir(before.keysDir)).toEqual(['master.key']);
    const after = await resetting(path, real, ' Lai Châu'.normalize('NFD'));
    expect(await readdir(after.keysDir)).toEqual([]);
  });

  test('that was killed halfway is finished by the next opening', async () => {
    const before = await opening(path, real);
    await writeFile(join(before.keysDir, 'master.key'), 'secret');
    await before.close();
    await writeFile(join(path, 'reset-under-way'), '');
    await rm(join(path, 'lien-nganh.json'));
    const after = await opening(path, tryOut);
    expect(after.description.kind).toBe('try-out');
    expect(await readdir(after.keysDir)).toEqual([]);
  });

  test('leaves a folder alone that is not ours', async () => {
    await mkdir(join(path, 'postgres'), { recursive: true });
    await expect(resetting(path, tryOut)).rejects.toMatchObject({ problem: 'not-ours' });
    expect(await readdir(path)).toEqual(['postgres']);
  });
});

async function opening(at: string, wanted: WantedFolder): Promise<DataFolder> {
  const folder = await openDataFolder(at, wanted);
  open.push(folder);
  return folder;
}

async function resetting(at: string, wanted: WantedFolder, confirmation?: string): Promise<DataFolder> {
  const folder = await resetDataFolder(at, wanted, confirmation);
  open.push(folder);
  return folder;
}

/** Starts a server on the folder in a process of its own, which then is killed; gives the server's number. */
async function killedPlatform(dataDir: string): Promise<number> {
  const script = `
    import { startEmbeddedPostgres } from '@lien-nganh/postgres-embedded';
    console.log((await startEmbeddedPostgres({ dataDir: process.argv[1] })).pid);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    cwd: dirname(createRequire(import.meta.url).resolve('../../package.json')),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = await once(child.stdout, 'data');
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  return Number(String(pid));
}
