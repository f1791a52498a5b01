import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '@lien-nganh/postgres-embedded';
import { Command, InvalidArgumentError } from 'commander';
import { demoCosts } from './scale/demo-costs.ts';
import { kafkaBytesPerMessage } from './scale/kafka-bytes.ts';
import { ledgerPoint } from './scale/ledger-point.ts';
import { tablesOf, withTables } from './scale/page.ts';
import { predict } from './scale/predict.ts';
import { rates } from './scale/rates.ts';
import { readScale, writeScale, type ScaleFile } from './scale/scale-file.ts';
import { machineNow, versionsOf } from './results.ts';
import { scales, settingOn } from './setting.ts';

interface Asked {
  readonly facts: number;
  readonly months: number;
  readonly inspections: number;
  readonly output: string;
  readonly dir: string;
  readonly page?: string;
}

/** As for the bench; a load this large writes much before it is done. */
const settings = { shared_buffers: '1GB', max_wal_size: '8GB', checkpoint_timeout: '1h', max_connections: 200 };

const asked = readArguments(process.argv.slice(2));
if (asked.page === undefined) await measure(asked);
else await writePage(asked.page, asked.output);

/** Measures the costs, writes down what a large ledger will take, and then finds out. */
async function measure({ facts, months, inspections, output, dir }: Asked): Promise<void> {
  const folder = await mkdtemp(join(dir, 'lien-nganh-scale-'));
  const machine = machineNow(dir);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), settings });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
  try {
    const { database } = settingOn({ server: server.url, folder, scale: scales.full });
    const before = {
      ...{ date: new Date().toISOString(), machine, versions: await versionsOf(server.url) },
      demo: await told('what an event costs', () => demoCosts(folder, [Math.ceil(months / 4), months])),
      rates: await told('what parts take', async () => rates([await database(), await database()], inspections)),
      kafkaBytesPerMessage: await told('what a message costs in Kafka', () => kafkaBytesPerMessage(inspections)),
      few: await told('a small ledger', async () => ledgerPoint(await database(), facts / 80)),
      many: await told('a larger ledger', async () => ledgerPoint(await database(), facts / 20)),
    };
    const predicted = { ...predict(before.few, before.many, facts), at: new Date().toISOString() };
    await writeScale(output, { ...before, predicted, shown: null });
    console.log(JSON.stringify({ predicted }));
    const shown = await told('the large ledger', async () => ledgerPoint(await database(), facts));
    await writeScale(output, { ...before, predicted, shown } satisfies ScaleFile);
    console.log(`written to ${output}`);
  } finally {
    await stop();
  }
}

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const found = await work();
  console.log(`${what}, ${((performance.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(found)}`);
  return found;
}

async function writePage(page: string, from: string): Promise<void> {
  await writeFile(page, withTables(await readFile(page, 'utf8'), tablesOf(await readScale(from))));
}

function readArguments(args: readonly string[]): Asked {
  const program = new Command('npm run scale --')
    .description(
      'Measures what events, messages and facts cost, predicts from them what a large ledger takes, loads it, and compares.',
    )
    .option('--facts <n>', 'facts of the large ledger', positive, 20_000_000)
    .option('--months <n>', 'months of the demo, of which a quarter is told apart', positive, 18)
    .option('--inspections <n>', 'inspections that a gateway books for its rate', positive, 5_000)
    .option('--output <file>', 'where the results go', fileURLToPath(new URL('../scale.json', import.meta.url)))
    .option('--dir <folder>', 'where everything is made and removed again', tmpdir())
    .option('--page <file>', 'measures nothing: writes the tables of the output file into this page');
  program.parse(args, { from: 'user' });
  const given = program.opts<Asked>();
  return { ...given, output: resolve(given.output), dir: resolve(given.dir) };
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Takes a whole number from 1 on.');
  return value;
}
