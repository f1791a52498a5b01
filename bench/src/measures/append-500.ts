import type { Measure } from '../harness.ts';
import { sampleEvents } from '../sample-event.ts';
import type { Setting } from '../setting.ts';
import { appending, EMMETT } from './appends.ts';

const EVENTS = 500;

const shared = { what: 'appends of 500 events by 1 writer', reading: 'rate', unit: 'events/s', ours: 'ours' } as const;
const multiRow =
  'one multi-row insert of 500 rows (pg, prepared, a primary key on an identity column and nothing else)';

export const append500: Measure<Setting> = {
  id: 'append-500',
  comparisons: [
    { ...shared, id: 'append-500-raw', against: multiRow, theirs: 'raw', aim: { ratio: 'at least', bound: 1.1 } },
    { ...shared, id: 'append-500-emmett', against: EMMETT, theirs: 'emmett', aim: { ratio: 'at least', bound: 4 } },
  ],
  prepare: (setting) =>
    appending(setting, ['ours', 'raw', 'emmett'], { writers: 1, events: () => sampleEvents(EVENTS) }),
};
