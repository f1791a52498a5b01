import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { count } from './figures.ts';
import { pages } from './pages.data.ts';
import { pageText, queriesOf, refreshed, writePages } from './pages.ts';
import type { Person } from './person.ts';
import { cleanUpAll, freshFolder, run, start, type Ended, type Running } from './platform.ts';

const MINUTES = 60_000;
/** The half-year of which the pages tell, and the month in which its reports and releases come in. The rest goes on likewise. */
const MONTHS = '7';
/** `WRITE_PAGES=1`: writes the answers of now into the pages before they are compared. */
const writing = process.env['WRITE_PAGES'] === '1';

afterAll(cleanUpAll, MINUTES);

describe('the demo', () => {
  let first: Ended;
  let again: Ended;
  let platform: Running;
  let committee: Person;

  beforeAll(async () => {
    const folder = await freshFolder();
    const args = ['--data-dir', folder, '--port', '0', '--exit', '--months', MONTHS];
    first = await run('demo', args);
    if (first.code !== 0) throw new Error(first.err);
    again = await run('demo', [...args, '--seed', '2']);
    platform = await start({ folder });
    committee = await platform.as('committee');
    if (writing) {
      const now = new Map<string, string>();
      for (const [page, says] of Object.entries(pages)) {
        now.set(page, await refreshed(await pageText(page), says, committee));
      }
      await writePages(now);
    }
  }, 20 * MINUTES);

  test('tells its story in a folder of its own, once, and says how fast', () => {
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/\d+ events\/s/);
    expect(first.out).toMatch(/overview of the province for a half-year, median of 31: [\d.]+ ms/);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('has been told already')]);
  });

  test('leaves its clock at the end, where the figures are', async () => {
    const { body } = await committee.get('/demo/clock');
    expect(body).toEqual({ now: '2014-02-01T01:00:00.000Z' });
    const asked = { indicator: 'inspections-done', from: '2013-07-01', to: '2013-08-31' };
    expect(await count(committee, asked)).toBeGreaterThan(20);
    expect(await count(committee, { ...asked, asOf: '2013-07-31' })).toBeLessThan((await count(committee, asked))!);
    expect(await (await fetch(platform.url)).text()).toContain('2014-02-01');
  });

  test('shows every state that an obligation can be in at an addressee', async () => {
    const half = 'from: "2013-07-01", to: "2013-12-31"';
    const { coverage } = await committee.answered(
      `{ coverage(directive: "879-ubnd-vx-2013-ppc", ${half}) { states { state cells } } }`,
    );
    const states = coverage.states as readonly { readonly state: string; readonly cells: number }[];
    expect(states.length).toBe(9);
    expect(states.filter(({ cells }) => cells === 0)).toEqual([]);
  });

  // Out of date after a change to the demo: WRITE_PAGES=1 writes them anew.
  test.each(Object.entries(pages))(
    'answers what %s asks as it is printed there',
    async (page, says) => {
      const text = await pageText(page);
      expect(queriesOf(text).length).toBe(text.match(/\bask '/g)!.length);
      expect(queriesOf(text).length).toBeGreaterThan(1);
      expect(await refreshed(text, says, committee)).toBe(text);
    },
    MINUTES,
  );

  test(
    'is never told in a folder that is for something else',
    async () => {
      const folder = await freshFolder();
      const other = await start({ folder, args: ['--empty', '--province', 'Lào Cai', '--province-code', '10'] });
      await other.stop();
      const { code, err } = await run('demo', ['--data-dir', folder, '--exit']);
      expect([code, err]).toEqual([2, expect.stringContaining('not the demo’s')]);
    },
    MINUTES,
  );
});
