import type { Measure } from '../harness.ts';
import type { Setting } from '../setting.ts';
import { arriving, NAIVE } from './arrivals.ts';

const shared = { unit: 'ms', ours: 'ours', against: NAIVE, theirs: 'raw' } as const;
const what = 'from calling append to a subscriber in another process, one append at a time';

export const arrivalIdle: Measure<Setting> = {
  id: 'arrival-idle',
  comparisons: [
    { ...shared, id: 'arrival-idle-p50', what: `${what}, p50`, reading: 'p50', aim: { ours: 'under', bound: 1 } },
    { ...shared, id: 'arrival-idle-p99', what: `${what}, p99`, reading: 'p99', aim: { ours: 'under', bound: 5 } },
  ],
  prepare: (setting) => arriving(setting, { writers: 1, ms: setting.scale.idleMs, restMs: 8 }),
};
