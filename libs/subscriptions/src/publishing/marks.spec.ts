import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MARK_TIMES, Marks } from './marks.ts';

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

let began: number;
let told: number[];
let fail: boolean;
let failures: unknown[];
let marks: Marks;

beforeEach(() => {
  jest.useFakeTimers();
  [told, failures, fail, began] = [[], [], false, performance.now()];
  marks = new Marks(
    async () => {
      told.push(performance.now() - began);
      if (fail) throw new Error('the broker is away');
    },
    (error) => failures.push(error),
  );
});
afterEach(async () => {
  await marks.end();
  jest.useRealTimers();
});

describe('marks of a publisher', () => {
  test('come ever more seldom while nothing is new: sixty-odd in an hour, for a broker keeps them all', async () => {
    await jest.advanceTimersByTimeAsync(HOUR_MS);
    expect(told.slice(0, 8)).toEqual([1_000, 6_000, 16_000, 36_000, 76_000, 136_000, 196_000, 256_000]);
    expect(told.length).toBeLessThan(HOUR_MS / MARK_TIMES.longest + 7);
  });

  test('come at once when it got further, however quiet it was before', async () => {
    await jest.advanceTimersByTimeAsync(HOUR_MS + 10_000);
    told = [];
    await marks.moved(signal);
    expect(told).toEqual([HOUR_MS + 10_000]);
    await jest.advanceTimersByTimeAsync(MARK_TIMES.first);
    expect(told).toEqual([HOUR_MS + 10_000, HOUR_MS + 10_000 + MARK_TIMES.first]);
  });

  test('stand for many while much is published, and the last one is never left out', async () => {
    for (let n = 0; n < 100; n++) {
      await marks.moved(signal);
      await jest.advanceTimersByTimeAsync(20);
    }
    expect(told.length).toBeLessThanOrEqual(11);
    const before = told.length;
    await marks.moved(signal);
    await jest.advanceTimersByTimeAsync(MARK_TIMES.between);
    expect(told.length).toBeGreaterThan(before);
  });

  test('that could not be told are told again soon', async () => {
    await jest.advanceTimersByTimeAsync(HOUR_MS);
    fail = true;
    while (failures.length === 0) await jest.advanceTimersByTimeAsync(1_000);
    [fail, told] = [false, []];
    await jest.advanceTimersByTimeAsync(MARK_TIMES.soon);
    expect(told).toHaveLength(1);
  });

  test('end with it', async () => {
    await marks.end();
    await jest.advanceTimersByTimeAsync(HOUR_MS);
    expect(told).toEqual([]);
  });
});
