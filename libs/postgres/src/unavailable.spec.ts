import { describe, expect, test } from '@jest/globals';
import { isDiskFull, isRolledBack, isUnavailable } from './unavailable.ts';

const sent = (code: string, severity = 'ERROR') => Object.assign(new Error('from the server'), { code, severity });
const node = (code: string) => Object.assign(new Error(code), { code });

describe('which errors mean that the database is unavailable', () => {
  test.each([
    ['nobody listens', node('ECONNREFUSED')],
    ['the connection was reset', node('ECONNRESET')],
    ['no address of the host answers', new AggregateError([node('ECONNREFUSED'), node('EHOSTUNREACH')])],
    ['the server shuts down', sent('57P01', 'FATAL')],
    ['the server starts', sent('57P03', 'FATAL')],
    ['the disk is full', sent('53100')],
    ['too many connections', sent('53300', 'FATAL')],
    ['a lock that was not had in time', sent('55P03')],
    ['a transaction stood still', sent('25P03', 'FATAL')],
    ['a standby takes no writes', sent('25006')],
    ['the connection ended', new Error('Connection terminated unexpectedly')],
    ['no connection of the pool is free', new Error('timeout exceeded when trying to connect')],
  ])('%s', (_, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  test.each([
    ['a duplicate key', sent('23505')],
    ['a table that is not there', sent('42P01')],
    ['a wrong password', sent('28P01', 'FATAL')],
    ['a bug of our own', new TypeError('x is not a function')],
    [
      'a file of ours that is not there, beside one that refuses',
      new AggregateError([node('EACCES'), node('ECONNREFUSED')]),
    ],
    ['no error at all', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('not %s', (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });

  test('a full disk is told apart, also behind the error that it caused', () => {
    const said = new Error('PostgreSQL did not start:\ncould not write lock file: No space left on device');
    for (const error of [sent('53100'), said, new Error('the log cannot be reached', { cause: sent('53100') })]) {
      expect(isDiskFull(error)).toBe(true);
    }
    for (const error of [sent('53300'), node('ECONNREFUSED'), undefined]) expect(isDiskFull(error)).toBe(false);
  });

  test('a refused statement is rolled back; after a lost connection nobody knows', () => {
    expect(isRolledBack(sent('53100'))).toBe(true);
    expect(isRolledBack(sent('57P01', 'FATAL'))).toBe(false);
    expect(isRolledBack(node('ECONNRESET'))).toBe(false);
  });
});
