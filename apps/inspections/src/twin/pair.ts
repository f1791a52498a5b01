import { events } from './events.ts';
import type { Proposal, Twin } from './state.ts';

/** Id of the pair of two records: the same two in either order are one pair. */
export function twinIdOf(one: string, other: string): string {
  return [one, other].sort().join('.');
}

/** How the pair stands from now on. */
export function stood(
  { first, second, establishment, on }: Pick<Proposal, 'first' | 'second' | 'establishment' | 'on'>,
  is: Exclude<Twin['is'], 'none'>,
  kept: string | null = null,
) {
  return events.TwinStood({ first, second, establishment, on, is, kept });
}
