import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { decisionPaidBy } from './paying.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** A payment that never was, or that was given back. */
export const withdrawPayment = command<Inspection, typeof events, typeof refusals>()({
  name: 'withdraw-payment',
  action: 'inspections.withdraw-payment',
  title: { vi: 'Rút khoản nộp tiền phạt', en: 'Withdraw a payment of a fine' },
  input: z.strictObject({ payment: name, reason: freeText(1000) }),
  refuses: ['inspection-is-disclosed', 'payment-is-known'],
  decide: ({ payment, reason }, state) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const decision = decisionPaidBy(state.cases, payment)?.decision;
    return decision === undefined
      ? reject('payment-is-known')
      : [events.PaymentWithdrawn({ payment, decision, reason })];
  },
});
