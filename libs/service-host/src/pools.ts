import { connect } from '@lien-nganh/postgres';
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
  /** Of what hears the other services: partitions take turns at few connections and may wait long. */
  readonly inbound: pg.Pool;
  end(): Promise<void>;
}

/** @param answerWithinMs milliseconds that a request may take: a database that hangs must hold none longer */
export function openPools(service: string, url: string, answerWithinMs: number): Pools {
  const pool = connect(url, { max: 8, applicationName: service, settings: { synchronous_commit: 'off' } });
  const requests = connect(url, {
    max: 8,
    applicationName: `${service} requests`,
    queryTimeoutMs: answerWithinMs,
    settings: { statement_timeout: String(answerWithinMs) },
  });
  const inbound = connect(url, { max: 4, applicationName: `${service} inbound`, connectTimeoutMs: 60_000 });
  return {
    pool,
    requests,
    inbound,
    end: async () => void (await Promise.all([pool.end(), requests.end(), inbound.end()])),
  };
}
