import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../events.ts';
import { isDisclosed, isUndisclosed, type Inspection, type Visit } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';

/** Takes a record back. One that was never disclosed stays so. */
export const withdrawInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'withdraw-inspection',
  action: 'inspections.withdraw-inspection',
  title: { vi: 'Rút bản ghi kiểm tra', en: 'Withdraw an inspection' },
  input: z.strictObject({ reason: freeText(1000) }),
  onBehalfOf: (_, state) => (isDisclosed(state) ? state.visit.lead : null),
  refuses: ['inspection-is-open', 'leader-or-approver-withdraws'],
  decide: ({ reason }, state, { actor }) => {
    const withdrawn = events.InspectionWithdrawn({ reason });
    if (isDisclosed(state)) return [withdrawn];
    if (!isUndisclosed(state)) return reject('inspection-is-open');
    return maySay(state.visit, actor.account) ? [withdrawn] : reject('leader-or-approver-withdraws');
  },
});

function maySay({ crew, leader, approver }: Visit, account: string): boolean {
  return approver === account || crew.some((one) => one.member === leader && one.account === account);
}
