import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { scales, type ScaleName } from './setting.ts';

export interface Arguments {
  /** Ids of measures; all when it is not given. */
  readonly only?: readonly string[];
  readonly rounds: number;
  readonly scale: ScaleName;
  readonly output: string;
  readonly dir: string;
}

const LEAST_ROUNDS = 7;

/** @throws never: prints what is wrong, or the help, and ends the process, as commander does. */
export function readArguments(args: readonly string[], ids: readonly string[]): Arguments {
  const program = new Command('npm run bench --')
    .description(
      'Measures the event store, the gateway and the HTTP commands side by side with their peers, on a PostgreSQL of ' +
        'its own with durability on, and writes what it found. Takes about fifteen minutes.',
    )
    .addOption(new Option('--only <ids>', `some measures: ${ids.join(', ')}`).argParser((text) => known(text, ids)))
    .option('--rounds <n>', 'interleaved rounds, besides one to warm up', positive, LEAST_ROUNDS)
    .addOption(
      new Option('--scale <scale>', 'how much is measured; aims are meant for full')
        .choices(Object.keys(scales))
        .default('full'),
    )
    .option('--quick', 'the same as --scale quick')
    .option('--output <file>', 'where the results go', fileURLToPath(new URL('../results.json', import.meta.url)))
    .option('--dir <folder>', 'where the database is made and removed again; choose the disk that matters', tmpdir());
  program.parse(args, { from: 'user' });
  const { only, rounds, scale, quick, output, dir } = program.opts<Arguments & { quick?: boolean }>();
  return {
    ...(only ? { only } : {}),
    rounds,
    scale: quick ? 'quick' : scale,
    output: resolve(output),
    dir: resolve(dir),
  };
}

function known(text: string, ids: readonly string[]): readonly string[] {
  const asked = text.split(',').map((id) => id.trim());
  const unknown = asked.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new InvalidArgumentError(`There is no measure ${unknown.join(', ')}.`);
  return asked;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Takes a whole number from 1 on.');
  return value;
}
