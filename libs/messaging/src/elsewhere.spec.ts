import { describe, expect, test } from '@jest/globals';
import { ProgressElsewhere } from './elsewhere.ts';
import type { PartitionRecord } from './inbox.ts';

const at = (position: bigint | null): PartitionRecord => ({
  ...{ topic: 'visits.g1', partition: 0, parked: 0, held: null },
  frontier: position === null ? null : { log: '12-a', position: position as never, at: '2013-07-16T00:00:00.000Z' },
});

describe('a partition that another member of the group reads', () => {
  test('is found to go on as long as its frontier moves between two looks', async () => {
    const elsewhere = new ProgressElsewhere(Promise.resolve([at(5n)]));
    expect(await elsewhere.look([at(5n)], 1_000)).toEqual(new Map());
    expect(await elsewhere.look([at(7n)], 2_000)).toEqual(new Map([['visits.g1/0', 2_000]]));
    expect(await elsewhere.look([at(7n)], 90_000)).toEqual(new Map([['visits.g1/0', 2_000]]));
    expect(await elsewhere.look([at(8n)], 91_000)).toEqual(new Map([['visits.g1/0', 91_000]]));
  });

  test('has moved, at the first look, when it is not where it was as this member began', async () => {
    const elsewhere = new ProgressElsewhere(Promise.resolve([at(null)]));
    expect(await elsewhere.look([at(7n)], 2_000)).toEqual(new Map([['visits.g1/0', 2_000]]));
  });
});
