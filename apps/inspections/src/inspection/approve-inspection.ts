import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import type { Inspection } from './lifecycle.ts';
import type { refusals } from './refusals.ts';

export const approveInspection = command<Inspection, typeof events, typeof refusals>()({
  name: 'approve-inspection',
  action: 'inspections.approve-inspection',
  title: { vi: 'Phê duyệt cuộc kiểm tra', en: 'Approve an inspection' },
  input: z.strictObject({}),
  refuses: ['inspection-awaits-approval', 'approver-is-not-the-author'],
  decide: (_, state, { actor }) => {
    if (state.is !== 'planned') return reject('inspection-awaits-approval');
    const goes = state.visit.crew.some(({ account }) => account === actor.account);
    if (goes || state.visit.author === actor.account) return reject('approver-is-not-the-author');
    return [events.InspectionApproved({ approver: actor.account })];
  },
});
