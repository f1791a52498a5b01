import { someAtATime } from '@lien-nganh/kernel';
import type { Bar } from '../command-line/progress.ts';
import { mondayOf } from './calendar.ts';
import { DemoRefused, type Caller, type Written } from './caller.ts';
import { Known, type Send } from './story.ts';
import type { Placed, StoryDay } from './whole.ts';

export interface Performance {
  readonly caller: Caller;
  readonly seed: number;
  readonly bar: Bar;
  readonly signal: AbortSignal;
}

/** Twice as many at once as the log takes together, so that there is always somebody waiting. */
const AT_ONCE = 32;
/** Offices open at eight. */
const OPENS = 'T08:00:00+07:00';

export function morningOf(day: string): Date {
  return new Date(`${day}${OPENS}`);
}

/**
 * Tells the story day by day: moves the clock to the morning and sends the day's commands. On Mondays it waits until all of
 * it has been read. What an earlier, interrupted demo sent is answered with its first result and written once.
 *
 * @returns how many commands were sent
 * @throws DemoRefused
 */
export async function perform(days: readonly StoryDay[], { caller, seed, bar, signal }: Performance): Promise<number> {
  const known = new Known();
  let sent = 0;
  let clock = await caller.clock();
  let week = '';
  const tell = async ({ step, key }: Placed): Promise<void> => {
    if ('look' in step) {
      for (const [name, id] of step.learns(await caller.get(step.as, step.look(known)), known)) known.learn(name, id);
      return;
    }
    const written = await allowed(step, () => caller.send(step.as, step.send(known), `demo.${seed}.${key}`));
    if (written !== null && step.makes) {
      known.learn(step.makes, written.id);
      known.learn(`${step.makes} at`, written.position ?? '');
    }
    sent += 1;
  };
  for (const { on, strands } of days) {
    signal.throwIfAborted();
    // what is looked up in other records was told a week before
    if (mondayOf(on) > week) await caller.quiet();
    week = mondayOf(on);
    if (clock < morningOf(on)) await caller.moveClock((clock = morningOf(on)));
    await someAtATime(strands, AT_ONCE, async (strand) => {
      for (const placed of strand) {
        await tell(placed);
        bar.advance();
      }
    });
  }
  return sent;
}

/** `null` where the platform refused by a rule of which the story knows that it may. */
async function allowed({ mayBreak = [] }: Send, send: () => Promise<Written>): Promise<Written | null> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof DemoRefused && error.rule !== undefined && mayBreak.includes(error.rule)) return null;
    throw error;
  }
}
