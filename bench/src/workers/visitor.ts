import { setTimeout as pause } from 'node:timers/promises';
import { followersOf, type Follower, type Followed } from './following.ts';
import { CommandSender } from './sending.ts';
import { work } from './worker.ts';

/**
 * Sends commands on a fixed schedule, whatever becomes of those before, and follows when each can be seen, in a process
 * of its own. What is late because something stood still counts: time runs from the moment that the schedule says.
 */
export interface VisitorOptions {
  readonly follows: Followed;
  /** Where commands go. */
  readonly url: string;
  readonly token: string;
}

export interface Visiting {
  readonly perSecond: number;
  readonly commands: number;
}

/** Milliseconds of each command from its moment on until it could be seen. */
export type Seen = readonly number[];

/** A command that is not seen within so long ends the bench. */
const PATIENCE_MS = 30_000;

await work<VisitorOptions, Visiting, Seen>(async ({ follows, url, token }) => {
  const sender = new CommandSender(url, token);
  const follower = await followersOf(follows);
  return {
    answer: (visiting) => visit(sender, follower, visiting),
    async close() {
      sender.close();
      await follower.close();
    },
  };
});

async function visit(sender: CommandSender, follower: Follower, { perSecond, commands }: Visiting): Promise<Seen> {
  const bodies = await follower.prepare(commands);
  const began = performance.now();
  const all = bodies.map(async (body, n) => {
    const moment = began + (n * 1000) / perSecond;
    await pause(Math.max(0, moment - performance.now()));
    const record = await sender.send(body);
    return (await inTime(follower.seen(record), record)) - moment;
  });
  const times = await Promise.all(all);
  await follower.rest();
  return times;
}

async function inTime(seen: Promise<number>, record: string): Promise<number> {
  const over = new AbortController();
  const late = pause(PATIENCE_MS, undefined, { signal: over.signal }).then(() => {
    throw new Error(`${record} could not be seen within ${PATIENCE_MS} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([seen, late]);
  } finally {
    over.abort();
  }
}
