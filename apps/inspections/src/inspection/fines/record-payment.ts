import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { paymentFault, paymentInput, paymentRules } from './paying.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** One payment of a fine, as the treasury's receipt says; a fine may be paid in parts. */
export const recordPayment = command<Inspection, typeof events, typeof refusals>()({
  name: 'record-payment',
  action: 'inspections.record-payment',
  title: { vi: 'Ghi khoản nộp tiền phạt', en: 'Record a payment of a fine' },
  input: z.strictObject({ decision: name, ...paymentInput }),
  refuses: ['inspection-is-disclosed', ...paymentRules],
  decide: (input, state, { today, commandId }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const { decision, paidOn, amount, receipt } = input;
    const fault = paymentFault(input, state.cases, { decision, today });
    if (fault) return fault;
    const payment = { payment: commandId, decision, on: paidOn, amount, receipt };
    return [events.PaymentRecorded(payment, { occurredOn: paidOn })];
  },
});
