import type { FigureValue } from '../value.ts';
import type { Definition } from '../../measures/definition.ts';

/** Why the sum of some cells is not the total. */
export const notTheSum = [
  'distinct',
  'stock',
  'estimate',
  'overlap',
  'withheld',
  'missing',
  'not-yours',
  'remainder',
] as const;
export type NotTheSum = (typeof notTheSum)[number];

/** What the cells of a line differ by. */
export type CellsBy = 'unit' | 'agency' | 'obligation' | 'period' | 'dimension';

export interface Added {
  readonly by: CellsBy;
  readonly definition: Pick<Definition, 'kind' | 'subject' | 'lines'>;
  /** Of the dimension, where the cells are its values: partition, not-exhaustive or overlapping. */
  readonly nature: string | null;
  /** `null`: not the caller's to see. */
  readonly cells: readonly (FigureValue | null)[];
  readonly total: FigureValue | null;
  /** Whether the figures come in releases: of those nothing is worked out. */
  readonly released: boolean;
}

/** Why the sum of some cells is not their total. */
export interface NotAdded {
  readonly because: readonly NotTheSum[];
  /** What of the total is in no cell, in digits; `null` where it is not told. */
  readonly rest: string | null;
}

/**
 * Compares the cells of a line with its total, which is never made of them. What cannot be added by its nature is said to be
 * so even where the numbers agree by chance.
 *
 * @returns `null` where the cells are the total
 */
export function notAdded(added: Added): NotAdded | null {
  const because = [...byNature(added), ...byValues(added)];
  if (because.length > 0) return { because, rest: null };
  const sum = added.cells.reduce((all, value) => all + (numberOf(value) ?? 0n), 0n);
  const total = numberOf(added.total);
  if (total === null || sum === total) return null;
  if (added.cells.some((value) => isGap(value))) return { because: ['missing'], rest: null };
  return { because: ['remainder'], rest: added.released ? null : String(total - sum) };
}

function byNature({ by, definition, nature }: Added): readonly NotTheSum[] {
  if (countsDifferent(definition)) return ['distinct'];
  if (definition.kind === 'estimate') return ['estimate'];
  if (by === 'period') return definition.kind === 'flow' ? [] : ['stock'];
  return overlaps({ by, definition, nature }) ? ['overlap'] : [];
}

function countsDifferent({ kind, subject }: Added['definition']): boolean {
  return kind === 'distinct' || (kind === 'derived-stock' && subject !== null);
}

function overlaps({ by, definition, nature }: Pick<Added, 'by' | 'definition' | 'nature'>): boolean {
  if (by === 'agency') return definition.lines === 'every-participant';
  return by === 'obligation' || nature === 'overlapping';
}

function byValues({ cells, total }: Added): readonly NotTheSum[] {
  const all = [...cells, total];
  return [
    ...(all.some((value) => value?.is === 'withheld') ? (['withheld'] as const) : []),
    ...(all.includes(null) ? (['not-yours'] as const) : []),
  ];
}

/** Nobody looked is no gap, nor is a period to come: nothing was found there, and nothing of it is in the total. */
function isGap(value: FigureValue | null): boolean {
  if (value === null || value.is === 'cannot-be-carried') return true;
  return value.is === 'missing' && !['not-checked', 'not-begun'].includes(value.because);
}

function numberOf(value: FigureValue | null): bigint | null {
  if (value?.is === 'zero') return 0n;
  return value?.is === 'number' ? BigInt(value.value) : null;
}
