import { events } from './events.ts';

const circular = {
  ...{ source: '05/2006/TT-BLĐTBXH', validFrom: '2006-06-22', validTo: null, leastMembers: 3 },
  ...{ plannedNeedsPlan: true, surpriseNeedsGround: true, surpriseNeedsReport: true, surpriseIsLeaders: true },
};

export const entered = [events.RulesEntered({ ...circular, keeper: 'labour' }, { occurredOn: '2006-06-22' })];

export const others = [
  events.RulesFollowed({ ...circular, source: '900/2014/TT-BLĐTBXH', validFrom: '2014-01-01' }),
  events.RulesCorrected({ ...circular, leastMembers: 2, reason: 'Ghi nhầm' }),
  events.RulesEnded({ lastDay: '2013-12-31' }),
];
