import { communeA } from '../examples.ts';
import { events } from './events.ts';

const lines = [{ establishment: 'site-1', kind: 'karaoke', unit: communeA, by: '2013-09-30' }];

export const drafted = [
  events.PlanDrafted({
    ...{ number: '12/KH', team: 'team-900', lead: 'labour', approver: 'chairman', lines },
    ...{ period: { from: '2013-07-15', to: '2013-12-14' }, members: ['account-of-m-1', 'account-of-m-2'] },
  }),
];
export const approvedPlan = [...drafted, events.PlanApproved({ approver: 'chairman', document: '40/QĐ-UBND' })];
export const closedPlan = [
  ...approvedPlan,
  events.PlanClosed({ on: '2013-12-15', numbers: [{ unit: '900@2004-01-01', kind: 'karaoke', number: 1 }] }),
];

export const others = [
  events.PlanLinesChanged({ lines, reason: 'Thêm cơ sở' }),
  events.PlanReturned({ reason: 'Thiếu cơ sở lưu trú' }),
  events.PlanWithdrawn({ reason: 'Thay bằng kế hoạch khác' }),
];
