import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Log, type Proposed } from './log.ts';

const [NO_STREAM, ANY, EXISTS] = [-1, -2, -4];

function proposed(id: string = randomUUID()): Proposed {
  return { id, type: 'Counted', isJson: true, data: Buffer.from('{}'), metadata: new Uint8Array() };
}

const some = (count: number) => Array.from({ length: count }, () => proposed());

/** A log in which `one` holds these events. */
function holding(events: readonly Proposed[]): Log {
  const log = new Log();
  log.append('one', NO_STREAM, events);
  return log;
}

describe('the double takes an append as the server does', () => {
  test.each<[string, number, string]>([
    ['any', ANY, 'write'],
    ['no stream', NO_STREAM, 'write'],
    ['stream exists', EXISTS, 'wrong-version'],
    ['revision 0', 0, 'wrong-version'],
  ])('to a stream that was never written, with %s: %s', (_, expected, is) => {
    expect(new Log().append('one', expected, some(1)).is).toBe(is);
  });

  test('a stream that has only metadata exists', () => {
    const log = new Log();
    log.setMetadata('one', {});
    expect(log.append('one', EXISTS, some(1))).toMatchObject({ is: 'write', last: { revision: 0 } });
  });

  test('beyond the end and before it is the wrong version, which names the true one', () => {
    const log = holding(some(3));
    for (const expected of [NO_STREAM, 0, 1, 3, 9]) {
      expect(log.append('one', expected, some(1))).toEqual({ is: 'wrong-version', current: 2 });
    }
  });

  test('the same events before the end are a repetition: a success, at their own end', () => {
    const [a, b, c] = some(3) as [Proposed, Proposed, Proposed];
    const log = holding([a, b, c]);
    expect(log.append('one', NO_STREAM, [a, b])).toMatchObject({ is: 'repeated', revision: 1 });
    expect(log.append('one', 0, [b, c])).toMatchObject({ is: 'repeated', revision: 2 });
    expect(log.append('one', NO_STREAM, [b, a]).is).toBe('wrong-version');
    expect(log.append('one', 0, [b, c, proposed()]).is).toBe('wrong-version');
  });

  test('the same events at the very end are written again: no id is looked at', () => {
    const two = some(2);
    expect(holding(two).append('one', 1, two)).toMatchObject({ is: 'write', last: { revision: 3 } });
  });

  test('with any, only ids that are remembered count, and the first of them decides', () => {
    const [a, b] = some(2) as [Proposed, Proposed];
    const log = holding([a, b]);
    expect(log.append('one', ANY, [b, a])).toMatchObject({ is: 'repeated', revision: 0 });
    expect(log.append('one', ANY, [a, proposed()]).is).toBe('wrong-version');
    expect(log.append('one', ANY, [proposed(), a])).toMatchObject({ is: 'write', last: { revision: 3 } });
    log.forgetIds();
    expect(log.append('one', ANY, [a])).toMatchObject({ is: 'write', last: { revision: 4 } });
  });

  test('an id that was used in another stream since is not known any more', () => {
    const [a] = some(1) as [Proposed];
    const log = holding([a]);
    log.append('two', ANY, [a]);
    expect(log.append('one', ANY, [a]).is).toBe('write');
  });

  test('a deleted stream goes on at its next revision, and the server says so after the events', () => {
    const log = holding(some(2));
    log.softDelete('one');
    expect(log.append('one', EXISTS, some(1)).is).toBe('deleted');
    expect(log.append('one', NO_STREAM, some(1))).toMatchObject({ is: 'write', last: { revision: 2 } });
    expect(log.records.at(-1)).toMatchObject({ stream: '$$one', type: '$metadata' });
  });

  test('the very first events of a deleted stream are taken for a repetition: nothing is written', () => {
    const two = some(2);
    const log = holding(two);
    log.softDelete('one');
    expect(log.append('one', NO_STREAM, two)).toEqual({ is: 'repeated', revision: 1, position: null });
  });

  test('a stream that was deleted for good takes nothing', () => {
    const log = holding(some(1));
    log.tombstone('one');
    for (const expected of [ANY, NO_STREAM, EXISTS, 0]) expect(log.append('one', expected, some(1)).is).toBe('deleted');
  });

  test('a read begins at a record, after one, or nowhere', () => {
    const log = holding(some(2));
    const [first, second] = log.records.slice(-2).map(({ position }) => position) as [bigint, bigint];
    const index = log.records.length - 2;
    expect(log.indexFrom({ commit: first, prepare: 0n })).toBe(index);
    expect(log.indexFrom({ commit: first, prepare: first })).toBe(index);
    expect(log.indexFrom({ commit: first, prepare: second })).toBe(index + 1);
    expect(log.indexFrom({ commit: first + 1n, prepare: 0n })).toBeNull();
    expect(log.indexFrom({ commit: second + 1_000_000n, prepare: 0n })).toBe(index + 2);
  });
});
