import { communeA } from '../examples.ts';
import { events } from './events.ts';

const halves = {
  first: { record: 'a', agencies: ['police'] },
  second: { record: 'b', agencies: ['culture'] },
};

export const proposed = [events.TwinProposed({ ...halves, establishment: 'site-1', on: '2013-07-10', unit: communeA })];
export const decidedSame = [
  ...proposed,
  events.TwinDecided({ ...halves, verdict: 'same', kept: 'a', reason: 'Cùng một biên bản' }),
];

export const others = [
  events.TwinReopened({ ...halves, reason: 'Xem lại' }),
  events.TwinLapsed(halves),
  events.TwinStood({ ...halves, establishment: 'site-1', on: '2013-07-10', is: 'same', kept: 'a' }),
];
