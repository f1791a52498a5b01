import type { Value } from './table.ts';

/**
 * What is known of a sum that no release tells: withheld with any of its parts, missing where all of them are. Otherwise
 * the sum of the parts that are there, and how many are missing, to be said beside it.
 */
export function sumOf(parts: readonly Value[]): { value: Value; missing: number } {
  const missing = parts.filter((part) => part === 'missing').length;
  if (parts.includes('withheld')) return { value: 'withheld', missing };
  if (missing === parts.length) return { value: 'missing', missing };
  return { value: parts.reduce<number>((sum, part) => (typeof part === 'number' ? sum + part : sum), 0), missing };
}
