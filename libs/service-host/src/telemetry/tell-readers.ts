import type { ReaderReport } from './health.ts';
import type { Metrics } from './metrics.ts';

const states = [
  ...['starting', 'building', 'live', 'standby'],
  ...['stalled', 'recovering'],
] as const satisfies readonly ReaderReport['state'][];

/** What is reported of a service's readers, as metrics. */
export function tellReaders(
  { lag, readers, parked }: Metrics,
  service: string,
  reports: readonly ReaderReport[],
): void {
  for (const { reader, state, behindAtLeast, parked: aside } of reports) {
    lag.set({ service, reader }, behindAtLeast);
    parked.set({ service, reader }, aside);
    for (const each of states) readers.set({ service, reader, state: each }, each === state ? 1 : 0);
  }
}
