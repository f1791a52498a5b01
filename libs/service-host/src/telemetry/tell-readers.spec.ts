import { describe, expect, test } from '@jest/globals';
import type { ReaderReport } from './health.ts';
import { makeMetrics } from './metrics.ts';
import { tellReaders } from './tell-readers.ts';

const report: ReaderReport = {
  reader: 'inbound agencies.g1/0',
  state: 'live',
  behindAtLeast: 0,
  oldestWaitsMs: 0,
  lastProgressAt: '2026-11-25T00:00:00.000Z',
  parked: 0,
  why: null,
};

describe('the metrics of a reader', () => {
  test('tell how much waits, what was put aside, and the one state that it is in', async () => {
    const metrics = makeMetrics();
    tellReaders(metrics, 'inspections', [report]);
    tellReaders(metrics, 'inspections', [{ ...report, state: 'stalled', behindAtLeast: 7, parked: 2 }]);
    const lines = (await metrics.registry.metrics()).split('\n');
    const labels = 'service="inspections",reader="inbound agencies.g1/0"';
    expect(lines).toContain(`reader_lag_events{${labels}} 7`);
    expect(lines).toContain(`parked_messages{${labels}} 2`);
    expect(lines.filter((line) => line.startsWith('reader_state{') && line.endsWith(' 1'))).toEqual([
      `reader_state{${labels},state="stalled"} 1`,
    ]);
  });
});
