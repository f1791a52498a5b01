import type { Measure } from '../harness.ts';
import { sampleEvent } from '../sample-event.ts';
import type { Setting } from '../setting.ts';
import { appending, EMMETT, RAW_ROWS } from './appends.ts';

const shared = {
  what: 'single appends by 16 writers of one process',
  reading: 'rate',
  unit: 'appends/s',
  ours: 'ours',
} as const;

export const append16: Measure<Setting> = {
  id: 'append-16',
  comparisons: [
    { ...shared, id: 'append-16-raw', against: RAW_ROWS, theirs: 'raw', aim: { ratio: 'at least', bound: 1.3 } },
    { ...shared, id: 'append-16-emmett', against: EMMETT, theirs: 'emmett', aim: { ratio: 'at least', bound: 6 } },
  ],
  prepare: (setting) => appending(setting, ['ours', 'raw', 'emmett'], { writers: 16, events: () => [sampleEvent()] }),
};
