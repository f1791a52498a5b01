import { connect, QUERY_TIMEOUT_MS } from '@lien-nganh/postgres';
import type pg from 'pg';

/** Connections of one service to the database of its read models. */
export interface Pools {
  /**
   * Of what runs off the log, whose work may take long. Rows and checkpoints of the read side move together and can be made
   * again from the log: a server that crashes may lose the last moment of both, never one of them, so their commits need not
   * wait for the disk.
   */
  readonly pool: pg.Pool;
  /** Of requests: a query that is not answered in time fails, and its connection is given up. */
  readonly requests: pg.Pool;
  /**
   * Of what hears the other services: partitions take turns at few connections and may wait long. Its commits wait for the disk
   * unless the broker's offsets are of the same server.
   */
  readonly inbound: pg.Pool;
  end(): Promise<void>;
}

export interface PoolsWanted {
  /** See `Ports.oneServer`. */
  readonly oneServer?: boolean | undefined;
  /** Milliseconds that a request may take: a database that hangs must hold none longer. */
  readonly answerWithinMs: number;
  /** Milliseconds that a query of everything else may take. */
  readonly queryTimeoutMs?: number | undefined;
}

/**
 * No query is without an end: a connection of which nothing comes any more is given up and replaced. Nor is a transaction:
 * one whose process stands still or is cut off in its middle would hold its rows against whoever goes on in its place.
 */
export function openPools(
  service: string,
  url: string,
  { answerWithinMs, queryTimeoutMs = QUERY_TIMEOUT_MS, oneServer = false }: PoolsWanted,
): Pools {
  const limits = {
    statement_timeout: String(queryTimeoutMs),
    idle_in_transaction_session_timeout: String(queryTimeoutMs),
  };
  const pool = connect(url, {
    max: 8,
    pipeline: true,
    applicationName: service,
    queryTimeoutMs,
    settings: { ...limits, synchronous_commit: 'off' },
  });
  const requests = connect(url, {
    max: 8,
    applicationName: `${service} requests`,
    queryTimeoutMs: answerWithinMs,
    settings: { statement_timeout: String(answerWithinMs) },
  });
  const inbound = connect(url, {
    max: 4,
    pipeline: true,
    applicationName: `${service} inbound`,
    connectTimeoutMs: 60_000,
    queryTimeoutMs,
    settings: { ...limits, ...(oneServer && { synchronous_commit: 'off' }) },
  });
  return {
    pool,
    requests,
    inbound,
    end: async () => void (await Promise.all([pool.end(), requests.end(), inbound.end()])),
  };
}
