import { reject } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { classOf } from '../criteria/criteria-on.ts';
import type { CriteriaSet } from '../criteria/state.ts';

/** What a commune or a reviewer enters: points for each criterion in force on the day. */
export const scoresInput = {
  on: day,
  scores: z
    .array(z.strictObject({ criterion: slug, points: z.int().min(0).max(1000) }))
    .min(1)
    .max(100),
};
type Scores = z.output<z.ZodObject<typeof scoresInput>>;

export const scoringRules = [
  'criteria-are-in-force',
  'every-criterion-is-scored-once',
  'points-are-within-the-most',
] as const;

/** What is wrong with scores under the criteria in force on their day; `null` where nothing is. */
export function scoringFault({ scores }: Scores, set: CriteriaSet | null) {
  if (set === null) return reject('criteria-are-in-force');
  const scored = new Set(scores.map(({ criterion }) => criterion));
  const all = set.criteria.every(({ criterion }) => scored.has(criterion));
  if (!all || scores.length !== set.criteria.length) return reject('every-criterion-is-scored-once');
  const above = scores.find(({ criterion, points }) => points > mostOf(set, criterion));
  return above ? reject('points-are-within-the-most', { criterion: above.criterion }) : null;
}

function mostOf({ criteria }: CriteriaSet, criterion: string): number {
  return criteria.find((one) => one.criterion === criterion)!.most;
}

/** Scores with their sum, and by which criteria they were given. */
export function assessed({ on, scores }: Scores, { version }: CriteriaSet) {
  return { on, criteria: version, scores, points: scores.reduce((sum, { points }) => sum + points, 0) };
}

/** By which criteria a commune of so many points is of which class. */
export function classified(on: string, points: number, set: CriteriaSet) {
  const { class: found, recognisable } = classOf(set, points);
  return { on, criteria: set.version, class: found, recognisable };
}
