import { UnknownPosition } from '@lien-nganh/event-store';
import type { LogIdentity, Position } from '@lien-nganh/kernel';
import type pg from 'pg';

/** Where readers of one schema stand, in one log. */
export class Checkpoints {
  constructor(
    private readonly schema: string,
    private readonly log: LogIdentity,
  ) {}

  /**
   * @returns `undefined` when the reader never read; `null` when it has read an empty log
   * @throws UnknownPosition when its checkpoint belongs to another log: it must rebuild, never skip
   */
  async read(db: pg.Pool | pg.PoolClient, reader: string): Promise<Position | null | undefined> {
    const { rows } = await db.query<{ log: string; position: Position | null }>(
      `select log, position from ${this.schema}.checkpoints where reader = $1`,
      [reader],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (row.log !== this.log.id && row.position !== null) throw new UnknownPosition(row.position, null);
    return row.position;
  }

  /** Moves the checkpoint only from where this reader believes it to be: a reader that was deposed moves nothing. */
  async move(
    db: pg.Pool | pg.PoolClient,
    reader: string,
    step: { from: Position | null | undefined; to: Position | null },
  ): Promise<void> {
    const { rowCount } =
      step.from === undefined
        ? await db.query(
            `insert into ${this.schema}.checkpoints(reader, log, position) values ($1, $2, $3) on conflict do nothing`,
            [reader, this.log.id, step.to],
          )
        : await db.query(
            `update ${this.schema}.checkpoints set position = $3, moved_at = now()
             where reader = $1 and log = $2 and position is not distinct from $4::bigint`,
            [reader, this.log.id, step.to, step.from],
          );
    if (rowCount !== 1) throw new Deposed(reader);
  }

  /**
   * The same, with rows that are written only where it moves, in one statement.
   *
   * @param step `sql` writes at least one row from `moved`, with its `values` from `$5` on
   */
  async moveWriting(
    db: pg.Pool,
    reader: string,
    { from, to, sql, values }: { from: Position | null; to: Position; sql: string; values: readonly unknown[] },
  ): Promise<void> {
    const { rowCount } = await db.query(
      `with moved as (
         update ${this.schema}.checkpoints set position = $3, moved_at = now()
         where reader = $1 and log = $2 and position is not distinct from $4::bigint returning 1)
       ${sql}`,
      [reader, this.log.id, to, from, ...values],
    );
    if (rowCount === 0) throw new Deposed(reader);
  }

  /** Moves several that stand at one place to another, in one statement. @throws Deposed when one of them stood elsewhere */
  async moveTogether(
    db: pg.PoolClient,
    readers: readonly string[],
    step: { from: Position | null; to: Position },
  ): Promise<void> {
    const { rowCount } = await db.query(
      `update ${this.schema}.checkpoints set position = $3, moved_at = now()
       where reader = any($1) and log = $2 and position is not distinct from $4::bigint`,
      [readers, this.log.id, step.to, step.from],
    );
    if (rowCount !== readers.length) throw new Deposed(readers.join(', '));
  }

  /** Holds whoever else wants to move these readers, or swap their tables, until the end of the transaction. */
  async lock(db: pg.PoolClient, readers: readonly string[]): Promise<void> {
    await db.query(`select 1 from ${this.schema}.checkpoints where reader = any($1) order by reader for update`, [
      readers,
    ]);
  }

  async forget(db: pg.Pool | pg.PoolClient, reader: string): Promise<void> {
    await db.query(`delete from ${this.schema}.checkpoints where reader = $1`, [reader]);
  }
}

/** Another instance moved this reader's checkpoint: it reads now, and this one begins again from the checkpoint. */
export class Deposed extends Error {
  readonly code = 'deposed';
  constructor(readonly reader: string) {
    super(`${reader} is read by another instance now`);
  }
}
