import { connect, QUERY_TIMEOUT_MS } from '@lien-nganh/postgres';
import type pg from 'pg';

/** Connections of the gateway to the database of its ledger and rows. */
export interface Pools {
  /**
   * Of questions, and of what books messages, whose commits wait for the disk unless the broker's offsets are of the same server.
   * A connection of which nothing comes any more is given up and replaced.
   */
  readonly pool: pg.Pool;
  /** Of what goes over a whole ledger: pictures of it, comparing two, taking one away. */
  readonly work: pg.Pool;
  end(): Promise<void>;
}

/** An hour, in milliseconds: longer than 100 million facts take to compare. */
const WORK_MS = 3_600_000;

export interface PoolsWanted {
  readonly queryTimeoutMs?: number | undefined;
  /** See `Ports.oneServer`. */
  readonly oneServer?: boolean | undefined;
}

export function openPools(url: string, { queryTimeoutMs = QUERY_TIMEOUT_MS, oneServer }: PoolsWanted = {}): Pools {
  const quick: Readonly<Record<string, string>> = oneServer ? { synchronous_commit: 'off' } : {};
  const pool = connect(url, {
    ...{ max: 16, applicationName: 'gateway', pipeline: true },
    ...ending(queryTimeoutMs, quick),
  });
  const work = connect(url, { max: 4, applicationName: 'gateway work', ...ending(WORK_MS) });
  return { pool, work, end: async () => void (await Promise.all([pool.end(), work.end()])) };
}

/** At both ends: the server must not go on with what nobody waits for. */
function ending(ms: number, settings: Readonly<Record<string, string>> = {}) {
  return { queryTimeoutMs: ms, settings: { ...settings, statement_timeout: String(ms) } };
}
