import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { connect } from '@lien-nganh/postgres';
import { typedWith } from '../cli/examples.ts';
import { until } from '../examples.ts';
import { Closing } from '../start/closing.ts';
import { environmentFor, freshSite, startServices, type Services, type Site } from './examples.ts';

type Pool = ReturnType<typeof connect>;

const MINUTES = 60_000;
const ADMIN = { ADMIN_SUBJECT: 'f3b0c1de-quan-tri' };

let closing = new Closing();
async function closeAll(): Promise<void> {
  await closing.close();
  closing = new Closing();
}
afterEach(closeAll, MINUTES);
afterAll(closeAll, MINUTES);

async function begun(of: Partial<Site> = {}): Promise<{ readonly site: Site; readonly services: Services }> {
  const site = await freshSite(closing, of);
  const services = await startServices(site);
  closing.add(() => services.stop());
  return { site, services };
}

/** What was loaded, without what processes make of it, which comes a moment later. */
async function eventsIn(site: Site): Promise<number> {
  return asked(site, countLoaded);
}

async function countLoaded(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from log.events where metadata->'actor'->>'account' = 'service:installer'`,
  );
  return rows[0]!.count;
}

async function asked<T>({ databaseUrl }: Site, ask: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = connect(databaseUrl, { max: 1 });
  try {
    return await ask(pool);
  } finally {
    await pool.end();
  }
}

describe('services that run on an empty log', () => {
  test(
    'are loaded by one command, which may be stopped and called again',
    async () => {
      const { site, services } = await begun();
      const stopped = await interrupted(site);
      expect(stopped).toBeGreaterThan(5);
      const loaded = await services.typed(ADMIN, 'load');
      expect(loaded.err).toEqual([]);
      expect(loaded.out.at(-1)).toContain('Everything is loaded.');
      expect(loaded.out).toContainEqual(expect.stringMatching(/Load the reference data \d+%/));

      const events = await eventsIn(site);
      expect(events).toBeGreaterThan(stopped);
      const again = await services.typed(ADMIN, 'load');
      expect([again.code, again.text]).toEqual([0, expect.stringContaining('It was loaded before.')]);
      // as after the database of the read models was lost
      await forgetLoading(site);
      expect(await services.typed(ADMIN, 'load')).toMatchObject({ code: 0, err: [] });
      expect(await eventsIn(site)).toBe(events);

      const admin = await services.as(ADMIN.ADMIN_SUBJECT);
      const account = { account: 'head.ppc', subject: 'head', agency: 'ppc', role: 'head', duties: [] };
      const opened = await admin.post(
        '/api/agencies/account/open',
        { ...account, from: new Date().toISOString().slice(0, 10) },
        { 'idempotency-key': 'head' },
      );
      expect([opened.status, opened.body['details']]).toEqual([201, undefined]);
      expect((await (await services.as('officer.police')).get('/api/agencies/questions/my-work')).status).toBe(401);
      const head = await services.as('head');
      const directives = async () =>
        JSON.stringify((await head.post('/graphql', { query: '{ directives { number } }' })).body);
      await until(async () => (await directives()).includes('"number":"879"'));
    },
    6 * MINUTES,
  );

  test(
    'of another province get its administrator alone',
    async () => {
      const { site, services } = await begun({ province: '10' });
      const refused = await services.typed(ADMIN, 'load');
      expect([refused.code, refused.err]).toEqual([2, [expect.stringMatching(/Lai Châu.* --empty$/)]]);
      expect(await services.typed(ADMIN, 'load', '--empty')).toMatchObject({ code: 0, err: [] });
      expect(await eventsIn(site)).toBe(2);
      const admin = await services.as(ADMIN.ADMIN_SUBJECT);
      // known, and shown no business record
      expect((await admin.get('/api/agencies/questions/my-work')).status).toBe(403);
    },
    2 * MINUTES,
  );
});

describe('the command that loads', () => {
  test('names what the environment lacks, and never a value', async () => {
    const { code, err } = await typedWith({ MASTER_KEY: 'c2VjcmV0', PROVINCE: '12' }, 'load');
    expect(code).toBe(2);
    for (const name of ['ADMIN_SUBJECT', 'EVENT_STORE_URL', 'MASTER_KEY']) expect(err[0]).toContain(name);
    expect(err[0]).not.toContain('c2VjcmV0');
  });
});

/** Stops the command after some of its events, and gives how many there are. */
async function interrupted(site: Site): Promise<number> {
  const stop = new AbortController();
  const { run } = await import('../cli/program.ts');
  const running = run(['load'], {
    ...{ out: () => undefined, err: () => undefined, progress: () => undefined, signal: stop.signal },
    env: { ...environmentFor(site, 'http://127.0.0.1:1'), ...ADMIN },
  });
  // one connection for all that is asked: the server takes its time to end those that were closed
  await asked(site, async (pool) => {
    while ((await countLoaded(pool)) < 20) await new Promise(setImmediate);
  });
  stop.abort();
  expect(await running).toBe(1);
  return eventsIn(site);
}

async function forgetLoading(site: Site): Promise<void> {
  await asked(site, (pool) => pool.query('drop schema platform cascade'));
}
