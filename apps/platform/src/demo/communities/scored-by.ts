import type { World } from '../world.ts';

interface CriteriaFile {
  readonly criteria: readonly { readonly criterion: string; readonly most: number }[];
  readonly classes: readonly { readonly least: number; readonly recognisable: boolean }[];
}

/** What communes are scored by, and the least number of points with which one is recognised. */
export function scoredBy({ criteria, classes }: CriteriaFile): Pick<World, 'criteria' | 'recognisableFrom'> {
  const points = classes.filter(({ recognisable }) => recognisable).map(({ least }) => least);
  return {
    criteria: criteria.map(({ criterion, most }) => ({ criterion, most })),
    recognisableFrom: Math.min(...points),
  };
}
