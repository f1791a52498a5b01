import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { measures } from './measures.ts';
import type { Results } from './results.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const bench = (...args: readonly string[]) =>
  run(process.execPath, ['tools/run.mjs', 'bench/dist/main.js', ...args], { cwd: root });

const idsOf = (of: typeof measures) => of.flatMap(({ comparisons }) => comparisons.map(({ id }) => id));

/** Measures that this machine cannot take, each with why: those of Kafka, where there is no Java. */
async function leftOutHere() {
  const whys = await Promise.all(
    measures.map(async ({ id, whyNot }) => ({ measure: id, why: (await whyNot?.()) ?? null })),
  );
  return whys.filter(({ why }) => why !== null);
}

describe('the bench, as small as it can be', () => {
  let folder: string;
  let printed: string;
  let results: Results;
  let leftOut: Awaited<ReturnType<typeof leftOutHere>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-spec-'));
    const output = join(folder, 'results.json');
    ({ stdout: printed } = await bench('--scale', 'tiny', '--rounds', '1', '--output', output, '--dir', folder));
    leftOut = await leftOutHere();
    results = JSON.parse(await readFile(output, 'utf8')) as Results;
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const taken = () => idsOf(measures.filter(({ id }) => leftOut.every(({ measure }) => measure !== id)));

  test('takes every measure that can be taken here, and writes a line for each', () => {
    expect(results.results.map(({ id }) => id)).toEqual(taken());
    for (const result of results.results) {
      expect(result).toEqual({
        id: expect.any(String),
        what: expect.any(String),
        ours: expect.any(Number),
        unit: expect.any(String),
        against: expect.any(String),
        theirs: expect.any(Number),
        ratio: expect.any(Number),
        spread: [expect.any(Number), expect.any(Number)],
        aim: expect.any(String),
        met: expect.any(Boolean),
        missedBy: result.met ? null : expect.stringMatching(/ %$/),
        taken: { date: results.date, loadBefore: results.machine.loadBefore },
      });
      expect(Math.min(result.ours, result.theirs, result.ratio)).toBeGreaterThan(0);
    }
  });

  test('says by name, and why, what cannot be taken here', () => {
    expect(results.leftOut).toEqual(leftOut);
    for (const { measure, why } of leftOut) expect(printed).toContain(`${measure.padEnd(24)}  left out: ${why}`);
  });

  test('takes some measures anew, and keeps the lines of the others with the load under which they were taken', async () => {
    const output = join(folder, 'results.json');
    await bench('--scale', 'tiny', '--rounds', '1', '--only', 'append-1', '--output', output, '--dir', folder);
    const again = JSON.parse(await readFile(output, 'utf8')) as Results;
    expect(again.results.map(({ id }) => id)).toEqual(taken());
    expect(again.leftOut).toEqual(leftOut);
    const dateOf = (id: string) => again.results.find((result) => result.id === id)!.taken.date;
    expect([dateOf('append-1-raw'), dateOf('overview-facts')]).toEqual([again.date, results.date]);
    expect(again.date).not.toBe(results.date);
  });

  test('says on which machine, with which versions and when', () => {
    expect(Date.parse(results.date)).toBeGreaterThan(0);
    expect(results.machine).toMatchObject({ cores: expect.any(Number), fdatasyncPerSecond: expect.any(Number) });
    expect(results.versions).toMatchObject({
      node: process.versions.node,
      postgresql: expect.stringMatching(/^18/),
      '@event-driven-io/emmett-postgresql': '0.42.0',
    });
    expect(results).toMatchObject({ rounds: 1, scale: 'tiny' });
  });

  test('measures with durability on', () => {
    expect(results.durability).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
  });

  test('prints each ratio as it goes, and leaves nothing behind but its file', async () => {
    for (const id of taken()) expect(printed).toMatch(new RegExp(`^${id} .*\\d  ratio|^${id} .*\\d  ours`, 'm'));
    expect(await readdir(folder)).toEqual(['results.json']);
  });
});

describe('the bench’s arguments', () => {
  test('--help says what can be asked for', async () => {
    const { stdout } = await bench('--help');
    for (const { id } of measures) expect(stdout).toContain(id);
  });

  test.each([
    [['--only', 'nothing-such'], 'no measure nothing-such'],
    [['--rounds', '0'], 'a whole number'],
    [['--scale', 'huge'], 'Allowed choices'],
  ])('%j is refused by name', async (args, why) => {
    await expect(bench(...args)).rejects.toMatchObject({ stderr: expect.stringContaining(why) });
  });
});

test('the aims are those that were set', () => {
  const aims = measures.flatMap(({ comparisons }) =>
    comparisons.map(({ id, aim }) => [id, 'ratio' in aim ? aim.ratio : aim.ours, aim.bound]),
  );
  expect(aims).toEqual([
    ['append-1-raw', 'at least', 0.85],
    ['append-1-emmett', 'at least', 2.3],
    ['append-16-raw', 'at least', 1.3],
    ['append-16-emmett', 'at least', 6],
    ['append-4x4-silent-raw', 'at least', 0.9],
    ['append-4x4-raw', 'at least', 0.7],
    ['append-500-raw', 'at least', 1.1],
    ['append-500-emmett', 'at least', 4],
    ['arrival-idle-p50', 'under', 1],
    ['arrival-idle-p99', 'under', 5],
    ['arrival-load-p99', 'under', 25],
    ['command-http-1', 'at most', 1.5],
    ['command-http-16', 'at most', 1.5],
    ['import-commit', 'at least', 1],
    ['import-dry-run', 'at least', 1],
    ['relay-kafkajs', 'at least', 0.5],
    ['visible-p50', 'under', 100],
    ['visible-p99', 'under', 100],
    ['visible-kafka-p50', 'under', 250],
    ['visible-kafka-p99', 'under', 250],
    ['overview-facts', 'at most', 1.5],
    ['as-of-live', 'at most', 3],
    ['report-facts', 'at most', 1.5],
    ['report-time', 'under', 2000],
    ['services-figure', 'at most', 1.25],
    ['services-overview', 'at most', 1.25],
    ['rebuild-raw', 'at least', 0.6],
    ['read-log-cursor', 'at least', 1.3],
    ['read-log-copy', 'at least', 0.5],
    ['report-http-events', 'at most', 1.5],
    ['report-http-time', 'under', 2000],
  ]);
});
