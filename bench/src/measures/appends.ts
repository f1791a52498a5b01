import { openAppender, type AppenderKind } from '../peers/appender.ts';
import { eventsPerSecond, type Writing } from '../peers/write.ts';
import type { Contender, Prepared } from '../harness.ts';
import type { Setting } from '../setting.ts';

/** Contenders that write in this process, each to a database of its own. */
export async function appending(
  setting: Setting,
  kinds: readonly AppenderKind[],
  { writers, events }: Pick<Writing, 'writers' | 'events'>,
): Promise<Prepared> {
  const contenders: Record<string, Contender> = {};
  const closing: (() => Promise<void>)[] = [];
  for (const kind of kinds) {
    const appender = await openAppender(kind, { url: await setting.database(), writers });
    closing.push(() => appender.close());
    contenders[kind] = async () => ({
      rate: await eventsPerSecond(appender, { writers, events, ms: setting.scale.slotMs }),
    });
  }
  return {
    contenders,
    async close() {
      for (const close of closing) await close();
    },
  };
}

export const RAW_ROWS = 'single-row inserts (pg, prepared, a primary key on an identity column and nothing else)';
export const EMMETT = '@event-driven-io/emmett-postgresql 0.42.0';
