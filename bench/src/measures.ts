import type { Measure } from './harness.ts';
import { append1 } from './measures/append-1.ts';
import { append16 } from './measures/append-16.ts';
import { append4x4 } from './measures/append-4x4.ts';
import { append500 } from './measures/append-500.ts';
import { arrivalIdle } from './measures/arrival-idle.ts';
import { arrivalLoad } from './measures/arrival-load.ts';
import { asOf } from './measures/as-of.ts';
import { commandHttp } from './measures/command-http.ts';
import { importRows } from './measures/import-rows.ts';
import { overview } from './measures/overview.ts';
import { readLog } from './measures/read-log.ts';
import { rebuild } from './measures/rebuild.ts';
import { relay } from './measures/relay.ts';
import { report } from './measures/report.ts';
import { reportHttp } from './measures/report-http.ts';
import { services } from './measures/services.ts';
import type { Setting } from './setting.ts';
import { visible, visibleThroughKafka } from './measures/visible.ts';

/** All measures, in the order in which they run: those that fill large databases come last. */
export const measures: readonly Measure<Setting>[] = [
  append1,
  append16,
  append4x4,
  append500,
  arrivalIdle,
  arrivalLoad,
  commandHttp,
  importRows,
  relay,
  visible,
  visibleThroughKafka,
  overview,
  asOf,
  report,
  services,
  rebuild,
  readLog,
  reportHttp,
];
