import { type Lag, type LogFilter, UnknownPosition } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { readLog } from './read-log.ts';
import type { Reader } from './reader.ts';

/** A count of waiting events stops here. */
const BOUND = 1000;

/** See the port's `lag`. @throws UnknownPosition */
export async function lag(
  reader: Reader,
  after: Position | null,
  { filter, signal }: { readonly filter?: LogFilter | undefined; readonly signal?: AbortSignal | undefined },
): Promise<Lag> {
  await checkPosition(reader, after, signal);
  let atLeast = 0;
  let first: string | undefined;
  const options = { limit: BOUND, ...(after === null ? {} : { after }), ...(filter ? { filter } : {}) };
  for await (const { recordedAt } of readLog(reader, { ...options, ...(signal ? { signal } : {}) })) {
    first ??= recordedAt;
    atLeast += 1;
  }
  return { atLeast, ageMs: first === undefined ? 0 : Math.max(0, Date.now() - Date.parse(first)) };
}

/** @throws UnknownPosition when the position lies beyond the end */
export async function checkPosition(reader: Reader, after: Position | null, signal?: AbortSignal): Promise<void> {
  if (after === null) return;
  const end = await reader.end(signal);
  if (after > (end ?? 0n)) throw new UnknownPosition(after, end);
}
