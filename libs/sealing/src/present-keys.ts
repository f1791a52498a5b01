import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { SealingKey } from './key-store.ts';
import { unwrap, wrap } from './wrapping.ts';

/** Scopes of one statement. */
const MOST_AT_ONCE = 500;

interface Row {
  readonly id: string;
  readonly scope: string;
  readonly wrapped: Buffer;
}

interface Wanted {
  readonly scope: string;
  resolve(key: SealingKey): void;
  reject(error: unknown): void;
}

/**
 * Present keys of scopes. Those that are asked for while others are on their way are looked up and made together: a record with four
 * names takes one commit for its keys, not four, and many records at once take hardly more.
 */
export class PresentKeys {
  #wanted: Wanted[] = [];
  #running = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly masterKey: Buffer,
  ) {}

  keyFor(scope: string): Promise<SealingKey> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ scope, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // what is asked for in the same turn goes along
    await Promise.resolve();
    while (this.#wanted.length > 0) {
      const together = this.#wanted.splice(0, MOST_AT_ONCE);
      try {
        const keys = await this.#keysOf([...new Set(together.map(({ scope }) => scope))]);
        for (const { scope, resolve } of together) resolve(keys.get(scope)!);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.#running = false;
  }

  async #keysOf(scopes: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    const keys = await this.#found(scopes);
    const missing = scopes.filter((scope) => !keys.has(scope)).sort();
    if (missing.length === 0) return keys;
    for (const [scope, key] of await this.#made(missing)) keys.set(scope, key);
    // another process was faster
    const theirs = await this.#found(missing.filter((scope) => !keys.has(scope)));
    for (const [scope, key] of theirs) keys.set(scope, key);
    const gone = missing.find((scope) => !keys.has(scope));
    if (gone !== undefined) throw new Error(`the key of ${gone} was retired while it was made`);
    return keys;
  }

  async #found(scopes: readonly string[]): Promise<Map<string, SealingKey>> {
    if (scopes.length === 0) return new Map();
    const { rows } = await this.pool.query<Row>(
      `select id, scope, wrapped from keys.sealing
       where scope = any($1) and destroyed_at is null and retired_at is null`,
      [scopes],
    );
    return new Map(rows.map(({ id, scope, wrapped }) => [scope, { id, secret: unwrap(this.masterKey, id, wrapped) }]));
  }

  /** Those that this process made; in order of scope, so that two processes never wait for each other in a ring. */
  async #made(scopes: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    const made = scopes.map((scope) => ({ scope, id: randomUUID(), secret: randomBytes(32) }));
    const { rows } = await this.pool.query<{ scope: string }>(
      `insert into keys.sealing(id, scope, wrapped) select * from unnest($1::uuid[], $2::text[], $3::bytea[])
       on conflict do nothing returning scope`,
      [made.map(({ id }) => id), scopes, made.map((key) => wrap(this.masterKey, key))],
    );
    const kept = new Set(rows.map(({ scope }) => scope));
    return new Map(made.filter(({ scope }) => kept.has(scope)).map(({ scope, id, secret }) => [scope, { id, secret }]));
  }
}
