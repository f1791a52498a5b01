import { measureNamed } from '../../measures/catalogue.ts';
import type { Definition } from '../../measures/definition.ts';
import type { Question } from '../question.ts';

/**
 * Why a figure that is stated of the province and a year says nothing of what was asked; `null`: it says it, or is no such
 * figure. Of an agency, an obligation, a unit, a part of a year or a year that nobody stated, none would not be true.
 *
 * @param stated how many years within the period were stated
 */
export function whyNotStated(
  question: Question,
  { measure }: Pick<Definition, 'measure'>,
  stated: bigint,
): 'no-lines' | 'not-given' | null {
  if (!isOfStatedYears(measure)) return null;
  if (question.agency !== null || question.obligation !== null) return 'no-lines';
  return question.unit === null && stated > 0n && stated === yearsIn(question) ? null : 'not-given';
}

/** Whether no statement can be of just these days: then no event is behind a figure of them. */
export function isPartOfAYear(
  period: Pick<Question, 'from' | 'to'>,
  { measure }: Pick<Definition, 'measure'>,
): boolean {
  return isOfStatedYears(measure) && yearsIn(period) === 0n;
}

function isOfStatedYears(measure: string | null): boolean {
  return measure !== null && (measureNamed(measure)?.ofStatedYears ?? false);
}

/** How many whole years a period is; 0 where it is none. */
function yearsIn({ from, to }: Pick<Question, 'from' | 'to'>): bigint {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return 0n;
  return BigInt(Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1);
}
