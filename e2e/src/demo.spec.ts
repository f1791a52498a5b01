import { afterAll, describe, expect, test } from '@jest/globals';
import { count } from './figures.ts';
import { cleanUpAll, freshFolder, run, start } from './platform.ts';

const MINUTES = 60_000;
afterAll(cleanUpAll, MINUTES);

describe('the demo', () => {
  test(
    'tells its story in a folder of its own, once, and its clock stands at the end, where the figures are',
    async () => {
      const folder = await freshFolder();
      const args = ['--data-dir', folder, '--port', '0', '--months', '2', '--exit'];
      const first = await run('demo', args);
      expect([first.code, first.err]).toEqual([0, '']);
      expect(first.out).toMatch(/\d+ commands\/s/);
      const again = await run('demo', [...args, '--seed', '2']);
      expect([again.code, again.out]).toEqual([0, expect.stringContaining('has been told already')]);

      const platform = await start({ folder });
      const committee = await platform.as('committee');
      const { body } = await committee.get('/demo/clock');
      expect(body).toEqual({ now: '2013-09-01T01:00:00.000Z' });
      const asked = { indicator: 'inspections-done', from: '2013-07-01', to: '2013-08-31' };
      expect(await count(committee, asked)).toBeGreaterThan(20);
      expect(await count(committee, { ...asked, asOf: '2013-07-31' })).toBeLessThan((await count(committee, asked))!);
      expect(await (await fetch(platform.url)).text()).toContain('2013-09-01');
    },
    6 * MINUTES,
  );

  test(
    'is never told in a folder that is for something else',
    async () => {
      const folder = await freshFolder();
      const platform = await start({ folder, args: ['--empty', '--province', 'Lào Cai', '--province-code', '10'] });
      await platform.stop();
      const { code, err } = await run('demo', ['--data-dir', folder, '--exit']);
      expect([code, err]).toEqual([2, expect.stringContaining('not the demo’s')]);
    },
    MINUTES,
  );
});
