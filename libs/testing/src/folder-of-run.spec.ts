import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { copyOfFolder } from './folder-of-run.ts';

let run: string;
let made: number;
beforeEach(async () => {
  run = await mkdtemp(join(tmpdir(), 'folder-of-run-'));
  made = 0;
});
afterEach(() => rm(run, { recursive: true, force: true }));

async function make(folder: string): Promise<void> {
  made += 1;
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'keys', 'one'), `made ${made}`, { mode: 0o600 });
}

const copied = async (to: string) => {
  await copyOfFolder('loaded', join(run, to), make, run);
  return readFile(join(run, to, 'keys', 'one'), 'utf8');
};

test('what several want at the same moment is made once, and each has a copy of its own', async () => {
  expect(await Promise.all([copied('a'), copied('b'), copied('c')])).toEqual(['made 1', 'made 1', 'made 1']);
  await writeFile(join(run, 'a', 'keys', 'one'), 'changed');
  expect(await copied('d')).toBe('made 1');
  expect((await readdir(run)).sort()).toEqual(['a', 'b', 'c', 'd', 'loaded']);
});

test('what could not be made is made by whoever wants it next', async () => {
  const failing = () => Promise.reject(new Error('no room'));
  await expect(copyOfFolder('loaded', join(run, 'a'), failing, run)).rejects.toThrow('no room');
  expect(await copied('b')).toBe('made 1');
});

test('what is made under another name is another folder', async () => {
  await copied('a');
  await copyOfFolder('empty', join(run, 'b'), make, run);
  expect(await readFile(join(run, 'b', 'keys', 'one'), 'utf8')).toBe('made 2');
});
