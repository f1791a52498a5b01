import { connect } from '@lien-nganh/postgres';
import { startEmbeddedPostgres, type ServerEvent } from '@lien-nganh/postgres-embedded';

/** The databases of a folder: the log with the broker and the read models, and apart from it the keys. */
export interface Databases {
  readonly url: string;
  readonly keysUrl: string;
  close(): Promise<void>;
}

export interface DatabasesWanted {
  /** Another PostgreSQL than the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly keysDatabaseUrl: string | undefined;
  /** Where the embedded one lives. */
  readonly postgresDir: string;
  readonly log: (line: string) => void;
  readonly onServer: (event: ServerEvent) => void;
  readonly signal: AbortSignal;
  /** For the embedded one. Default: enough for all services in one process; of a cluster each process needs its own. */
  readonly mostConnections?: number;
}

const LOG = 'lien_nganh';

/** Some forty for each service and the gateway, and some for looking. PostgreSQL's own hundred are enough for two. */
const MOST_CONNECTIONS = 320;

/** Starts the embedded PostgreSQL unless another is given, and makes the databases that are missing. */
export async function openDatabases(wanted: DatabasesWanted): Promise<Databases> {
  if (wanted.databaseUrl !== undefined) return databasesElsewhere(wanted.databaseUrl, wanted.keysDatabaseUrl);
  const { postgresDir: dataDir, log, onServer, signal, mostConnections = MOST_CONNECTIONS } = wanted;
  const settings = { max_connections: mostConnections };
  const server = await startEmbeddedPostgres({ dataDir, settings, log, onServer, signal });
  try {
    const [url, keysUrl] = [logDatabaseOn(server.socketUrl), keysDatabaseOn(server.socketUrl)];
    await ensureDatabases(server.url, [LOG, `${LOG}_keys`]);
    return { url, keysUrl, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The keys stand beside the log's database, `<name>_keys`, unless they have an address of their own. */
async function databasesElsewhere(url: string, keysDatabaseUrl: string | undefined): Promise<Databases> {
  const name = new URL(url).pathname.slice(1);
  const keysUrl = keysDatabaseUrl ?? onServerOf(url, `${name}_keys`);
  if (keysDatabaseUrl === undefined) await ensureDatabases(url, [`${name}_keys`]);
  return { url, keysUrl, close: () => Promise.resolve() };
}

/** The log's database on an embedded server. */
export function logDatabaseOn(serverUrl: string): string {
  return onServerOf(serverUrl, LOG);
}

/** The keys' database on an embedded server. */
export function keysDatabaseOn(serverUrl: string): string {
  return onServerOf(serverUrl, `${LOG}_keys`);
}

function onServerOf(url: string, database: string): string {
  const at = new URL(url);
  at.pathname = `/${database}`;
  return at.href;
}

async function ensureDatabases(url: string, names: readonly string[]): Promise<void> {
  const pool = connect(url, { max: 1, applicationName: 'platform' });
  try {
    const { rows } = await pool.query<{ name: string }>(
      'select datname as name from pg_database where datname = any($1)',
      [names],
    );
    const missing = names.filter((name) => !rows.some((row) => row.name === name));
    for (const name of missing) await pool.query(`create database "${name.replaceAll('"', '""')}" encoding 'UTF8'`);
  } finally {
    await pool.end();
  }
}
