import { mapChoice, type MapChoice } from '@lien-nganh/vocabulary';
import { lateChoice, type LateChoice } from '../compose.ts';
import { variants, variantWords, type Variant } from '../document/variants.ts';

/** How figures were asked for, as the address says at which a file can be checked: with late work or without, and on which map. */
export function askedIn(url: string | null): { readonly late: LateChoice; readonly map: MapChoice } {
  const asked = new URLSearchParams(url?.replace(/^[^?]*\??/, '') ?? '');
  return {
    late: lateChoice.catch('waits').parse(asked.get('late')),
    map: mapChoice.catch('as-was').parse(asked.get('map')),
  };
}

/** Variant and edition as a label says them: `BẢN NỘI BỘ, BAN HÀNH LẦN 2`. */
export function whichOf(label: string | null): { readonly variant: Variant; readonly edition: number | null } | null {
  const variant = variants.options.find((one) => label?.startsWith(variantWords[one]));
  if (label === null || variant === undefined) return null;
  const [, again = '1'] = /BAN HÀNH LẦN (\d+)/.exec(label) ?? [];
  return { variant, edition: label.includes('DỰ THẢO') ? null : Number(again) };
}
