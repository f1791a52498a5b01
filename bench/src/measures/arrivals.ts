import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Contender, type Prepared } from '../harness.ts';
import { openAppender, type Appender } from '../peers/appender.ts';
import { eventsPerSecond } from '../peers/write.ts';
import { sampleEvent } from '../sample-event.ts';
import type { Setting } from '../setting.ts';
import type { Stamp } from '../workers/subscriber.ts';
import { startWorker, type Worker } from '../workers/worker.ts';

export interface Load {
  readonly writers: number;
  readonly ms: number;
  /** Milliseconds that a writer waits after each append. */
  readonly restMs: number;
}

export const NAIVE =
  'LISTEN, NOTIFY in the inserting statement, and a select of what came after the last row; it may miss rows';

/** Writers here and a subscriber in another process: how long from calling append to having the event. */
export async function arriving(setting: Setting, load: Load): Promise<Prepared> {
  const contenders: Record<string, Contender> = {};
  const closing: (() => Promise<void>)[] = [];
  for (const [name, appends, follows] of [
    ['ours', 'ours', 'ours'],
    ['raw', 'raw-waking', 'raw'],
  ] as const) {
    const url = await setting.database();
    const appender = await openAppender(appends, { url, writers: load.writers });
    const subscriber = await startWorker<string, number[]>('subscriber', { kind: follows, url });
    closing.push(
      () => subscriber.stop(),
      () => appender.close(),
    );
    contenders[name] = () => slot(appender, subscriber, load);
  }
  return {
    contenders,
    async close() {
      for (const close of closing) await close();
    },
  };
}

let marks = 0;

async function slot(appender: Appender, subscriber: Worker<string, number[]>, { writers, ms, restMs }: Load) {
  const stamped = () => [sampleEvent({ sentAt: String(process.hrtime.bigint()) } satisfies Stamp)];
  const resting: Appender =
    restMs === 0
      ? appender
      : {
          ...appender,
          async append(writer, events) {
            await appender.append(writer, events);
            await pause(restMs);
          },
        };
  await eventsPerSecond(resting, { writers, ms, events: stamped });
  const mark = `mark ${(marks += 1)}`;
  await appender.append(0, [sampleEvent({ sentAt: '0', mark } satisfies Stamp)]);
  const times = await subscriber.ask(mark);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
