import { type Cancellable, type Lag, type LogFilter, UnknownPosition } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { readLog } from './read-log.ts';
import type { Reader } from './reader.ts';

/** A count of waiting events stops here. */
const BOUND = 1000;

/** See the port's `lag`. @throws UnknownPosition */
export async function lag(reader: Reader, after: Position | null, options: Cancellable & Filtered): Promise<Lag> {
  const end = await reader.end(options.signal);
  if (after !== null && after > (end ?? 0n)) throw new UnknownPosition(after, end);
  let atLeast = 0;
  let first: string | undefined;
  const range = { ...options, limit: BOUND, ...(after === null ? {} : { after }) };
  for await (const { recordedAt } of readLog(reader, range)) {
    first ??= recordedAt;
    atLeast += 1;
  }
  return { atLeast, ageMs: first === undefined ? 0 : Math.max(0, Date.now() - Date.parse(first)) };
}

interface Filtered {
  readonly filter?: LogFilter;
}
