import type { Day } from '@lien-nganh/kernel';
import { folded } from '@lien-nganh/vocabulary';

/**
 * The id of a directive from what names it on paper, `879-ubnd-vx-2013-ppc`: the same document entered twice is one
 * stream. Numbers begin anew each year, in each body's own register.
 */
export function directiveId(document: {
  readonly issuer: string;
  readonly number: string;
  readonly symbol: string;
  readonly issuedOn: Day;
}): string {
  const { issuer, number, symbol, issuedOn } = document;
  const words = `${number} ${symbol} ${issuedOn.slice(0, 4)} ${issuer}`;
  return folded(words).replace(/[^a-z0-9]+/g, '-');
}
