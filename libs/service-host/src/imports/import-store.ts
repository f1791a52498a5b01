import type { BlobStore } from '@lien-nganh/attachments';
import { migrate, type SchemaMigrations } from '@lien-nganh/postgres';
import type { Outcome, OutcomeName } from '@lien-nganh/registers';
import { bytesSealer, type BytesSealer, type KeyStore } from '@lien-nganh/sealing';
import { schemaOf } from '@lien-nganh/subscriptions';
import type pg from 'pg';

export type ImportMode = 'dry-run' | 'commit';
export type ImportState = 'waiting' | 'running' | 'done' | 'stopped';

/** How many rows came to what. */
export type Counts = Partial<Record<OutcomeName, number>>;

/** An import as it stands; nothing in it is of a row. */
export interface ImportRow {
  readonly id: string;
  readonly register: string;
  readonly mode: ImportMode;
  readonly account: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly sheet: string;
  readonly ignored: readonly string[];
  readonly state: ImportState;
  readonly total: number;
  readonly done: number;
  readonly counts: Counts;
  readonly began: string;
  readonly seen: string;
  /** Milliseconds since then, by the clock of the database. */
  readonly silent: number;
}

/** What came of one row. */
export interface RowOutcome {
  readonly row: number;
  /** The record that it leads to; `null` where there is none. */
  readonly record: string | null;
  readonly outcome: Outcome;
}

/** An import, and who works on it: whoever was sent the file last. */
export interface Working {
  readonly id: string;
  readonly worker: string;
}

type Beginning = Working & Omit<ImportRow, 'state' | 'done' | 'counts' | 'began' | 'seen' | 'silent'>;

interface Progress {
  /** Of the file, from 0 on. */
  readonly chunk: number;
  readonly rows: readonly RowOutcome[];
  readonly done: number;
  readonly counts: Counts;
}

export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** Dry runs are no evidence of anything. */
const DRY_RUNS_KEPT = '7 days';

function migrationsOf(schema: string): SchemaMigrations {
  return {
    schema,
    steps: [
      {
        name: 'imports, their files and what came of their rows, sealed',
        sql: `
          create table ${schema}.imports(
            id uuid primary key, register text not null, mode text not null, account text not null,
            sha256 text not null, bytes int not null, sheet text not null, ignored jsonb not null,
            worker uuid not null, state text not null, total int not null, done int not null default 0, counts jsonb not null default '{}',
            began timestamptz not null default now(), seen timestamptz not null default now());
          create table ${schema}.files(
            import uuid primary key references ${schema}.imports on delete cascade, sealed bytea not null);
          create table ${schema}.outcomes(
            import uuid not null references ${schema}.imports on delete cascade, chunk int not null,
            sealed bytea not null, primary key (import, chunk));`,
      },
    ],
  };
}

/**
 * Imports of one service: the file as it came, which is the evidence of what was entered from it, and what came of each row.
 * Both hold what names persons and stand outside the log: they are sealed under a key of the import alone, which can be
 * destroyed. The file lies in the store of files, where there is one, and in the database otherwise. How far an import is stands
 * in the open.
 */
export class ImportStore {
  readonly #schema: string;

  readonly #sealing: BytesSealer;

  constructor(
    private readonly pool: pg.Pool,
    private readonly service: string,
    private readonly places: { readonly keys: KeyStore; readonly blobs?: BlobStore },
  ) {
    this.#schema = `${schemaOf(service)}_imports`;
    this.#sealing = bytesSealer(places.keys);
  }

