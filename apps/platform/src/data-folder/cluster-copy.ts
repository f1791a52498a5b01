import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { someAtATime } from '@lien-nganh/kernel';
import pg from 'pg';
import { isMissing } from './description.ts';
import { FILES_AT_A_TIME, hashedCopy, sha256Of, type Copied } from './hashed-copy.ts';

/** A running PostgreSQL cluster that stands on this machine. */
export interface RunningCluster {
  /** Connection string of a superuser. */
  readonly url: string;
  readonly clusterDir: string;
}

export interface CopyOptions {
  /** A folder that does not exist yet. */
  readonly target: string;
  readonly signal?: AbortSignal | undefined;
  /** Told the bytes copied so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** Called at the copy's end: what is committed before it is in the copy. */
  readonly beforeEnd?: (() => Promise<void>) | undefined;
}

/** Paths are relative to the copy, with `/`. */
export interface ClusterCopy {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Copied>;
}

/** Contents that belong to the running server only; PostgreSQL's documentation lists them for base backups. */
const EMPTIED = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|.*\.tmp|backup_label.*|tablespace_map.*)$/;
const CONTROL_FILE = 'global/pg_control';

/**
 * Copies a cluster while it is being written to, by PostgreSQL's low-level backup procedure: between pg_backup_start
 * and pg_backup_stop the files are copied as they are, torn pages included; the write-ahead log of that time, copied
 * last, repairs them when a server first starts on the copy, which then holds everything that was committed when the
 * copying ended. (https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP)
 */
export async function copyRunningCluster(cluster: RunningCluster, options: CopyOptions): Promise<ClusterCopy> {
  const client = new pg.Client({ connectionString: cluster.url, application_name: 'backup' });
  // A lost connection ends the backup on the server's side; here the next query reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseOtherServer(client, cluster.clusterDir);
    // The server keeps the log from here on until this session ends, however long the copying takes.
    await client.query(`select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`);
    const started = await one(client, `select pg_backup_start('lien-nganh', true) as lsn`);
    const copy = new Copier(cluster.clusterDir, options);
    await copy.everything();
    await options.beforeEnd?.();
    const ended = await one(client, 'select lsn, labelfile from pg_backup_stop(false)');
    await copy.text('backup_label', String(ended['labelfile']));
    const lsns = [started['lsn'], ended['lsn']];
    const span = await one(client, 'select pg_walfile_name($1) as first, pg_walfile_name($2) as last', lsns);
    await copy.log(String(span['first']), String(span['last']));
    return copy;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function one(client: pg.Client, sql: string, values?: unknown[]): Promise<Record<string, unknown>> {
  const { rows } = await client.query<Record<string, unknown>>(sql, values);
  return rows[0] ?? {};
}

/** A copied data folder has the password and the port of its original: make sure that the server runs on these files. */
async function refuseOtherServer(client: pg.Client, clusterDir: string): Promise<void> {
  const told = await one(client, `select pg_read_file('postmaster.pid') as pid`);
  const found = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8');
  if (told['pid'] !== found) throw new Error(`The server that answers does not run on ${clusterDir}`);
}

class Copier implements ClusterCopy {
  readonly folders: string[] = [];
  readonly files = new Map<string, Copied>();
  readonly #source: string;
  readonly #options: CopyOptions;
  #bytes = 0;

  constructor(source: string, options: CopyOptions) {
    this.#source = source;
    this.#options = options;
  }

  async everything(): Promise<void> {
    await mkdir(this.#options.target, { mode: 0o700 });
    await this.#folder('');
    // Last, as PostgreSQL's own tool does it.
    await this.#controlFile();
  }

  /** The write-ahead log from one segment to another. */
  async log(first: string, last: string): Promise<void> {
    const names = (await readdir(join(this.#source, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name));
    const needed = names.filter((name) => name >= first && name <= last).sort();
    if (needed[0] !== first || needed.at(-1) !== last)
      throw new Error(`The log from ${first} to ${last} is incomplete`);
    for (const name of needed) await this.#file(`pg_wal/${name}`);
  }

  async text(path: string, text: string): Promise<void> {
    await writeFile(join(this.#options.target, path), text, { mode: 0o600, flush: true });
    this.#note(path, { size: Buffer.byteLength(text), sha256: sha256Of(text) });
  }

  async #folder(path: string): Promise<void> {
    const entries = await this.#entries(path);
    const inside = (name: string) => (path === '' ? name : `${path}/${name}`);
    const link = entries.find((entry) => entry.isSymbolicLink());
    if (link) throw new Error(`${inside(link.name)} is a link: clusters with tablespaces are not backed up`);
    const kept = entries.filter(({ name }) => !LEFT_OUT.test(name) && inside(name) !== CONTROL_FILE);
    const files = kept.filter((entry) => entry.isFile());
    await someAtATime(files, FILES_AT_A_TIME, ({ name }) => this.#fileIfThere(inside(name)));
    for (const { name } of kept.filter((entry) => entry.isDirectory())) await this.#subfolder(inside(name));
  }

  async #subfolder(path: string): Promise<void> {
    await mkdir(join(this.#options.target, path), { mode: 0o700 });
    this.folders.push(path);
    if (!EMPTIED.has(path)) await this.#folder(path);
  }

  async #entries(path: string) {
    try {
      return await readdir(join(this.#source, path), { withFileTypes: true });
    } catch (error) {
      // A database dropped meanwhile; the log drops it in the copy too.
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** A table dropped meanwhile is no loss either. */
  async #fileIfThere(path: string): Promise<void> {
    try {
      await this.#file(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async #file(path: string): Promise<void> {
    this.#options.signal?.throwIfAborted();
    this.#note(path, await hashedCopy(join(this.#source, path), join(this.#options.target, path)));
  }

  /** It has no second copy in the log, so a read that met a write must not count: read until two reads agree. */
  async #controlFile(): Promise<void> {
    let previous = await readFile(join(this.#source, CONTROL_FILE));
    for (;;) {
      const bytes = await readFile(join(this.#source, CONTROL_FILE));
      if (bytes.equals(previous)) break;
      previous = bytes;
    }
    await writeFile(join(this.#options.target, CONTROL_FILE), previous, { mode: 0o600, flush: true });
    this.#note(CONTROL_FILE, { size: previous.length, sha256: sha256Of(previous) });
  }

  #note(path: string, copied: Copied): void {
    this.files.set(path, copied);
    this.#bytes += copied.size;
    this.#options.onProgress?.(this.#bytes);
  }
}
