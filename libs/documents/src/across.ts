import type { Annex } from './model.ts';

/** More columns, or wider ones, than an upright page holds legibly in letters of 12 points. */
const COLUMNS_UPRIGHT = 7;
const SHARES_UPRIGHT = 14;

/** Whether an annex lies across its pages. */
export function laidAcross({ page, body }: Pick<Annex, 'page' | 'body'>): boolean {
  if (page !== 'auto') return page === 'across';
  return body.some(
    (block) =>
      block.is === 'table' &&
      (block.columns.length > COLUMNS_UPRIGHT ||
        block.columns.reduce((sum, { width }) => sum + width, 0) > SHARES_UPRIGHT),
  );
}
