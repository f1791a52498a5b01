import { connect, listen, migrate } from '@lien-nganh/postgres';
import type pg from 'pg';
import { neverRetired, type DestroyedKey, type Erasure, type KeyStore, type SealingKey } from './key-store.ts';
import { PresentKeys } from './present-keys.ts';
import { unwrap } from './wrapping.ts';

export interface PostgresKeyStoreOptions {
  /** A database apart from the log's: a backup of one is no backup of the other. */
  readonly url: string;
  /** 32 bytes under which the stored keys are wrapped. */
  readonly masterKey: Buffer;
  /** Most keys kept in memory. Default 10 000. */
  readonly cached?: number;
  /** Milliseconds after which a query without an answer fails and its connection is replaced. Default 15 000: all are small. */
  readonly queryTimeoutMs?: number;
}

const QUERY_TIMEOUT_MS = 15_000;

const migrations = {
  schema: 'keys',
  steps: [
    {
      name: 'keys by scope',
      sql: `
        create table keys.sealing(
          id uuid primary key, scope text not null, wrapped bytea,
          made_at timestamptz not null default now(), destroyed_at timestamptz, decision text,
          check ((wrapped is null) = (destroyed_at is not null)));
        create unique index on keys.sealing(scope) where destroyed_at is null;
        create index on keys.sealing(destroyed_at) where destroyed_at is not null;`,
    },
    {
      name: 'keys that seal nothing more',
      sql: `
        alter table keys.sealing add retired_at timestamptz;
        create unique index on keys.sealing(scope) where destroyed_at is null and retired_at is null;
        drop index keys.sealing_scope_idx;
        create index on keys.sealing(scope);`,
    },
  ],
};

interface Row {
  readonly id: string;
  readonly wrapped: Buffer | null;
  readonly decision: string | null;
}

/** Keys in PostgreSQL, each wrapped under the master key. Opens, and makes its schema where it is missing. */
export async function postgresKeyStore(options: PostgresKeyStoreOptions): Promise<KeyStore> {
  const { queryTimeoutMs = QUERY_TIMEOUT_MS } = options;
  const settings = { statement_timeout: String(queryTimeoutMs) };
  const pool = connect(options.url, { max: 4, applicationName: 'keys', queryTimeoutMs, settings });
  await migrate(pool, migrations);
  const cache = new KeyCache(options.cached ?? 10_000);
  const present = new PresentKeys(pool, options.masterKey);
  const stop = new AbortController();
  // a destruction in any process empties the cache in every process, and so does a connection that was lost meanwhile
  const listening = listen(options.url, 'keys', () => cache.clear(), { signal: stop.signal });
  return {
    keyFor: (scope) => keyFor(scope, { cache, present }),
    async keyById(id) {
      const cached = cache.get(id);
      if (cached) return cached;
      const { cleared } = cache;
      const { rows } = await pool.query<Row>('select id, wrapped, decision from keys.sealing where id = $1', [id]);
      const key = rows[0] ? keyOf(rows[0], options.masterKey) : null;
      if (key) cache.put(key, cleared);
      return key;
    },
    retire: (scope) => retireKeys(pool, scope),
    async destroy(ids, decision) {
      const destroyed = await destroyKeys(pool, ids, decision);
      // also when another process was faster: its word may not have come yet
      cache.clear();
      return destroyed;
    },
    erasures: () => listErasures(pool),
    async close() {
      stop.abort();
      await listening;
      await pool.end();
    },
  };
}

async function keyFor(
  scope: string,
  { cache, present }: { readonly cache: KeyCache; readonly present: PresentKeys },
): Promise<SealingKey> {
  const kept = cache.present.get(scope);
  if (kept) return kept;
  const { cleared } = cache;
  const key = await present.keyFor(scope);
  // what was just sealed is about to be read, by every reader of the log
  cache.put(key, cleared);
  if (neverRetired(scope) && cleared === cache.cleared) cache.present.set(scope, key);
  return key;
}

function keyOf({ id, wrapped, decision }: Row, masterKey: Buffer): SealingKey | DestroyedKey {
  return wrapped ? { id, secret: unwrap(masterKey, id, wrapped) } : { id, destroyed: true, decision: decision ?? '' };
}

class KeyCache {
  /** How often. */
  cleared = 0;
  /** By scope, of scopes whose key is never retired: each event that is sealed as a whole takes one. */
  readonly present = new Map<string, SealingKey>();
  private readonly keys = new Map<string, SealingKey | DestroyedKey>();

  constructor(private readonly most: number) {}

  clear(): void {
    this.cleared++;
    this.keys.clear();
    this.present.clear();
  }

  get(id: string): SealingKey | DestroyedKey | undefined {
    return this.keys.get(id);
  }

  /** @param cleared when it was asked for: what was asked for before a destruction may arrive after it */
  put(key: SealingKey | DestroyedKey, cleared: number): void {
    if (cleared !== this.cleared) return;
    if (this.keys.size >= this.most) this.keys.delete(this.keys.keys().next().value!);
    this.keys.set(key.id, key);
  }
}

async function retireKeys(pool: pg.Pool, scope: string): Promise<readonly string[]> {
  if (neverRetired(scope)) throw new Error(`${scope} is sealed for as long as there is the service`);
  await pool.query(
    'update keys.sealing set retired_at = now() where scope = $1 and destroyed_at is null and retired_at is null',
    [scope],
  );
  const { rows } = await pool.query<{ id: string }>(
    'select id from keys.sealing where scope = $1 and destroyed_at is null and retired_at is not null order by id',
    [scope],
  );
  return rows.map(({ id }) => id);
}

async function destroyKeys(pool: pg.Pool, ids: readonly string[], decision: string): Promise<number> {
  const { rowCount } = await pool.query(
    `with told as (select pg_notify('keys', ''))
     update keys.sealing set wrapped = null, destroyed_at = now(), decision = $2 from told
     where id = any($1::uuid[]) and destroyed_at is null`,
    [ids, decision],
  );
  return rowCount ?? 0;
}

async function listErasures(pool: pg.Pool): Promise<readonly Erasure[]> {
  const { rows } = await pool.query<{ id: string; scope: string; decision: string; at: string }>(
    `select id, scope, decision, to_char(destroyed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from keys.sealing where destroyed_at is not null order by destroyed_at, id`,
  );
  return rows.map(({ id, scope, decision, at }) => ({ keyId: id, scope, decision, destroyedAt: at }));
}
