import { describe, expect, test } from '@jest/globals';
import { Apart, type Thread } from './apart.ts';

interface Said {
  readonly id: number;
  readonly word: string;
}

type Hears = { readonly [On in 'message' | 'error' | 'exit']: (told: unknown) => void };

/** A thread that says what the test lets it say. */
class OnStage implements Thread {
  readonly asked: unknown[] = [];
  readonly hears: Partial<Hears> = {};
  holds = true;

  on(event: keyof Hears, hear: (told: unknown) => void): void {
    Object.assign(this.hears, { [event]: hear });
  }
  postMessage(asked: unknown): void {
    this.asked.push(asked);
  }
  ref(): void {
    this.holds = true;
  }
  unref(): void {
    this.holds = false;
  }
}

function onStage() {
  const threads: OnStage[] = [];
  const start = () => {
    threads.push(new OnStage());
    return threads.at(-1)!;
  };
  const apart = new Apart<{ readonly please: string }, Said>(start, ({ word }) =>
    word === 'no' ? new RangeError('refused') : null,
  );
  return { threads, apart };
}

describe('whoever asks a thread', () => {
  test('starts it for the first question, and is given each answer by its number, in whatever order', async () => {
    const { threads, apart } = onStage();
    expect(threads).toHaveLength(0);
    const answers = [apart.ask({ please: 'one' }), apart.ask({ please: 'two' }), apart.ask({ please: 'three' })];
    expect(threads).toHaveLength(1);
    const [thread] = threads;
    expect(thread!.asked).toEqual([
      { id: 1, please: 'one' },
      { id: 2, please: 'two' },
      { id: 3, please: 'three' },
    ]);
    thread!.hears.message!({ id: 2, word: 'second' });
    thread!.hears.message!({ id: 1, word: 'no' });
    expect(thread!.holds).toBe(true);
    thread!.hears.message!({ id: 3, word: 'third' });
    await expect(answers[0]).rejects.toEqual(new RangeError('refused'));
    expect(await answers[1]).toMatchObject({ word: 'second' });
    expect(await answers[2]).toMatchObject({ word: 'third' });
    expect(thread!.holds).toBe(false);
  });

  test('is told where it ended, and the next question starts another, which the end of the first does not touch', async () => {
    const { threads, apart } = onStage();
    const lost = apart.ask({ please: 'one' });
    threads[0]!.hears.error!(new Error('out of memory'));
    await expect(lost).rejects.toThrow('out of memory');
    const next = apart.ask({ please: 'two' });
    threads[0]!.hears.exit!(1);
    threads[1]!.hears.message!({ id: 2, word: 'done' });
    expect(await next).toMatchObject({ word: 'done' });
    const last = apart.ask({ please: 'three' });
    threads[1]!.hears.exit!(7);
    await expect(last).rejects.toThrow('the thread ended with 7');
  });
});
