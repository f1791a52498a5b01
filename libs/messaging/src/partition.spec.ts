import { describe, expect, test } from '@jest/globals';
import { murmur2, partitionOf, readerOf } from './partition.ts';

describe('the partition of a key', () => {
  // The values that Kafka's own UtilsTest holds for its Java implementation.
  test.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('%s hashes as it does in Kafka', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  test('a negative hash still gives a partition', () => {
    expect(partitionOf('21', 6)).toBe((-973932308 & 0x7fffffff) % 6);
  });

  test('keys are spread over all partitions', () => {
    const used = new Set(Array.from({ length: 200 }, (_, n) => partitionOf(`inspection-${n}`, 8)));
    expect(used.size).toBe(8);
  });
});

describe('the reader of a partition', () => {
  test('every partition has exactly one reader, and members share evenly', () => {
    const counts = new Map<string, number>();
    for (let partition = 0; partition < 8; partition++) {
      const reader = readerOf('inspections.g1', partition, ['c', 'a', 'b', 'd'])!;
      counts.set(reader, (counts.get(reader) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual([2, 2, 2, 2]);
  });

  test('does not depend on the order in which members are listed', () => {
    expect(readerOf('t', 3, [5, 11, 2])).toBe(readerOf('t', 3, [2, 5, 11]));
  });

  test('nobody reads for a group without members', () => {
    expect(readerOf('t', 0, [])).toBeUndefined();
  });
});
