import type { Contract, ContractEvent } from '@lien-nganh/kernel';
import type { Measured, StateOf } from './measured.ts';

/** What a measure counts, and by what it may be filtered and broken down: what a definition may name. */
export interface MeasureEntry {
  /** A flow happens on days; a stock is +1 and −1. */
  readonly nature: 'flow' | 'stock';
  readonly counts: 'occurrences' | 'dong';
  readonly dimensions: readonly string[];
  readonly subjects: readonly string[];
  /** It is found by looking: where nobody looked, none is missing, not zero. */
  readonly foundByChecking: boolean;
  /** Whether its records leave their service at all. Where none does, its indicators are missing, and say so. */
  readonly published: boolean;
  /** Whether its figures are told in releases, and by nothing else. */
  readonly released: boolean;
  /** Whether it is stated of the whole province and a year: of nothing else, and of no other year, does it say that there was none. */
  readonly ofStatedYears: boolean;
  /** Whether it lies in units narrower than the province. */
  readonly placed: boolean;
  /** Whether some agency did it: of what nobody did, as of a register, no agency's line says that there was none. */
  readonly lines: boolean;
}

/** What most measures are: found on days, or standing from a day to another. */
export const happens = {
  nature: 'flow',
  counts: 'occurrences',
  subjects: [],
  foundByChecking: false,
  published: true,
  released: false,
  ofStatedYears: false,
  placed: true,
  lines: true,
} as const satisfies Partial<MeasureEntry>;
export const stands = { ...happens, nature: 'stock' } as const;

export type Source = (state: StateOf<ContractEvent>) => readonly Measured[];

/** Which contract is measured by which function. */
export function source<C extends Contract>(
  contract: C,
  measure: (state: StateOf<ContractEvent<C>>) => readonly Measured[],
): readonly [string, Source] {
  return [contract.type, measure as Source];
}
