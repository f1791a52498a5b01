import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { count, untilKnown } from './figures.ts';
import type { Answer, Json, Person } from './person.ts';
import { cleanUpAll, killDatabase, pauseDatabase, type Running } from './platform.ts';
import { today, visit } from './story.ts';
import { until } from './until.ts';

const MINUTES = 60_000;
const record = 'inspections/inspection/record-inspection';

let platform: Running;
let police: Person;
let committee: Person;

beforeAll(async () => {
  platform = await startLoaded();
  [police, committee] = [await platform.as('officer.police'), await platform.as('committee')];
}, 3 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** Sends one command again and again with the same key, as a careful client does, until it is taken. */
async function sendUntilTaken(key: string): Promise<{ readonly taken: Json; readonly refused: readonly Answer[] }> {
  const refused: Answer[] = [];
  let taken: Json = null;
  await until('the command is taken', async () => {
    const answer = await police.send(record, visit(today(), { number: key }), key);
    if (answer.status === 201) taken = answer.body;
    else refused.push(answer);
    return taken !== null;
  });
  return { taken, refused };
}

const isUnavailable = ({ status, body }: Answer) =>
  [status, body.code, body.type].join() === '503,unavailable,/problems/unavailable';

async function recovers(done: Json, visits: number): Promise<void> {
  await until('it is ready again', async () => (await police.get('/health/ready')).status === 200);
  await untilKnown(committee, done);
  expect(await count(committee, { indicator: 'inspections-done', from: today(), to: today() })).toBe(visits);
}

describe('a database that goes away', () => {
  test(
    'is said to be away by a problem, a GraphQL error and the readiness, and comes back without a restart',
    async () => {
      const seen = { ready: new Set<number>(), codes: new Set<string>() };
      await killDatabase(platform.folder);
      const looking = until('it is ready again', async () => {
        const { status } = await police.get('/health/ready');
        seen.ready.add(status);
        const { errors } = await committee.ask('{ directives { number } }');
        for (const { extensions } of errors) seen.codes.add(extensions.code);
        return status === 200 && seen.ready.has(503);
      });
      const { taken, refused } = await sendUntilTaken('killed');
      await looking;
      expect(refused.filter((answer) => !isUnavailable(answer))).toEqual([]);
      expect([...seen.ready].sort()).toEqual([200, 503]);
      expect([...seen.codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
      expect((await police.get('/health/live')).status).toBe(200);
      await recovers(taken, 1);
    },
    2 * MINUTES,
  );

  test(
    'or answers nothing any more, is known by its readiness, lets no request wait for ever, and is found again when it goes on',
    async () => {
      const paused = visit(today(), { number: 'paused' });
      const goOn = await pauseDatabase(platform.folder);
      const began = Date.now();
      const sent = { ready: police.get('/health/ready'), command: police.send(record, paused, 'paused') };
      const question = committee.ask('{ inspections { totalCount } }');
      const { status, body } = await sent.ready;
      expect([status, body.status, Date.now() - began < 20_000]).toEqual([503, 'degraded', true]);
      const answers = await Promise.all([sent.command, question]).finally(goOn);
      expect(answers.map((answer) => answer.status)).toEqual([503, 503]);
      expect([isUnavailable(answers[0]), Date.now() - began < 30_000]).toEqual([true, true]);
      const { taken } = await sendUntilTaken('paused');
      await recovers(taken, 2);
    },
    2 * MINUTES,
  );
});
