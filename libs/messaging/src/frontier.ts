import type { PartitionRecord } from './inbox.ts';
import type { Frontier, Topic } from './port.ts';

/** The frontier after a marker: the later one of the same log; another log takes over, for its partition tells of no other any more. */
export function advance(current: Frontier | null, marker: Frontier): Frontier {
  if (current === null || current.log !== marker.log) return marker;
  if (marker.position !== current.position) return marker.position > current.position ? marker : current;
  return marker.at > current.at ? marker : current;
}

/** How far a partition is complete: while messages are parked, only to where it was when the oldest of them came. */
export function completeTo({ parked, held, frontier }: PartitionRecord): Frontier | null {
  return parked > 0 ? held : frontier;
}

/**
 * The consumer's frontier: the lowest over all partitions of all topics. `null` as long as one has told none, or while
 * they speak of different logs (after a restore, until every topic has gone over): a position means nothing in another log.
 */
export function lowestFrontier(topics: readonly Topic[], records: readonly PartitionRecord[]): Frontier | null {
  const byPlace = new Map(records.map((record) => [`${record.topic}/${record.partition}`, record]));
  let lowest: Frontier | null = null;
  for (const { name, partitions } of topics) {
    for (let partition = 0; partition < partitions; partition++) {
      const record = byPlace.get(`${name}/${partition}`);
      const frontier = record ? completeTo(record) : null;
      if (frontier === null || (lowest !== null && lowest.log !== frontier.log)) return null;
      lowest = lowest === null ? frontier : lower(lowest, frontier);
    }
  }
  return lowest;
}

export function lower(a: Frontier, b: Frontier): Frontier {
  if (a.position !== b.position) return a.position < b.position ? a : b;
  return a.at <= b.at ? a : b;
}
