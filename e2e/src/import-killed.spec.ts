import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { book, sentTo, uploadedTo } from './month-of-an-office.ts';
import type { Person } from './person.ts';
import { cleanUpAll, freshFolder, start } from './platform.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const PLACES = 600;
const REGISTER = 'inspections/establishments';

let folder: string;
beforeAll(async () => {
  folder = await freshFolder();
});
afterAll(cleanUpAll, MINUTES);

const places = Array.from({ length: PLACES }, (_, n) => [`${n}`, `Karaoke số ${n} (mẫu)`, '05/09/2025'] as const);

/** Every record of the list of establishments, by its id. */
async function listed(police: Person): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let skip = 0; ; skip += 200) {
    const { rows } = await police.read(`inspections/questions/register-of-establishment?first=200&skip=${skip}`);
    ids.push(...rows.map(({ id }: { id: string }) => id));
    if (rows.length < 200) return ids;
  }
}

test(
  'an upload whose process is killed in the middle and that is sent again doubles nothing, and leaves nothing out',
  async () => {
    const file = book(...places);
    const before = await start({ folder });
    const id = await uploadedTo(await before.as('officer.police'), REGISTER, { file, mode: 'commit' });
    const police = await before.as('officer.police');
    await until('some rows were carried out', async () => {
      return (await police.read(`inspections/imports/${id}?first=0`)).done > 0;
    });
    await before.kill();

    const after = await start({ folder });
    const again = await after.as('officer.police');
    const between = await listed(again);
    const told = await sentTo(again, REGISTER, { file, mode: 'commit' });
    expect([told.import, told.counts.new + told.counts.unchanged]).toEqual([id, PLACES]);
    expect(told.counts.unchanged).toBeGreaterThanOrEqual(between.length);
    expect(told.counts.new).toBeGreaterThan(0);
    await until('all of them are listed', async () => (await listed(again)).length === PLACES);
    expect(new Set(await listed(again)).size).toBe(PLACES);
    expect((await sentTo(again, REGISTER, { file, mode: 'commit' })).counts).toEqual({ unchanged: PLACES });
  },
  10 * MINUTES,
);
