import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './index.ts';
import { ownIdentity } from './process-identity.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-nganh-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a folder's lock", () => {
  test('is held by one at a time, and free after its release', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ problem: 'folder-in-use' });
    await lock.release();
    const next = await lockFolder(folder);
    await lock.release();
    await expect(lockFolder(folder)).rejects.toMatchObject({ problem: 'folder-in-use', pid: process.pid });
    await next.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('of a process that is gone counts for nothing', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(join(folder, 'in-use.7'), JSON.stringify({ ...(await ownIdentity()), pid }));
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['in-use.8']);
  });

  test('of a process whose number was given to another counts for nothing', async () => {
    await writeFile(join(folder, 'in-use.1'), JSON.stringify({ pid: process.pid, started: 'at another time' }));
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['in-use.2']);
  });

  test('that a power cut emptied counts for nothing', async () => {
    await writeFile(join(folder, 'in-use.1'), '');
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(['in-use.2']);
  });

  test('goes to no more than one of many who want it at once, also when it was left behind by a dead one', async () => {
    let wins = 0;
    for (let round = 1; round <= 20; round += 1) {
      await writeFile(join(folder, `in-use.${round}`), JSON.stringify({ pid: process.pid, started: 'long ago' }));
      const attempts = await Promise.allSettled(Array.from({ length: 16 }, () => lockFolder(folder)));
      const held = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(held.length).toBeLessThanOrEqual(1);
      wins += held.length;
      await Promise.all(held.map((lock) => lock.release()));
      await Promise.all((await readdir(folder)).map((name) => rm(join(folder, name))));
    }
    expect(wins).toBeGreaterThan(0);
  });
});
