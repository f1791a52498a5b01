import type { Day } from '@lien-nganh/kernel';
import type { TalliedForm } from './words.ts';

/** Codes of communes have five digits: tallies are of communes. */
const commune = /^\d{5}@/;

/**
 * What a single record has in common with a tally that may hold it too: form, commune and month. `null` of work for a wider
 * unit, of which there are no tallies.
 */
export function talliedAs(form: TalliedForm) {
  return ({ unit, on }: { readonly unit: string; readonly on: Day }): string | null =>
    commune.test(unit) ? togetherOf(form, unit, on.slice(0, 7)) : null;
}

/** The word by which a tally and single records are weighed together. */
export function togetherOf(form: string, unit: string, month: string): string {
  return [form, unit, month].join('.');
}
