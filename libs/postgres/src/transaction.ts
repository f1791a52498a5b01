import type pg from 'pg';
import { isUnanswered } from './unavailable.ts';

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
 * The error of `work` is passed on unchanged. When the connection is lost during the commit, the error says so and
 * the outcome is unknown.
 *
 * @param options `snapshot`: all queries see one moment, and nothing is written
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  options: { readonly signal?: AbortSignal; readonly snapshot?: boolean } = {},
): Promise<T> {
  options.signal?.throwIfAborted();
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(options.snapshot ? 'begin isolation level repeatable read, read only' : 'begin');
    const result = await work(client);
    options.signal?.throwIfAborted();
    await commit(client);
    return result;
  } catch (error) {
    broken = isUnanswered(error) ? (error as Error) : await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** COMMIT of a failed transaction answers ROLLBACK without an error: work that swallowed an error must not look done. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the transaction had failed before its commit: nothing was written');
}

/** Why the connection cannot be used again, if so. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
