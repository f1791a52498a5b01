import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../events.ts';
import type { Inspection, Visit } from '../lifecycle.ts';
import type { refusals } from '../refusals.ts';

export const approveInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'approve-inspection',
  action: 'inspections.approve-inspection',
  title: { vi: 'Phê duyệt cuộc kiểm tra', en: 'Approve an inspection' },
  input: z.strictObject({}),
  refuses: ['inspection-awaits-approval', 'approver-is-not-the-author'],
  approves: {
    rule: 'approver-is-not-the-author',
    makers: (state) => (state.is === 'planned' ? makersOf(state.visit) : []),
  },
  decide: (_, state, { actor }) =>
    state.is === 'planned'
      ? [events.InspectionApproved({ approver: actor.inSteadOf ?? actor.account })]
      : reject('inspection-awaits-approval'),
});

/** Who wrote it, and who goes. */
function makersOf({ author, crew }: Visit): readonly string[] {
  return [author, ...crew.map(({ account }) => account)].filter((one) => one !== null);
}
