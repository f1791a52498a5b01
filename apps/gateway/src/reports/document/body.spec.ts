import { expect, test } from '@jest/globals';
import { numbersOf } from './body.ts';

const all = ['I', 'II', 'II.1', 'II.2', 'II.2.a', 'II.2.b', 'II.3', 'III', 'IV', 'IV.1'];
const without = (...left: readonly string[]) => [
  ...numbersOf(
    all,
    all.filter((code) => !left.includes(code)),
  ).values(),
];

test('sections bear the last part of their codes', () => {
  expect(without()).toEqual(['I', 'II', '1', '2', 'a', 'b', '3', 'III', 'IV', '1']);
});

test('what a variant leaves out leaves no gap in the numbers beside it, at whatever level and however they are written', () => {
  expect(without('II.2', 'II.2.a', 'II.2.b')).toEqual(['I', 'II', '1', '2', 'III', 'IV', '1']);
  expect(without('II.2.a')).toEqual(['I', 'II', '1', '2', 'a', '3', 'III', 'IV', '1']);
  expect(without('III')).toEqual(['I', 'II', '1', '2', 'a', 'b', '3', 'III', '1']);
});
