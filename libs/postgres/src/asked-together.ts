import { sqlState } from './unavailable.ts';

/**
 * A statement before it failed, and that one says why: "current transaction is aborted", or "prepared statement does not exist", where
 * the one that would have prepared it came after the failure.
 */
const FAILED_BEFORE = ['25P02', '26000'];

/**
 * Statements of one transaction of which none waits for the answer of another: on a connection that pipelines they go out at once,
 * and the server does them in this order. Fails only when all have been answered: what was still asked would come after the end of
 * the transaction, and be kept.
 *
 * @throws what made the transaction fail
 */
export async function askedTogether<Answers extends readonly unknown[]>(asked: {
  readonly [Place in keyof Answers]: Promise<Answers[Place]>;
}): Promise<Answers> {
  const settled = await Promise.allSettled(asked);
  const failures = settled.filter((one) => one.status === 'rejected');
  const cause = failures.find(({ reason }) => !FAILED_BEFORE.includes(sqlState(reason) ?? '')) ?? failures[0];
  if (cause) throw cause.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as Answers;
}
