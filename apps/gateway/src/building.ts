import type pg from 'pg';

/**
 * Does the work if no instance of the gateway does such work now; `null` when one does. The lock is the connection's: it goes
 * with the process.
 */
export async function whileNobodyElseBuilds<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('gateway/building', 7103)) as mine`,
    );
    return rows[0]!.mine ? await work() : null;
  } finally {
    // Closed, and not given back: that unlocks.
    client.release(true);
  }
}