  async prepare(): Promise<void> {
    await migrate(this.pool, migrationsOf(this.#schema));
  }

  /** Begins an import, or begins it anew: what came of its rows before is forgotten, and whoever worked on it is told so. */
  async begin(of: Beginning, file: Buffer): Promise<void> {
    const s = this.#schema;
    await this.#forgetDryRuns();
    await this.pool.query(
      `insert into ${s}.imports(id, register, mode, account, sha256, bytes, sheet, ignored, total, worker, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')
       on conflict (id) do update set worker = excluded.worker, state = 'waiting', done = 0, counts = '{}', began = now(), seen = now()`,
      [
        ...[of.id, of.register, of.mode, of.account, of.sha256, of.bytes, of.sheet],
        ...[JSON.stringify(of.ignored), of.total, of.worker],
      ],
    );
    await this.pool.query(`delete from ${s}.outcomes where import = $1`, [of.id]);
    const sealed = await this.#sealing.seal(this.#scope(of.id), `${of.id} file`, file);
    if (this.places.blobs) return this.places.blobs.put(this.#blob(of.id), sealed);
    const insert = `insert into ${s}.files(import, sealed) values ($1, $2) on conflict (import) do nothing`;
    await this.pool.query(insert, [of.id, sealed]);
  }

  async #forgetDryRuns(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `delete from ${this.#schema}.imports where mode = 'dry-run' and began < now() - interval '${DRY_RUNS_KEPT}'
       returning id`,
    );
    for (const { id } of rows) await this.places.blobs?.remove(this.#blob(id));
  }

  async find(id: string): Promise<ImportRow | null> {
    const { rows } = await this.pool.query<ImportRow>(
      `select *, (extract(epoch from now() - seen) * 1000)::float8 as silent from ${this.#schema}.imports where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Imports of a register that are kept, tried out or carried out. */
  async ofRegister(register: string): Promise<readonly Pick<ImportRow, 'id' | 'sha256'>[]> {
    const select = `select id, sha256 from ${this.#schema}.imports where register = $1 order by began, id`;
    return (await this.pool.query<Pick<ImportRow, 'id' | 'sha256'>>(select, [register])).rows;
  }

  async setState({ id, worker }: Working, state: ImportState): Promise<void> {
    const set = `update ${this.#schema}.imports set state = $3, seen = now() where id = $1 and worker = $2`;
    await this.pool.query(set, [id, worker, state]);
  }

  /** Says that it goes on: whoever looks tells by it one that stands still. */
  async touch({ id, worker }: Working): Promise<void> {
    const set = `update ${this.#schema}.imports set seen = now() where id = $1 and worker = $2`;
    await this.pool.query(set, [id, worker]);
  }

  /**
   * Keeps what came of the next rows, and how far the import is with them. Kept twice it is kept once.
   *
   * @throws TakenOver when the file was sent again, and somebody else works on it
   */
  async keep({ id, worker }: Working, { chunk, ...of }: Progress): Promise<void> {
    const rows = Buffer.from(JSON.stringify(of.rows), 'utf8');
    const sealed = await this.#sealing.seal(this.#scope(id), `${id} ${chunk}`, rows);
    const { rowCount } = await this.pool.query(
      `with working as (
         update ${this.#schema}.imports set done = $5, counts = $6, seen = now() where id = $1 and worker = $2 returning id)
       insert into ${this.#schema}.outcomes(import, chunk, sealed) select id, $3, $4 from working
       on conflict (import, chunk) do update set sealed = excluded.sealed`,
      [id, worker, chunk, sealed, of.done, JSON.stringify(of.counts)],
    );
    if (rowCount === 0) throw new TakenOver(`${id} is worked on by somebody else`);
  }

  /** What came of its rows, in their order, a chunk at a time. */
  async *outcomes(id: string): AsyncGenerator<RowOutcome> {
    for (let chunk = 0; ; chunk++) {
      const { rows } = await this.pool.query<{ sealed: Buffer }>(
        `select sealed from ${this.#schema}.outcomes where import = $1 and chunk = $2`,
        [id, chunk],
      );
      if (!rows[0]) return;
      const opened = await this.#sealing.open(`${id} ${chunk}`, rows[0].sealed);
      if ('erased' in opened) return;
      yield* JSON.parse(opened.toString('utf8')) as readonly RowOutcome[];
    }
  }

  /** The file as it came; `null` once it was forgotten. */
  async file(id: string): Promise<Buffer | null> {
    const sealed = (await this.places.blobs?.get(this.#blob(id))) ?? (await this.#row(id));
    const opened = sealed && (await this.#sealing.open(`${id} file`, sealed));
    return opened && !('erased' in opened) ? opened : null;
  }

  async #row(id: string): Promise<Buffer | null> {
    const select = `select sealed from ${this.#schema}.files where import = $1`;
    const { rows } = await this.pool.query<{ sealed: Buffer }>(select, [id]);
    return rows[0]?.sealed ?? null;
  }

  /**
   * Forgets the file and what came of its rows, and destroys their key, so that no copy of the database opens them either. How many
   * rows there were stays, and the hash of the file in the events. Whoever is at work on it is taken off it.
   */
  async forget(id: string, decision: string): Promise<void> {
    const { keys, blobs } = this.places;
    await this.pool.query(
      `update ${this.#schema}.imports set worker = gen_random_uuid(), state = 'stopped'
       where id = $1 and state in ('waiting', 'running')`,
      [id],
    );
    await keys.destroy(await keys.retire(this.#scope(id)), decision);
    await blobs?.remove(this.#blob(id));
    await this.pool.query(`delete from ${this.#schema}.outcomes where import = $1`, [id]);
    await this.pool.query(`delete from ${this.#schema}.files where import = $1`, [id]);
  }

  #scope(id: string): string {
    return `import:${this.service}:${id}`;
  }

  #blob(id: string): string {
    return `${this.service}/imports/${id}`;
  }
}
