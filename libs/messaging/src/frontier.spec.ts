import { describe, expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import { advance, lowestFrontier } from './frontier.ts';
import type { PartitionRecord } from './inbox.ts';
import type { Frontier } from './port.ts';

const at = (position: number, log = 'log-1'): Frontier => ({
  log,
  position: BigInt(position) as Position,
  at: `2013-07-16T02:00:${String(position % 60).padStart(2, '0')}.000Z`,
});
const record = (
  partition: number,
  frontier: Frontier | null,
  more: Partial<PartitionRecord> = {},
): PartitionRecord => ({
  topic: 't',
  partition,
  frontier,
  parked: 0,
  held: null,
  ...more,
});
const topics = [{ name: 't', partitions: 2 }];

describe('the frontier of a consumer', () => {
  test('is the lowest of all partitions', () => {
    expect(lowestFrontier(topics, [record(0, at(9)), record(1, at(5))])).toEqual(at(5));
  });

  test('is unknown while a partition has told none', () => {
    expect(lowestFrontier(topics, [record(0, at(9))])).toBeNull();
    expect(lowestFrontier(topics, [record(0, at(9)), record(1, null)])).toBeNull();
  });

  test('is unknown while partitions speak of different logs', () => {
    expect(lowestFrontier(topics, [record(0, at(9)), record(1, at(5, 'log-2'))])).toBeNull();
  });

  test('stays where it was when the oldest parked message came', () => {
    const held = record(0, at(50), { parked: 3, held: at(7) });
    expect(lowestFrontier(topics, [held, record(1, at(50))])).toEqual(at(7));
    expect(lowestFrontier(topics, [{ ...held, held: null }, record(1, at(50))])).toBeNull();
  });

  test('does not count topics that the consumer does not read', () => {
    const other = { ...record(0, at(1)), topic: 'other' };
    expect(lowestFrontier(topics, [other, record(0, at(9)), record(1, at(8))])).toEqual(at(8));
  });
});

describe('a frontier marker', () => {
  test('never moves a partition back within one log', () => {
    expect(advance(at(9), at(5))).toEqual(at(9));
    expect(advance(at(5), at(9))).toEqual(at(9));
  });

  test('at the same position tells a later time', () => {
    const later = { ...at(9), at: '2013-07-16T03:00:00.000Z' };
    expect(advance(at(9), later)).toEqual(later);
    expect(advance(later, at(9))).toEqual(later);
  });

  test('of another log takes over, whatever its position', () => {
    expect(advance(at(900), at(3, 'log-2'))).toEqual(at(3, 'log-2'));
  });
});
