import type { Definition } from '../../measures/definition.ts';
import type { Frame } from '../value.ts';
import { countOf } from './count.ts';
import type { Placer } from './place.ts';
import type { Slice } from './slices.ts';

/** What has no one place on the asked map, and why. An estimate is of the province, and always has one. */
export function unplacedOf({ unplaced }: Slice, definition: Definition, subjects: Placer): Frame['cannotBePlaced'] {
  if (definition.kind === 'estimate') return null;
  const countOfSome = (some: typeof unplaced) =>
    countOf(
      definition,
      some.map(({ amount }) => amount),
      subjects,
    ) ?? 0n;
  const count = countOfSome(unplaced);
  if (count === 0n) return null;
  const reasons = [...new Set(unplaced.map(({ site }) => site.because))].sort();
  const because = reasons.filter(
    (reason) => countOfSome(unplaced.filter(({ site }) => site.because === reason)) !== 0n,
  );
  return { value: count.toString(), because };
}
