import type { Measure } from '../harness.ts';
import type { Setting } from '../setting.ts';
import { arriving, NAIVE } from './arrivals.ts';

const what = 'from calling append to a subscriber in another process, while 16 writers append as fast as they can, p99';

export const arrivalLoad: Measure<Setting> = {
  id: 'arrival-load',
  comparisons: [
    {
      id: 'arrival-load-p99',
      what,
      reading: 'p99',
      unit: 'ms',
      ours: 'ours',
      against: NAIVE,
      theirs: 'raw',
      aim: { ours: 'under', bound: 25 },
    },
  ],
  prepare: (setting) => arriving(setting, { writers: 16, ms: setting.scale.slotMs, restMs: 0 }),
};
