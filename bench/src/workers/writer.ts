import { openAppender, type AppenderKind } from '../peers/appender.ts';
import { eventsPerSecond } from '../peers/write.ts';
import { sampleEvent } from '../sample-event.ts';
import { work } from './worker.ts';

/** Writers in a process of their own. Asked for milliseconds, it writes that long and answers with appends a second. */
export interface WriterOptions {
  readonly kind: AppenderKind;
  readonly url: string;
  readonly writers: number;
}

await work<WriterOptions, number, number>(async (options) => {
  const appender = await openAppender(options.kind, options);
  return {
    answer: (ms) => eventsPerSecond(appender, { writers: options.writers, ms, events: () => [sampleEvent()] }),
    close: () => appender.close(),
  };
});
