import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '@lien-nganh/event-store';
import { Problem } from '../problem.ts';
import { patiently } from './patience.ts';

/** Fails with these, one after the other, and then succeeds. */
function failing(...errors: readonly unknown[]) {
  const left = [...errors];
  let asked = 0;
  const work = () => {
    asked += 1;
    return left.length > 0 ? Promise.reject(left.shift() as Error) : Promise.resolve('done');
  };
  return { work, asked: () => asked };
}

const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('what an import needs', () => {
  test.each([
    ['a database that is gone', gone],
    ['a log that cannot be reached', new StoreUnavailable('the log cannot be reached')],
    ['a service that has no time', new Problem('unavailable')],
    ['too many who write at once', new Problem('too-many-writers')],
  ])('is asked for again: %s', async (_, error) => {
    const { work, asked } = failing(error, error);
    expect([await patiently(work, { pausesMs: [0, 0] }), asked()]).toEqual(['done', 3]);
  });

  test.each([
    ['a refusal', new Problem('refused')],
    ['a fault of the program', new TypeError('undefined is not a function')],
  ])('is not asked for again after %s', async (_, error) => {
    const { work, asked } = failing(error);
    await expect(patiently(work, { pausesMs: [0, 0] })).rejects.toBe(error);
    expect(asked()).toBe(1);
  });

  test('is given up when the outage goes on, or the process ends', async () => {
    const { work, asked } = failing(gone, gone, gone);
    await expect(patiently(work, { pausesMs: [0, 0] })).rejects.toBe(gone);
    expect(asked()).toBe(3);
    const ended = failing(gone, gone);
    await expect(patiently(ended.work, { signal: AbortSignal.abort(), pausesMs: [0, 0] })).rejects.toBe(gone);
    expect(ended.asked()).toBe(1);
  });
});
