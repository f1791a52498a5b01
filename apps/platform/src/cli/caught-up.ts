import { setTimeout as pause } from 'node:timers/promises';
import type { Readiness } from '@lien-nganh/service-host';
import { CommandFailed, type Io } from './io.ts';

const LOOK_MS = 200;
/** While anything moves, it goes on; nothing moving for so long is a failure. */
const PATIENCE_MS = 120_000;
/** A marker of how far the log is known is nearly always on its way. */
const ON_ITS_WAY = 1;

interface Watched {
  health(): Promise<Pick<Readiness, 'status' | 'stalled' | 'services'>>;
}

/**
 * Waits until every reader has been at the end of what it reads, and tells how far they are.
 *
 * @throws CommandFailed that names the readers that stand still
 */
export async function untilCaughtUp({ health }: Watched, io: Pick<Io, 'progress' | 'signal'>): Promise<void> {
  const done = new Set<string>();
  let [last, since] = ['', Date.now()];
  for (;;) {
    const found = await health();
    const waiting = behind(found, done);
    if (found.status === 'ready' && waiting.length === 0) return;
    const now = `${found.status} ${waiting.join(', ')}`;
    if (now !== last) [last, since] = [now, Date.now()];
    if (Date.now() - since > PATIENCE_MS) {
      const names = [...found.stalled, ...waiting].join(', ');
      throw new CommandFailed({ vi: `Chưa sẵn sàng: ${names}.`, en: `not ready: ${names}` });
    }
    io.progress(`${done.size} / ${done.size + waiting.length} ${waiting[0] ?? ''}`.trimEnd());
    await pause(LOOK_MS, undefined, { signal: io.signal });
  }
}

/** The readers that were never seen at the end of what they read, with what is left. */
function behind({ services }: Pick<Readiness, 'services'>, done: Set<string>): readonly string[] {
  const readers = services.flatMap(({ service, readers: each }) =>
    each.map(({ reader, behindAtLeast }) => ({ name: `${service}/${reader}`, behindAtLeast })),
  );
  for (const { name, behindAtLeast } of readers) if (behindAtLeast <= ON_ITS_WAY) done.add(name);
  return readers.filter(({ name }) => !done.has(name)).map(({ name, behindAtLeast }) => `${name} −${behindAtLeast}`);
}
