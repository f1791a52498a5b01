import { OutcomeUnknown, StoreUnavailable } from '@lien-nganh/event-store';
import { isRolledBack, isUnavailable } from '@lien-nganh/postgres';

/** An error of a read, or of a connection that could not be made: nothing was written. */
export function readError(error: unknown): unknown {
  return isUnavailable(error)
    ? new StoreUnavailable(`the log cannot be reached: ${messageOf(error)}`, { cause: error })
    : error;
}

/**
 * An error of an append that was sent. A server that refused the statement and lives on has rolled it back; after a
 * lost connection the commit may have happened all the same.
 */
export function appendError(error: unknown): unknown {
  if (isUnavailable(error) && !isRolledBack(error) && !wasNeverSent(error)) {
    return new OutcomeUnknown(`the log went away during an append: ${messageOf(error)}`, { cause: error });
  }
  return readError(error);
}

/** pg refuses to send on a connection that it knows to be dead. */
function wasNeverSent(error: unknown): boolean {
  return /is not queryable$/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  const { message, errors } = error as { message?: string; errors?: unknown[] };
  return message || (errors ?? []).map(messageOf).join('; ');
}
