import type { Day } from '@lien-nganh/kernel';
import { dayOf } from '@lien-nganh/vocabulary';
import type { Runtime } from '../runtime.ts';

/** The day on which a log that was restored from a backup was first written to; `null`: it never was restored. */
export async function restoredOn(
  { log, store }: Pick<Runtime, 'log' | 'store'>,
  signal: AbortSignal,
): Promise<Day | null> {
  const last = log.predecessors.at(-1);
  // what was moved elsewhere was moved whole
  if (last === undefined || last.moved === true) return null;
  for await (const { recordedAt } of store.readLog({ after: last.sharedUpTo, limit: 1, signal }))
    return dayOf(recordedAt);
  return null;
}
