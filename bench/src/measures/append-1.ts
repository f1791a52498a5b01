import type { Measure } from '../harness.ts';
import { sampleEvent } from '../sample-event.ts';
import type { Setting } from '../setting.ts';
import { appending, EMMETT, RAW_ROWS } from './appends.ts';

const shared = { what: 'single appends by 1 writer', reading: 'rate', unit: 'appends/s', ours: 'ours' } as const;

export const append1: Measure<Setting> = {
  id: 'append-1',
  comparisons: [
    { ...shared, id: 'append-1-raw', against: RAW_ROWS, theirs: 'raw', aim: { ratio: 'at least', bound: 0.85 } },
    { ...shared, id: 'append-1-emmett', against: EMMETT, theirs: 'emmett', aim: { ratio: 'at least', bound: 2.3 } },
  ],
  prepare: (setting) => appending(setting, ['ours', 'raw', 'emmett'], { writers: 1, events: () => [sampleEvent()] }),
};
