import { expect, test } from '@jest/globals';
import { oneAtATime } from './one-at-a-time.ts';

test('work that still goes on is not begun again: each would wait with a connection of its own', async () => {
  let [begun, finish] = [0, () => {}];
  const work = oneAtATime(() => {
    begun += 1;
    return new Promise((resolve) => (finish = resolve));
  });
  work();
  work();
  expect(begun).toBe(1);
  finish();
  await new Promise(setImmediate);
  work();
  expect(begun).toBe(2);
});
