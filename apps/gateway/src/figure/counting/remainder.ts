import type { Definition } from '../../measures/definition.ts';
import type { Amount } from './amount.ts';

/** What an earlier version of the definition did not divide is "not classified", so that the parts add up. */
export function withRemainder(
  parts: readonly Amount[],
  whole: readonly Amount[],
  definition: Definition,
): readonly Amount[] {
  const rest = total(whole) - total(parts);
  const adds = ['flow', 'derived-stock'].includes(definition.kind) && definition.subject === null;
  if (rest === 0n || !adds) return parts;
  return [...parts, { place: '', on: '', subject: '', part: '', value: rest }];
}

export function total(amounts: readonly Amount[]): bigint {
  return amounts.reduce((sum, { value }) => sum + value, 0n);
}
