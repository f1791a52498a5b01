import { expect, test } from '@jest/globals';
import { Passing } from './passing.ts';

test('what holds an event is always marked, what holds none once in a second', () => {
  const passing = new Passing();
  const none = { events: [] };
  expect([0, 10, 999, 1_000, 1_500, 2_000].map((now) => passing.passes(none, now))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ]);
  expect(passing.passes({ events: [1] }, 2_001)).toBe(false);
  expect(passing.passes(none, 2_900)).toBe(true);
});
