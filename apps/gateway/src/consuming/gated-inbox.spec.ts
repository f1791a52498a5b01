import { describe, expect, test } from '@jest/globals';
import type { Inbox } from '@lien-nganh/messaging';
import { gatedInbox } from './gated-inbox.ts';

describe('an inbox with a gate', () => {
  test('lets so many transactions at it at once, the others in their order, also after one that failed', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const began: number[] = [];
    const inbox = gatedInbox(inboxThat(), 2);
    const enter = (n: number) =>
      inbox.transaction(() => {
        began.push(n);
        return new Promise<number>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve(n))));
      });
    const all = [1, 2, 3, 4].map(enter);
    await Promise.resolve();
    expect(began).toEqual([1, 2]);
    ends[0]!(new Error('lost'));
    await expect(all[0]).rejects.toThrow('lost');
    expect(began).toEqual([1, 2, 3]);
    ends[1]!();
    ends[2]!();
    expect(await Promise.all(all.slice(1, 3))).toEqual([2, 3]);
    ends[3]!();
    expect(await all[3]).toBe(4);
  });
});

/** Only transactions are asked of it. */
function inboxThat(): Inbox<undefined> {
  const none = () => Promise.reject(new Error('not asked'));
  return {
    consumer: 'a test',
    isTransient: () => false,
    partitions: none,
    parked: none,
    findParked: none,
    mark: none,
    transaction: (work) => work({ tx: undefined } as never),
  };
}
