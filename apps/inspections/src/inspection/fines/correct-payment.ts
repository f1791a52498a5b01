import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { decisionPaidBy, paymentFault, paymentInput, paymentRules } from './paying.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** The payment was entered wrongly: here is all of it as the receipt has it. */
export const correctPayment = command<Inspection, typeof events, typeof refusals>()({
  name: 'correct-payment',
  action: 'inspections.correct-payment',
  title: { vi: 'Sửa khoản nộp tiền phạt', en: 'Correct a payment of a fine' },
  input: z.strictObject({ payment: name, ...paymentInput, reason: freeText(1000) }),
  refuses: ['inspection-is-disclosed', 'payment-is-known', ...paymentRules],
  decide: (input, state, { today }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const { payment, paidOn, amount, receipt, reason } = input;
    const decision = decisionPaidBy(state.cases, payment)?.decision;
    if (decision === undefined) return reject('payment-is-known');
    const fault = paymentFault(input, state.cases, { decision, today, correcting: payment });
    if (fault) return fault;
    const corrected = { payment, decision, on: paidOn, amount, receipt, reason };
    return [events.PaymentCorrected(corrected, { occurredOn: paidOn })];
  },
});
