import pg from 'pg';
import { run } from '../platform.ts';
import type { FigureAsked } from '../figures.ts';
import type { Json } from '../person.ts';
import { figureNow, type AskedBefore } from './figures.ts';
import type { Load, Sent } from './load.ts';
import { publishersIn, readTopics, topicOf, type Published } from './published.ts';
import type { World } from './world.ts';

/** What can be known afterwards of a world that was struck. */
export interface Observed {
  /** Every command, and what was answered. */
  readonly sent: readonly Sent[];
  /** Answers that nobody could expect. */
  readonly strange: readonly string[];
  /** Figures as of positions, as they were answered before a fault. */
  readonly before: readonly AskedBefore[];
  /** Ids of what a deposed relay had on its way, and what came after another had taken its place. */
  readonly lateSends: readonly string[];
  /** Asks the database of the log, the read sides and the inboxes. */
  query<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Everything in the topics, each partition in its order. */
  published(): Promise<readonly Published[]>;
  figure(asked: FigureAsked): Promise<Json>;
  /** Computes every figure anew from the log. @returns what differs, in words */
  ledgerAnew(): Promise<readonly string[]>;
  /** Seconds for which what is on its way may still come. */
  readonly patienceS: number;
}

const PATIENCE_S = 120;

export function observe(world: World, load: Load, before: readonly AskedBefore[]): Observed {
  let published: Promise<readonly Published[]> | undefined;
  const query: Observed['query'] = async (sql, values = []) => queryAt(await world.databaseUrl(), sql, values);
  const read = async () => readTopics(await world.kafkaUrl(), (await publishersIn(query)).map(topicOf));
  return {
    ...{ sent: load.sent, strange: load.strange, before, lateSends: world.lateSends, patienceS: PATIENCE_S },
    query,
    published: () => (published ??= read()),
    figure: (asked) => figureNow(world, asked),
    ledgerAnew: async () => {
      const asked = ['check-ledger', '--url', world.platform.url, '--account', 'admin', '--data-dir', world.folder];
      const { code, out, err } = await run('cli/lien-nganh', asked);
      return code === 0 ? [] : [`check-ledger: ${out} ${err}`];
    },
  };
}

export async function queryAt<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[],
): Promise<readonly T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
