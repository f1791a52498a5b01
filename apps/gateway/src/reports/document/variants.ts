import type { Sensitivity } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import { Problem } from '@lien-nganh/service-host';
import type { Told, ToldByRef } from '../figures/told.ts';

export const variants = z.enum(['public', 'internal', 'restricted']);
/** Who a document is for: everybody, those at work, or those who may see restricted figures. */
export type Variant = z.infer<typeof variants>;

/** What is withheld small is so in all of them: releases say what may be told. */
const shownIn: Readonly<Record<Variant, readonly Sensitivity[]>> = {
  public: ['open', 'withhold-small', 'withhold-public'],
  internal: ['open', 'withhold-small', 'withhold-public', 'internal'],
  restricted: ['open', 'withhold-small', 'withhold-public', 'internal', 'restricted'],
};

export const variantWords: Readonly<Record<Variant, string>> = {
  public: 'BẢN CÔNG KHAI',
  internal: 'BẢN NỘI BỘ',
  restricted: 'BẢN HẠN CHẾ',
};

/** Whether a variant tells of an indicator at all. */
export function isShown(variant: Variant, { definition }: Pick<Told, 'definition'>): boolean {
  return definition === null || (shownIn[variant] as readonly string[]).includes(definition.sensitivity);
}

/**
 * What a variant says of a figure. Of an indicator that is withheld in public nothing is told there: neither cells, nor totals, nor
 * what is worked out from them.
 *
 * @throws Problem forbidden for what whoever makes the document may not see: a document has no holes of its maker
 */
export function valueIn(variant: Variant, { definition, value }: Pick<Told, 'definition' | 'value'>): ReportValue {
  if (value.is === 'not-yours') throw new Problem('forbidden', { details: { why: 'variant', variant } });
  const isHeldBack = variant === 'public' && definition?.sensitivity === 'withhold-public';
  return isHeldBack ? { is: 'withheld' } : value;
}

/**
 * Of what shows some figures of many: it counts the others, and so is for those alone who may see them all.
 *
 * @throws Problem forbidden
 */
export function refuseHoles(variant: Variant, told: ToldByRef): void {
  for (const one of told.values()) if (isShown(variant, one)) valueIn(variant, one);
}
