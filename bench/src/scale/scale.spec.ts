import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { modelled, province } from './model.ts';
import { tablesOf, withTables } from './page.ts';
import { predict } from './predict.ts';
import { readScale, type ScaleFile } from './scale-file.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');
const kept = () => readScale(join(root, 'bench/scale.json'));

const point = { facts: 100, seconds: 10, bytes: 1_000, cells: 5, memoryMiB: 50, overviewMs: 7, figureMs: 2, asOfMs: 3 };

describe('a prediction', () => {
  test('goes along the line through two smaller ledgers for what grows with facts', () => {
    const many = { ...point, facts: 200, seconds: 18, bytes: 2_000, memoryMiB: 60, asOfMs: 4 };
    expect(predict(point, many, 1_200)).toEqual({
      ...{ facts: 1_200, seconds: 98, bytes: 12_000, memoryMiB: 160, asOfMs: 14 },
      // sums do not grow with facts
      ...{ overviewMs: 7, figureMs: 2 },
    });
  });
});

describe('the model', () => {
  test('is what its formulas say', async () => {
    const { demo, rates, ...file } = await kept();
    const assumed = { officers: 10, commandsPerOfficerDay: 36, workingDays: 100, years: 2, peakHourShare: 0.5 };
    const is = modelled(
      {
        ...file,
        demo: {
          ...{ events: 1, eventsPerCommand: 2, messagesPerEvent: 0.5, factsPerEvent: 3 },
          bytesPerEvent: { log: 1e9, broker: 2e9, ledger: 3e9, readModels: 4e9 },
        },
        rates: { ...rates, appendsPerSecond: 100, bookedPerSecond: 25 },
        kafkaBytesPerMessage: null,
        shown: { ...point, facts: 36_000, seconds: 3_600 },
      },
      assumed,
    );
    expect(demo.events).toBeGreaterThan(0);
    expect(is).toMatchObject({
      ...{ eventsPerDay: 720, events: 144_000, facts: 432_000, years: 2, kafkaGB: null, rebuildHours: 12 },
      ...{ logGB: 144_000, brokerGB: 288_000, ledgerGB: 432_000, readModelsGB: 576_000 },
      ...{ peakEventsPerSecond: 0.1, logUsed: 0.0005, gatewayUsed: 0.002 },
    });
    expect(modelled({ ...file, demo, rates }, province, { events: 1e8 }).events).toBe(1e8);
  });
});

describe('the page on scale', () => {
  test('has the figures of the file, which holds a run of 20 million facts', async () => {
    const file = await kept();
    expect(file.shown!.facts).toBeGreaterThan(19_000_000);
    expect(Date.parse(file.predicted.at)).toBeGreaterThan(Date.parse(file.date));
    const page = await readFile(join(root, 'docs/scale.md'), 'utf8');
    expect(page).toEqual(await formatted(withTables(page, tablesOf(file))));
  });

  test('that has no place for a table is not written', () => {
    expect(() => withTables('# How far it goes\n', { costs: '' })).toThrow('no place for costs');
  });
});

/** As `npm run format` leaves it. */
async function formatted(text: string): Promise<string> {
  const prettier = await import('prettier');
  const path = join(root, 'docs/scale.md');
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
}

describe('npm run scale, as small as it can be', () => {
  let folder: string;
  let file: ScaleFile;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scale-spec-'));
    const output = join(folder, 'scale.json');
    const small = ['--facts', '16000', '--months', '2', '--inspections', '100', '--output', output, '--dir', folder];
    await run(process.execPath, ['tools/run.mjs', 'bench/dist/scale.js', ...small], { cwd: root });
    file = await readScale(output);
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('finds every cost, and says what was predicted before it was found', () => {
    const { bytesPerEvent, ...demo } = file.demo;
    for (const value of Object.values({ ...demo, ...bytesPerEvent, ...file.rates })) expect(value).toBeGreaterThan(0);
    expect(file.few.facts).toBeLessThan(file.many.facts);
    expect(file.many.facts).toBeLessThan(file.shown!.facts);
    expect(Object.keys(file.predicted).filter((name) => name in file.shown!)).toHaveLength(7);
  });

  test('leaves nothing behind but its file', async () => {
    expect(await readdir(folder)).toEqual(['scale.json']);
  });
});
