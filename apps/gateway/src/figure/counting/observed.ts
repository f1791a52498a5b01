import type { Definition } from '../../measures/definition.ts';
import { amountsThatCount } from './count.ts';
import type { Placer } from './place.ts';
import type { Question } from '../question.ts';
import { total } from './remainder.ts';
import type { Slices } from './slices.ts';

interface Asked {
  readonly question: Pick<Question, 'unit'>;
  readonly versions: { readonly definition: Definition };
}

interface Laid {
  readonly amounts: Slices;
  readonly parts: Slices;
  readonly subjects: Placer;
}

/**
 * How many observations say that none is of a part of which nobody observed any: all of the unit, where what they found is
 * wholly divided. Communes that were classed "khá" or "trung bình" leave none that is weak; nobody having looked leaves it open.
 */
export function observedAround(
  { question: { unit }, versions: { definition } }: Asked,
  { amounts, parts, subjects }: Laid,
): number {
  if (definition.kind !== 'observed-stock') return 0;
  const whole = amountsThatCount(definition, amounts.at(unit).inside, { unit, subjects });
  const divided = amountsThatCount(definition, parts.at(unit).inside, { unit, subjects });
  return total(whole) === total(divided) ? whole.length : 0;
}
