import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import { typeParsers } from './types.ts';

export interface PoolOptions {
  /** Most connections at once. Default 10. */
  readonly max?: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** Server settings of every connection, `{ lock_timeout: '5s' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Milliseconds to wait for a free connection of the pool, or for the server to answer. Default {@link CONNECT_TIMEOUT_MS}. */
  readonly connectTimeoutMs?: number;
  /**
   * Milliseconds after which a query without an answer fails and its connection is given up, so that one that is open at this
   * end alone is replaced; {@link QUERY_TIMEOUT_MS} where nothing asks for another. Default none: for connections that wait
   * for a lock, or copy whole tables.
   */
  readonly queryTimeoutMs?: number;
  /**
   * Statements that one connection is asked before it has answered go to the server at once, and are done in their order: for
   * transactions that ask many short things. Not for a connection that copies, or reads through a cursor. Default: one by one.
   */
  readonly pipeline?: boolean;
}

/** Milliseconds to wait for a connection before the database counts as unavailable. */
export const CONNECT_TIMEOUT_MS = 5_000;

/** Milliseconds after which a query of the platform's own work counts as lost. */
export const QUERY_TIMEOUT_MS = 60_000;

/** A server that is gone without a word is found out a quarter of a minute later, where the system waits for two hours. */
const KEEP_ALIVE_MS = 10_000;

/** Settings of one connection with our type parsers. */
export function clientConfig(url: string, options: PoolOptions = {}): pg.ClientConfig {
  return {
    connectionString: url,
    types: typeParsers,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    ...(options.applicationName ? { application_name: options.applicationName } : {}),
    ...(options.settings ? { options: startupOptions(options.settings) } : {}),
    ...(options.queryTimeoutMs ? { query_timeout: options.queryTimeoutMs } : {}),
    ...(options.pipeline ? { pipeline: true } : {}),
  };
}

/**
 * A pool of connections with our type parsers ({@link typeParsers}).
 * Plans of what is asked often are kept ({@link PreparingClient}).
 * A connection that dies is dropped and replaced at the next use; only the query that ran on it fails.
 */
export function connect(url: string, options: PoolOptions = {}): pg.Pool {
  // the types of pg-pool do not tell of the client that it can be given
  const config: pg.PoolConfig & { Client: typeof pg.Client } = {
    ...clientConfig(url, options),
    max: options.max ?? 10,
    Client: PreparingClient,
  };
  const pool = new pg.Pool(config);
  // Without listeners, a terminated connection would end the process instead of failing its query.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

/** Kysely over the same pool, with the same type parsers. Ending the pool is the caller's. */
export function kyselyOn<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function startupOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/([\\ ])/g, '\\$1')}`)
    .join(' ');
}

function ignore(): void {}
