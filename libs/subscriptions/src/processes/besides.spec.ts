import { describe, expect, test } from '@jest/globals';
import { besides } from './besides.ts';

describe('what is done beside each other', () => {
  test('keeps the order of each line, and waits for no other line', async () => {
    const done: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await besides(
      ['a1', 'a2', 'b1', 'b2'],
      (one) => one[0]!,
      async (one) => {
        if (one === 'a1') await held;
        done.push(one);
        if (one === 'b2') letGo();
      },
    );
    expect(done).toEqual(['b1', 'b2', 'a1', 'a2']);
  });

  test('is never more than eight at once', async () => {
    let [now, most] = [0, 0];
    const all = Array.from({ length: 100 }, (_, n) => n);
    await besides(all, String, async () => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
    });
    expect(most).toBe(8);
  });

  test('begins nothing after a failure, ends what it began, and throws that failure', async () => {
    const done: string[] = [];
    const all = ['a1', 'a2', 'b1', 'b2'];
    const failing = besides(
      all,
      (one) => one[0]!,
      async (one) => {
        if (one === 'a1') throw new Error('a1 cannot be done');
        await new Promise(setImmediate);
        done.push(one);
      },
    );
    await expect(failing).rejects.toThrow('a1 cannot be done');
    expect(done).toEqual(['b1']);
  });
});
