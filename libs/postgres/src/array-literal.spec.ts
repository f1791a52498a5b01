import { expect, test } from '@jest/globals';
import { arrayLiteral } from './array-literal.ts';

// That the server reads what is written as it was meant: preparing-client.spec.ts.

test('texts, numbers, booleans and nothing are written; what JSON writes otherwise than PostgreSQL is escaped by itself', () => {
  expect(arrayLiteral([])).toBe('{}');
  expect(arrayLiteral(['a', 'say "b"', '\\', null, undefined, 1, -2n, true])).toBe(
    String.raw`{"a","say \"b\"","\\",NULL,NULL,1,-2,true}`,
  );
  expect(arrayLiteral(['"\n'])).toBe('{"\\"\n"}');
});

test.each([new Date(0), Buffer.from('a'), { a: 1 }, ['nested']])('%p is left to the driver', (one) => {
  expect(arrayLiteral(['a', one])).toBeUndefined();
});
