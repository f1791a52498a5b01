import type { Day, Instant } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import { QuestionRefused } from '../../figure/question.ts';
import type { Frontier } from '../../figure/value.ts';
import type { Ledger } from '../schema.ts';

/** @throws QuestionRefused when the log is not known to have arrived up to the position */
export function checkAsOf(asOf: bigint | null, frontier: Frontier | null): void {
  if (asOf === null || (frontier !== null && asOf <= frontier.position)) return;
  throw new QuestionRefused('not-known-yet', frontier ? { completeTo: frontier.at } : {});
}

/**
 * "As of a day" is as of the last position before anything that the log took on a later day.
 * @throws QuestionRefused when nothing had been recorded by then
 */
export async function positionOfDay(tx: ClientBase, { schema }: Ledger, day: Day): Promise<bigint> {
  const { rows } = await tx.query<{ position: bigint | null }>(
    `select max(position) as position from ${schema}.states
     where position < coalesce((select min(position) from ${schema}.states where known_day > $1), 9223372036854775807)`,
    [day],
  );
  const position = rows[0]!.position;
  if (position === null) throw new QuestionRefused('nothing-known-then', { day });
  return position;
}

/** The day on which the log took the last thing that a position knows of; `null`: nothing had been recorded. */
export async function lastKnownDay(
  db: Pick<ClientBase, 'query'>,
  { schema }: Ledger,
  position: bigint,
): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day }>(
    `select known_day as day from ${schema}.states where position <= $1 order by position desc limit 1`,
    [position],
  );
  return rows[0]?.day ?? null;
}

/** When the log took the last thing that a position knows of, ISO 8601 in UTC; `null`: nothing had been recorded. */
export async function recordedAtPosition(
  db: Pick<ClientBase, 'query'>,
  { schema }: Ledger,
  position: bigint,
): Promise<Instant | null> {
  const { rows } = await db.query<{ at: Instant }>(
    `select recorded_at as at from ${schema}.states where position <= $1 order by position desc limit 1`,
    [position],
  );
  return rows[0]?.at ?? null;
}
