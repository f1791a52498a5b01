import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@lien-nganh/postgres-embedded';
import { readArguments, type Arguments } from './arguments.ts';
import { compare, inTurns, type Measure, type Result } from './harness.ts';
import { measures } from './measures.ts';
import { header, leftOutLine, lineOf, progress } from './report.ts';
import { durabilityOf, keptOf, machineNow, versionsOf, write, type LeftOut, type Taken } from './results.ts';
import { scales, settingOn, type Setting } from './setting.ts';

/**
 * What the platform's own server runs with, and more room: no checkpoint shall fall into one contender's turn only.
 * Durability is not touched.
 */
const settings = { shared_buffers: '1GB', max_wal_size: '8GB', checkpoint_timeout: '1h', max_connections: 200 };

await main(
  readArguments(
    process.argv.slice(2),
    measures.map(({ id }) => id),
  ),
);

async function main(asked: Arguments): Promise<void> {
  const folder = await mkdtemp(join(asked.dir, 'lien-nganh-bench-'));
  const machine = machineNow(asked.dir);
  progress('starting PostgreSQL …');
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), settings });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
  try {
    const about = { versions: await versionsOf(server.url), durability: await durabilityOf(server.url) };
    const taken = await measureAll(server.url, folder, asked);
    const { rounds, scale } = asked;
    const date = new Date().toISOString();
    const kept = await keptOf(asked, measures, { taken, on: { date, loadBefore: machine.loadBefore } });
    await write(asked.output, { date, machine, ...about, rounds, scale, ...kept });
    console.log(`\nwritten to ${asked.output}`);
  } finally {
    await stop();
  }
}

async function measureAll(url: string, folder: string, { only, rounds, scale }: Arguments): Promise<Taken> {
  const setting = settingOn({ server: url, folder, scale: scales[scale] });
  const taken = { results: [] as Result[], leftOut: [] as LeftOut[] };
  console.log(header());
  for (const measure of measures.filter(({ id }) => only?.includes(id) ?? true)) {
    const why = (await measure.whyNot?.()) ?? null;
    if (why !== null) {
      taken.leftOut.push({ measure: measure.id, why });
      console.log(leftOutLine(measure.id, why));
      continue;
    }
    const found = await measureOne(setting, measure, rounds);
    for (const result of found) console.log(lineOf(result));
    taken.results.push(...found);
  }
  await setting.close();
  return taken;
}

async function measureOne(setting: Setting, measure: Measure<Setting>, rounds: number): Promise<readonly Result[]> {
  progress(`${measure.id}: preparing …`);
  const { contenders, close } = await measure.prepare(setting);
  try {
    const shown = await inTurns(contenders, rounds, (round) =>
      progress(`${measure.id}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`),
    );
    progress('');
    return measure.comparisons.map((comparison) => compare(comparison, shown));
  } finally {
    await close();
  }
}
