import { BrokerUnavailable } from '@lien-nganh/messaging';
import { isUnavailable } from '@lien-nganh/postgres';

/** Runs work on the database, and tells its absence in the port's own words. */
export async function speak<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new BrokerUnavailable(`the message broker's PostgreSQL is unavailable: ${wordsOf(error)}`, { cause: error });
  }
}

export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
