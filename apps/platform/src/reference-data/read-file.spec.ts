import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readJson } from './read-file.ts';
import { unitsFile } from './units.ts';

const { signal } = new AbortController();

describe('a file that is not of its shape', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reference-data-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is named with the place that is wrong', async () => {
    const units = [
      { code: '12', name: 'A', type: 'tỉnh', parentCode: null, validFrom: '2013-02-30', validTo: null, aliases: [] },
    ];
    await writeFile(
      join(folder, 'units.json'),
      JSON.stringify({ province: '12', source: { vi: 'a', en: 'a' }, units }),
    );
    await expect(readJson({ folder, signal }, 'units.json', unitsFile)).rejects.toThrow(
      'units.json is not of its shape. units[0].validFrom: Must be a real calendar day',
    );
  });

  test('is told from one that is missing and one that is no JSON', async () => {
    await writeFile(join(folder, 'broken.json'), '{');
    await expect(readJson({ folder, signal }, 'broken.json', unitsFile)).rejects.toThrow('broken.json is no JSON');
    await expect(readJson({ folder, signal }, 'none.json', unitsFile)).rejects.toThrow('none.json cannot be read');
  });

  test('is not read once nobody waits for it', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(readJson({ folder, signal: stopped }, 'none.json', unitsFile)).rejects.toThrow('stopped');
  });
});
