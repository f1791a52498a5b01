import type { Position } from '@lien-nganh/kernel';
import type { Cancellable, EventStore } from '../port.ts';

/** `<log>:<position>`, read. */
export interface Reference {
  readonly log: string;
  readonly position: Position;
}

/**
 * The position in the present log of what a reference means, which may have been printed when the log was another one:
 * before a restore, which left positions as they were, or before a move, which gave every event a new one.
 * A place between two events, or before the first, stands for the last event before it.
 * @returns `null` when the log is none that this one continues, or lies beyond what they share
 */
export async function resolveReference(
  store: Pick<EventStore, 'log' | 'movedTo'>,
  { log, position }: Reference,
  options: Cancellable = {},
): Promise<Position | null> {
  const { id, predecessors } = await store.log(options);
  if (log === id) return position;
  const first = predecessors.findIndex((predecessor) => predecessor.log === log);
  if (first < 0) return null;
  const way = predecessors.slice(first);
  const move = way.findIndex(({ moved }) => moved);
  // Up to the move, and over a restore, positions are the same.
  const same = move < 0 ? way : way.slice(0, move + 1);
  if (same.some(({ sharedUpTo }) => position > sharedUpTo)) return null;
  if (move < 0) return position;
  return (await store.movedTo({ log: way[move]!.log, position }, options)) ?? (0n as Position);
}
