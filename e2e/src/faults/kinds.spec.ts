import { expect, test } from '@jest/globals';
import { chanceOf } from '../chance.ts';
import { chosen, faults } from './kinds.ts';

function first(count: number, seed: number): readonly string[] {
  const order = chosen(chanceOf(seed));
  return Array.from({ length: count }, () => order.next().value.name);
}

test('each kind of fault is struck once before chance chooses, in an order that is another for another seed', () => {
  const all = faults.map(({ name }) => name);
  expect([...first(all.length, 7)].sort()).toEqual([...all].sort());
  expect(first(all.length, 7)).not.toEqual(first(all.length, 8));
});

test('the same seed strikes the same way again', () => {
  expect(first(200, 7)).toEqual(first(200, 7));
  expect(new Set(first(1_000, 7).slice(faults.length)).size).toBe(faults.length);
});
