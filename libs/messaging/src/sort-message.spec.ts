import { describe, expect, test } from '@jest/globals';
import { sortMessage, whyNotYet, type KeyState } from './sort-message.ts';

const atRevision = (lastRevision: number, more: Partial<KeyState> = {}): KeyState => ({
  lastRevision,
  finished: false,
  parked: new Set(),
  ...more,
});
const message = (keyrevision: number): { id: string; keyrevision: number } => ({ id: 'm', keyrevision });

describe('a message of a key', () => {
  test('is ready when it is the next of its key, the first included', () => {
    expect(sortMessage(message(0), atRevision(-1))).toEqual({ is: 'ready' });
    expect(sortMessage(message(8), atRevision(7))).toEqual({ is: 'ready' });
  });

  test('is left out when it was done or dropped, whatever its key is at', () => {
    expect(sortMessage(message(3), atRevision(7, { finished: true }))).toEqual({ is: 'repeat' });
    expect(sortMessage(message(9), atRevision(7, { finished: true, parked: new Set(['x']) }))).toEqual({
      is: 'repeat',
    });
  });

  test('is left out when it waits in the parked list already', () => {
    expect(sortMessage(message(8), atRevision(7, { parked: new Set(['m']) }))).toEqual({ is: 'repeat' });
  });

  test('is parked behind the parked ones of its key', () => {
    const state = atRevision(7, { parked: new Set(['x']) });
    expect(sortMessage(message(9), state)).toEqual({ is: 'park', reason: { is: 'behind' } });
  });

  test('is parked when its key misses a revision', () => {
    expect(sortMessage(message(9), atRevision(7))).toEqual({ is: 'park', reason: { is: 'hole', expected: 8 } });
    expect(sortMessage(message(1), atRevision(-1))).toEqual({ is: 'park', reason: { is: 'hole', expected: 0 } });
  });

  test('is parked when its key has the revision already, even while the key is parked', () => {
    const reused = { is: 'park', reason: { is: 'revision-reused', last: 7 } };
    expect(sortMessage(message(7), atRevision(7))).toEqual(reused);
    expect(sortMessage(message(7), atRevision(7, { parked: new Set(['x']) }))).toEqual(reused);
  });
});

describe('a parked message', () => {
  test('can be replayed when nothing before it is missing, also when a later one was dropped meanwhile', () => {
    expect(whyNotYet({ message: message(8), reason: { is: 'behind' } }, 7)).toBeNull();
    expect(whyNotYet({ message: message(8), reason: { is: 'failed', why: 'x' } }, 9)).toBeNull();
  });

  test('cannot while a revision before it is missing, or its revision is taken', () => {
    expect(whyNotYet({ message: message(9), reason: { is: 'hole', expected: 8 } }, 7)).toContain('revision 8');
    expect(whyNotYet({ message: message(7), reason: { is: 'revision-reused', last: 7 } }, 7)).toContain('already');
  });
});
