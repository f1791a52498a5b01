import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import { heldOn } from '@lien-nganh/vocabulary';
import type { Criteria, CriteriaSet } from './state.ts';

/** The one set that there is. */
export const HEALTHY_COMMUNE = 'healthy-commune';

/** The criteria in force on a day; `null` where nobody entered any. */
export function criteriaOn(on: Day): LookUp<CriteriaSet | null> {
  const kept = ownRecord<Criteria>('criteria', HEALTHY_COMMUNE);
  return lookUp([], async (rows, records) => {
    const state = await kept.resolve(rows, records);
    return state.is === 'none' ? null : heldOn(state.versions, on);
  });
}

/** The class of a number of points: the best whose least number it has. The last begins at none. */
export function classOf({ classes }: Pick<CriteriaSet, 'classes'>, points: number) {
  return classes.find(({ least }) => points >= least)!;
}
