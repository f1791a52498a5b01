import { events } from './events.ts';
import type { Result } from './lifecycle.ts';

/** A record that moved or was withdrawn is no longer half of any pair. One event for each, so that each pair learns of it. */
export function pairsLapsed({ pairs }: Pick<Result, 'pairs'>) {
  return pairs.map(({ twin, other }) => events.PossibleTwinLapsed({ twin, other }));
}
