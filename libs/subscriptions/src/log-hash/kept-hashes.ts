import { LOG_HASH_START, samePlacesUpTo, type LogHash } from '@lien-nganh/event-store';
import type { LogIdentity, Position } from '@lien-nganh/kernel';
import { inTransaction } from '@lien-nganh/postgres';
import type pg from 'pg';
import { Deposed } from '../readers/checkpoint.ts';
import { LOG_HASH } from './schema.ts';

/** What a keeper goes on from: the last event whose hash is kept, if any. */
export interface Last {
  readonly position: Position | null;
  readonly hash: Buffer;
}

/** The rows that say the hash of one log up to each event, 40 bytes for an event besides what PostgreSQL adds. */
export class KeptHashes {
  constructor(
    private readonly pool: pg.Pool,
    private readonly log: LogIdentity,
  ) {}

  /** Begins, or goes on with what is kept of this log or of one that it continues. */
  begin(): Promise<Last> {
    return inTransaction(this.pool, async (db) => {
      const { id } = this.log;
      await db.query(`insert into ${LOG_HASH}.kept(log) values ($1) on conflict do nothing`, [id]);
      const { rows } = await db.query<{ log: string }>(`select log from ${LOG_HASH}.kept for update`);
      if (rows[0]!.log !== id) await this.takeOver(db, rows[0]!.log);
      return this.last(db);
    });
  }

  /** Over a restore the hash is the same up to where both logs are; after a move events stand elsewhere. */
  private async takeOver(db: pg.PoolClient, former: string): Promise<void> {
    const shared = samePlacesUpTo(this.log, former) ?? 0n;
    await db.query(`delete from ${LOG_HASH}.hashes where position > $1`, [shared]);
    await db.query(`update ${LOG_HASH}.kept set log = $1, position = (select max(position) from ${LOG_HASH}.hashes)`, [
      this.log.id,
    ]);
  }

  private async last(db: pg.PoolClient): Promise<Last> {
    const { rows } = await db.query<{ position: Position | null; hash: Buffer | null }>(
      `select kept.position, hash from ${LOG_HASH}.kept left join ${LOG_HASH}.hashes using (position)`,
    );
    const { position, hash } = rows[0]!;
    return { position, hash: hash ?? LOG_HASH_START };
  }

  /** Keeps the hashes of the next events, all or none. @throws Deposed where another keeper has gone on meanwhile */
  async keep(from: Position | null, next: readonly LogHash[]): Promise<void> {
    const { rowCount } = await this.pool.query(
      `with moved as (
         update ${LOG_HASH}.kept set position = $3 where log = $1 and position is not distinct from $2::bigint returning 1)
       insert into ${LOG_HASH}.hashes(position, hash)
       select next.* from moved, unnest($4::bigint[], $5::bytea[]) as next`,
      [this.log.id, from, next.at(-1)!.position, next.map(({ position }) => position), next.map(({ hash }) => hash)],
    );
    if (rowCount !== next.length) throw new Deposed('log.hash');
  }

  /** Position of the last event whose hash is kept; `null`: none is; `undefined`: nothing is kept of this log. */
  async upTo(): Promise<Position | null | undefined> {
    const { rows } = await this.pool.query<{ position: Position | null }>(
      `select position from ${LOG_HASH}.kept where log = $1`,
      [this.log.id],
    );
    return rows[0]?.position;
  }

  /** Of the last event at or before a position, among those that are kept. */
  async before(position: Position): Promise<LogHash> {
    const { rows } = await this.pool.query<LogHash>(
      `select position, hash from ${LOG_HASH}.hashes where position <= $1 order by position desc limit 1`,
      [position],
    );
    return rows[0] ?? { position: 0n as Position, hash: LOG_HASH_START };
  }
}
