import type { Tag } from './unpack.ts';

/** Of the names of Word's elements, both those of ECMA-376 and those of ISO 29500. */
export const WORD = 'wordprocessingml';
/** What a document holds and does not show: text that was taken out while changes are tracked, and doubles for old programs. */
export const UNSEEN: ReadonlySet<string> = new Set(['del', 'moveFrom', 'Fallback']);
export const SIGNS: Readonly<Record<string, string>> = { tab: '\t', cr: '\n', noBreakHyphen: '-' };

/** Whether a property that is on or off is on: it is where nothing else is said. */
export function isOn({ attributes: { val = 'true' } }: Tag): boolean {
  return !['false', '0', 'off'].includes(val);
}
