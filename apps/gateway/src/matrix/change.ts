import type { FigureValue } from '../figure/value.ts';

/** How much a value is more or less than another. */
export interface Change {
  /** Digits, `-` before less; `null` where either is no number. */
  readonly by: string | null;
  /** Whole percent of the earlier value, towards zero; `null` also where that was none. */
  readonly percent: number | null;
  /** The two were counted by different versions of the definition. */
  readonly acrossDefinitions: boolean;
}

interface Compared {
  readonly value: FigureValue;
  readonly frame: { readonly definitionVersions: readonly number[] };
}

/** Compares two figures. What is missing or withheld is compared with nothing. */
export function changeBetween(earlier: Compared, later: Compared): Change {
  const [was, is] = [numberOf(earlier.value), numberOf(later.value)];
  const acrossDefinitions = String(earlier.frame.definitionVersions) !== String(later.frame.definitionVersions);
  if (was === null || is === null) return { by: null, percent: null, acrossDefinitions };
  const percent = was === 0n ? null : Number(((is - was) * 100n) / was);
  return { by: String(is - was), percent, acrossDefinitions };
}

function numberOf(value: FigureValue): bigint | null {
  if (value.is === 'zero') return 0n;
  return value.is === 'number' ? BigInt(value.value) : null;
}
