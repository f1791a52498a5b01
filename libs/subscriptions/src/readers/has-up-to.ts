import type { EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';

/**
 * Whether a reader that stands at a place has everything up to a position. Readers mark their place past what is of others only
 * now and then: there is nothing in between then that they ask for.
 *
 * @param reader its place mark, and prefixes of the streams that it reads
 */
export async function hasUpTo(
  store: Pick<EventStore, 'readLog'>,
  { at, prefixes }: { readonly at: Position | null | undefined; readonly prefixes: readonly string[] },
  position: Position,
): Promise<boolean> {
  if (at === null || at === undefined) return false;
  if (at >= position) return true;
  let waits = false;
  const filter = { streamPrefixes: prefixes };
  for await (const next of store.readLog({ after: at, filter, limit: 1 })) waits = next.position <= position;
  return !waits;
}
