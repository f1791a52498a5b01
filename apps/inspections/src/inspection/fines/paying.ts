import { reject, type Day } from '@lien-nganh/kernel';
import { compareDong, day, dong, sumDong } from '@lien-nganh/vocabulary';
import type { Cases, Sanction } from '../violations/cases.ts';
import { imposedIn, isSameReceipt } from './payments.ts';
import { paperNumber } from '../preparing.ts';

/** Rules about the payment of a fine, entered or corrected. */

export const paymentInput = {
  /** Day of the treasury's receipt. */
  paidOn: day,
  /** Whole dong of this payment, not of all until now. */
  amount: dong.refine((amount) => amount !== '0'),
  /** Number of the treasury's receipt. */
  receipt: paperNumber,
};

export interface Paying {
  readonly paidOn: Day;
  readonly amount: string;
  readonly receipt: string;
}

export const paymentRules = [
  'decision-is-known',
  'happened-by-today',
  'follows-what-it-rests-on',
  'payment-is-of-a-fine',
  'receipt-is-entered-once',
  'collected-is-imposed-at-most',
] as const;

/**
 * What is wrong with a payment of a decision; `null` for nothing.
 *
 * @param correcting the payment that it corrects; absent: it is a new one
 */
export function paymentFault(
  { paidOn, amount, receipt }: Paying,
  { sanctions }: Cases,
  known: { readonly decision: string; readonly today: Day; readonly correcting?: string },
) {
  const sanction = sanctions.find(({ decision }) => decision === known.decision);
  if (!sanction) return reject('decision-is-known');
  if (paidOn > known.today) return reject('happened-by-today');
  if (paidOn < sanction.decidedOn) return reject('follows-what-it-rests-on', { day: sanction.decidedOn });
  const imposed = imposedIn(sanction);
  if (imposed === null || sanction.is === 'annulled') return reject('payment-is-of-a-fine');
  const isOther = ({ payment }: { readonly payment: string }) => payment !== known.correcting;
  const entered = sanctions.flatMap(({ payments }) => payments.filter(isOther));
  if (entered.some((one) => isSameReceipt(one.receipt, receipt))) return reject('receipt-is-entered-once');
  const before = sanction.payments.filter(isOther).map((one) => one.amount);
  const isTooMuch = compareDong(sumDong([...before, amount]), imposed) > 0;
  return isTooMuch ? reject('collected-is-imposed-at-most', { imposed, before: sumDong(before) }) : null;
}

/** The decision that a payment with a receipt is of. */
export function decisionPaidBy({ sanctions }: Cases, payment: string): Sanction | null {
  return sanctions.find(({ payments }) => payments.some((one) => one.payment === payment)) ?? null;
}
