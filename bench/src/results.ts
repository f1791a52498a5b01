import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Arguments } from './arguments.ts';
import type { Measure, Result } from './harness.ts';
import type { ScaleName, Setting } from './setting.ts';

/** Under which load a line was taken: of lines that are older than the file the head says nothing. */
export interface TakenOn {
  /** ISO 8601. */
  readonly date: string;
  readonly loadBefore: number;
}

export interface LeftOut {
  readonly measure: string;
  /** In plain words. */
  readonly why: string;
}

/** What one run found. */
export interface Taken {
  readonly results: readonly Result[];
  readonly leftOut: readonly LeftOut[];
}

/** What `results.json` holds. */
export interface Results {
  /** ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  /** Settings of the server that make a write durable, as it runs with them. */
  readonly durability: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly scale: ScaleName;
  readonly results: readonly (Result & { readonly taken: TakenOn })[];
  /** Measures that this machine could not take. */
  readonly leftOut: readonly LeftOut[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  /** Writes of 8 KiB that the disk under the data folder takes for sure, one after the other. */
  readonly fdatasyncPerSecond: number;
  /** Load of the last minute before the run began: above the number of cores the results are not worth much. */
  readonly loadBefore: number;
}

/** @param folder on the disk that the database will use */
export function machineNow(folder: string): Machine {
  const [first, ...others] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: others.length + 1,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()} ${release()}`,
    fdatasyncPerSecond: Math.round(fdatasyncRate(folder)),
    loadBefore: Number(loadavg()[0]!.toFixed(2)),
  };
}

const PAGE = Buffer.alloc(8_192);
const SYNCS = 200;

function fdatasyncRate(folder: string): number {
  const inside = mkdtempSync(join(folder, 'sync-'));
  const file = openSync(join(inside, 'page'), 'w');
  const began = performance.now();
  for (let n = 0; n < SYNCS; n += 1) {
    writeSync(file, PAGE, 0, PAGE.length, 0);
    fdatasyncSync(file);
  }
  const ms = performance.now() - began;
  closeSync(file);
  rmSync(inside, { recursive: true });
  return (SYNCS * 1000) / ms;
}

const require = createRequire(import.meta.url);

/** What was measured, and against what. */
export async function versionsOf(server: string): Promise<Results['versions']> {
  const installed = ['kafkajs', 'pg', 'pg-cursor', 'pg-copy-streams', '@nestjs/core'];
  const [shown] = await show(server, ['server_version']);
  return {
    node: process.versions.node,
    postgresql: shown!.value,
    ...Object.fromEntries(await Promise.all(installed.map(async (name) => [name, await versionOf(name)]))),
    '@event-driven-io/emmett-postgresql': await versionOf('@event-driven-io/emmett-postgresql'),
  };
}

async function versionOf(name: string): Promise<string> {
  const path = require.resolve.paths(name)!.map((folder) => join(folder, name, 'package.json'));
  for (const candidate of path) {
    const text = await readFile(candidate, 'utf8').catch(() => null);
    if (text !== null) return (JSON.parse(text) as { version: string }).version;
  }
  throw new Error(`${name} is not installed`);
}

export async function durabilityOf(server: string): Promise<Results['durability']> {
  const rows = await show(server, ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method']);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

async function show(server: string, names: readonly string[]) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; value: string }>(
      'select name, current_setting(name) as value from unnest($1::text[]) as name',
      [names],
    );
    return rows;
  } finally {
    await client.end();
  }
}

export async function write(path: string, results: Results): Promise<void> {
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
}

/** The lines of this run and, where only some measures were taken, those that the file has of the others, in the order of measures. */
export async function keptOf(
  { only, output, rounds, scale }: Arguments,
  measures: readonly Measure<Setting>[],
  { taken, on }: { readonly taken: Taken; readonly on: TakenOn },
): Promise<Pick<Results, 'results' | 'leftOut'>> {
  const fresh = taken.results.map((result) => ({ ...result, taken: on }));
  const former = only ? await formerOf(output) : null;
  if (former === null || former.rounds !== rounds || former.scale !== scale) return { ...taken, results: fresh };
  const isFresh = (id: string) => only!.includes(id);
  return {
    results: measures.flatMap(({ id, comparisons }) => {
      const lines = isFresh(id) ? fresh : former.results;
      return lines.filter((line) => comparisons.some((comparison) => comparison.id === line.id));
    }),
    leftOut: [...taken.leftOut, ...former.leftOut.filter(({ measure }) => !isFresh(measure))],
  };
}

/** `null` where there is none. */
async function formerOf(path: string): Promise<Results | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Results);
}
