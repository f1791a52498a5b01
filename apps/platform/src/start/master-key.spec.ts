import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { masterKey } from './master-key.ts';

let path: string;
let folder: DataFolder;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'khóa '));
  const [keysDir, postgresDir] = [join(path, 'keys'), join(path, 'postgres')];
  await Promise.all([mkdir(keysDir), mkdir(postgresDir)]);
  folder = { keysDir, postgresDir } as DataFolder;
});
afterEach(() => rm(path, { recursive: true, force: true }));

test('a master key that is gone is said to be missing, not damaged, and never made anew beside its data', async () => {
  const made = await masterKey(folder);
  await mkdir(join(folder.postgresDir, 'cluster'));
  expect(await masterKey(folder)).toEqual(made);
  await rm(join(folder.keysDir, 'master.key'));
  const missing = await masterKey(folder).catch((error: unknown) => error);
  expect(missing).toMatchObject({ problem: 'key-missing', texts: { vi: expect.stringContaining('Thiếu tệp khóa') } });
});

test('a master key of another length is damaged', async () => {
  await writeFile(join(folder.keysDir, 'master.key'), 'c2hvcnQ');
  await expect(masterKey(folder)).rejects.toMatchObject({ problem: 'damaged' });
});
