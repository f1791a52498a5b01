import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chanceOf } from './chance.ts';
import { loadedFolder } from './examples.ts';
import { count, untilKnown } from './figures.ts';
import type { Answer, Json, Person } from './person.ts';
import { cleanUpAll, killDatabase, killWhileStarting, run, start, type Running } from './platform.ts';
import { establishment, today, visit } from './story.ts';

const MINUTES = 60_000;
const ROUNDS = Number(process.env['KILLS'] ?? 10);
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const WRITERS = 8;

/** One command, and what was answered to it so far. */
interface Sent {
  readonly path: string;
  readonly body: Json;
  readonly key: string;
  /** `null`: no answer came. */
  answer: Json | null;
}

const chance = chanceOf(SEED);
const sent: Sent[] = [];
let folder: string;

beforeAll(async () => {
  folder = await loadedFolder();
}, 3 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** Registers places and records visits until the platform is gone, each command once. */
async function writes(police: Person, writer: number, round: number): Promise<void> {
  for (let n = 0; ; n++) {
    const isVisit = n % 2 === 1;
    const path = isVisit
      ? 'inspections/inspection/record-inspection'
      : 'inspections/establishment/register-establishment';
    const body = isVisit ? visit(today(), { number: `${round}-${writer}-${n}/BB` }) : establishment();
    const one: Sent = { path, body, key: `${SEED}.${round}.${writer}.${n}`, answer: null };
    sent.push(one);
    const answer = await police.send(one.path, one.body, one.key).catch(() => null);
    // The database went first: whether it was written is not known either.
    if (answer === null || answer.status === 503) return;
    keep(one, answer);
  }
}

function keep(one: Sent, { status, body }: Answer): void {
  if (status !== 201) throw new Error(`${one.path} was answered ${status} ${JSON.stringify(body)}`);
  one.answer = body;
}

/** Sends again what got no answer, and some of what got one: the first result comes again, and nothing else. */
async function sendsAgain(police: Person): Promise<void> {
  for (const one of sent) {
    const { path, body, key, answer } = one;
    if (answer === null) keep(one, await police.send(path, body, key));
    else if (chance() < 0.05) {
      const again = await police.send(path, body, key);
      expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([answer, 'true']);
    }
  }
}

/** Lets writers write, and ends the platform at some moment; sometimes its database with it. */
async function writesUntilKilled(platform: Running, police: Person, round: number): Promise<void> {
  const withDatabase = chance() < 0.3;
  const ends = new Promise<void>((resolve, reject) => {
    setTimeout(
      () => {
        const killed = withDatabase ? killDatabase(folder).then(() => platform.kill()) : platform.kill();
        killed.then(resolve, reject);
      },
      50 + chance() * 800,
    );
  });
  const writers = Array.from({ length: WRITERS }, (_, writer) => writes(police, writer, round));
  await Promise.all([ends, ...writers]);
}

describe(`killed ${ROUNDS} times under load (KILL_SEED=${SEED})`, () => {
  test(
    'the platform comes up by itself, with everything acknowledged, each once, and answers again what it answered first',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        if (chance() < 0.25) await killWhileStarting(folder, 100 + chance() * 2_500);
        const platform = await start({ folder });
        const police = await platform.as('officer.police');
        await sendsAgain(police);
        await writesUntilKilled(platform, police, round);
      }
      const platform = await start({ folder });
      const [police, committee] = [await platform.as('officer.police'), await platform.as('committee')];
      await sendsAgain(police);
      const last = await police.done('inspections/establishment/register-establishment', establishment());
      await untilKnown(committee, last);
      await everythingIsThereOnce(platform, committee);
    },
    (ROUNDS + 2) * MINUTES,
  );
});

async function everythingIsThereOnce({ url }: Running, committee: Person): Promise<void> {
  const made = (path: string) => sent.filter((one) => one.path.endsWith(path)).map(({ answer }) => answer.id as string);
  const [visits, places] = [made('record-inspection'), made('register-establishment')];
  expect(visits.length).toBeGreaterThan(ROUNDS);
  expect(new Set([...visits, ...places]).size).toBe(sent.length);
  const { inspections, establishments } = await committee.answered(
    '{ inspections { totalCount } establishments { totalCount } }',
  );
  // the last one was not among the killed
  expect([inspections.totalCount, establishments.totalCount]).toEqual([visits.length, places.length + 1]);
  const asked = { indicator: 'inspections-done', from: today(), to: today() };
  expect(await count(committee, asked)).toBe(visits.length);
  const check = await run('cli/lien-nganh', ['check-ledger', '--url', url, '--account', 'admin', '--data-dir', folder]);
  expect([check.code, check.err]).toEqual([0, expect.any(String)]);
}
