import { describe, expect, test } from '@jest/globals';
import { someAtATime } from './some-at-a-time.ts';

describe('what is done some at a time', () => {
  test('is all done, and never more of it at once', async () => {
    let [now, most, done] = [0, 0, 0];
    await someAtATime(Array(100).keys(), 8, async () => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
      done++;
    });
    expect([most, done]).toEqual([8, 100]);
  });

  test('waits for nothing that another does', async () => {
    const done: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await someAtATime(['a', 'b', 'c'], 2, async (one) => {
      if (one === 'a') await held;
      done.push(one);
      if (one === 'c') letGo();
    });
    expect(done).toEqual(['b', 'c', 'a']);
  });

  test('begins nothing after a failure, ends what it began, and throws that failure', async () => {
    const done: string[] = [];
    const failing = someAtATime(['a', 'b', 'c'], 2, async (one) => {
      if (one === 'a') throw new Error('a cannot be done');
      await new Promise(setImmediate);
      done.push(one);
    });
    await expect(failing).rejects.toThrow('a cannot be done');
    expect(done).toEqual(['b']);
  });
});
