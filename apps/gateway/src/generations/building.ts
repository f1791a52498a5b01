import type pg from 'pg';

/** A ledger is being built by this instance, or waits until somebody accepts it. */
export interface Building {
  /** Whether no other instance can have begun to build meanwhile. */
  isMine(): Promise<boolean>;
  end(): void;
}

/**
 * Begins to build if no instance of the gateway builds now; `null` when one does. The lock is the connection's: it goes with
 * the process, and what stands beside the live ledger then is nobody's.
 */
export async function beginBuilding(pool: pg.Pool): Promise<Building | null> {
  const client = await pool.connect();
  let ended = false;
  const end = () => {
    // Closed, and not given back: that unlocks.
    if (!ended) client.release(true);
    ended = true;
  };
  const isMine = async () => {
    if (ended) return false;
    return client.query('select 1').then(
      () => true,
      () => false,
    );
  };
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('gateway/building', 7103)) as mine`,
    );
    if (rows[0]!.mine) return { isMine, end };
  } catch (error) {
    end();
    throw error;
  }
  end();
  return null;
}
