import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startAlone } from './alone.ts';
import { startLoaded } from './examples.ts';
import type { Answer, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const PATIENCE_S = 120;
let platform: Running;

beforeAll(async () => {
  platform = await startLoaded();
}, 5 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** A service on its own fetches the issuer's keys at the first question, and says 503 until it has them. */
async function answered(person: Person, path: string): Promise<Answer> {
  const headers = { 'apollo-require-preflight': 'true', accept: 'application/json' };
  let answer: Answer | null = null;
  const isAnswered = async () => {
    answer = await person.get(path, headers);
    return answer.status !== 503;
  };
  await until(`${path} is answered`, isAnswered, PATIENCE_S);
  return answer!;
}

describe('in a process of its own', () => {
  test.each([
    ['agencies', '/api/agencies/questions/units-on-a-day?on=2013-07-01'],
    ['inspections', '/api/inspections/questions/establishments-list'],
    ['communications', '/api/communications/questions/my-work'],
    ['communities', '/api/communities/questions/healthy-communes?year=2013'],
    ['reporting', '/api/reporting/questions/my-work'],
    ['audit', '/api/audit/questions/looks'],
    ['gateway', '/graphql?query=%7Bdirectives%7Bnumber%7D%7D'],
  ])(
    '%s answers, serves health and metrics, and tells a problem at every other address',
    async (name, asked) => {
      const alone = await startAlone(name, platform);
      const person = await alone.as(name === 'audit' ? 'head.audit-body' : 'officer.police');
      const answer = await answered(person, asked);
      expect([answer.status, answer.body.errors]).toEqual([200, undefined]);

      expect(await person.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
      const ready = await person.get('/health/ready');
      expect(ready.body.services.map(({ service }: { service: string }) => service)).toEqual([name]);
      expect((await person.get('/metrics')).body).toContain(`reader_lag_events{service="${name}"`);

      for (const path of ['/', '/nowhere', '/api/nowhere', `/api/${name}/nowhere/at/all`, '/api/%zz']) {
        const { status, body, headers } = await person.get(path);
        expect([path, status, headers.get('content-type')]).toEqual([
          path,
          404,
          expect.stringContaining('application/problem+json'),
        ]);
        expect(body).toMatchObject({ type: '/problems/not-found', status: 404, code: 'not-found' });
      }
      expect(await alone.stop()).toBe(0);
    },
    4 * MINUTES,
  );
});
