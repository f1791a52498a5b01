import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { migrate, type SchemaMigrations } from '@lien-nganh/postgres';
import type { Outcome, OutcomeName } from '@lien-nganh/registers';
import type { KeyStore, SealingKey } from '@lien-nganh/sealing';
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
 * destroyed. How far an import is stands in the open.
 */
export class ImportStore {
  readonly #schema: string;

  constructor(
    private readonly pool: pg.Pool,
    private readonly keys: KeyStore,
    private readonly service: string,
  ) {
    this.#schema = `${schemaOf(service)}_imports`;
  }

  async prepare(): Promise<void> {
    await migrate(this.pool, migrationsOf(this.#schema));
  }

  /** Begins an import, or begins it anew: what came of its rows before is forgotten, and whoever worked on it is told so. */
  async begin(of: Beginning, file: Buffer): Promise<void> {
    const s = this.#schema;
    await this.pool.query(
      `delete from ${s}.imports where mode = 'dry-run' and began < now() - interval '${DRY_RUNS_KEPT}'`,
    );
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
    const sealed = seal(await this.#key(of.id), `${of.id} file`, file);
    await this.pool.query(`insert into ${s}.files(import, sealed) values ($1, $2) on conflict (import) do nothing`, [
      of.id,
      sealed,
    ]);
  }

  async find(id: string): Promise<ImportRow | null> {
    const { rows } = await this.pool.query<ImportRow>(
      `select *, (extract(epoch from now() - seen) * 1000)::float8 as silent from ${this.#schema}.imports where id = $1`,
      [id],
    );
    return rows[0] ?? null;
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
   * Keeps what came of the next rows, and how far the import is with them.
   *
   * @throws TakenOver when the file was sent again, and somebody else works on it
   */
  async keep({ id, worker }: Working, chunk: number, of: Progress): Promise<void> {
    const sealed = seal(await this.#key(id), `${id} ${chunk}`, Buffer.from(JSON.stringify(of.rows), 'utf8'));
    const { rowCount } = await this.pool.query(
      `with working as (
         update ${this.#schema}.imports set done = $5, counts = $6, seen = now() where id = $1 and worker = $2 returning id)
       insert into ${this.#schema}.outcomes(import, chunk, sealed) select id, $3, $4 from working`,
      [id, worker, chunk, sealed, of.done, JSON.stringify(of.counts)],
    );
    if (rowCount === 0) throw new TakenOver(`${id} is worked on by somebody else`);
  }

  /** What came of its rows, in their order, a chunk at a time. */
  async *outcomes(id: string): AsyncGenerator<RowOutcome> {
    const key = await this.#key(id);
    for (let chunk = 0; ; chunk++) {
      const { rows } = await this.pool.query<{ sealed: Buffer }>(
        `select sealed from ${this.#schema}.outcomes where import = $1 and chunk = $2`,
        [id, chunk],
      );
      if (!rows[0]) return;
      yield* JSON.parse(open(key, `${id} ${chunk}`, rows[0].sealed).toString('utf8')) as readonly RowOutcome[];
    }
  }

  /** The file as it came; `null` once it was forgotten. */
  async file(id: string): Promise<Buffer | null> {
    const { rows } = await this.pool.query<{ sealed: Buffer }>(
      `select sealed from ${this.#schema}.files where import = $1`,
      [id],
    );
    return rows[0] ? open(await this.#key(id), `${id} file`, rows[0].sealed) : null;
  }

  /**
   * Forgets the file and what came of its rows, and destroys their key, so that no copy of the database opens them either. How many
   * rows there were stays, and the hash of the file in the events.
   */
  async forget(id: string, decision: string): Promise<void> {
    await this.keys.destroy(await this.keys.retire(this.#scope(id)), decision);
    await this.pool.query(`delete from ${this.#schema}.outcomes where import = $1`, [id]);
    await this.pool.query(`delete from ${this.#schema}.files where import = $1`, [id]);
  }

  #scope(id: string): string {
    return `import:${this.service}:${id}`;
  }

  #key(id: string): Promise<SealingKey> {
    return this.keys.keyFor(this.#scope(id));
  }
}

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Nonce, ciphertext, tag. `place` is authenticated: what was moved elsewhere does not open. */
function seal({ secret }: SealingKey, place: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, secret, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function open({ secret }: SealingKey, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, secret, sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
