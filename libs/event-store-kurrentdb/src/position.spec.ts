import { describe, expect, test } from '@jest/globals';
import { parsePosition, printPosition } from '@lien-nganh/kernel';
import { isOfEvent, packPosition, unpackPosition } from './position.ts';

describe("KurrentDB's two-part positions as one number", () => {
  test('an event and a checkpoint at the same record come back as they were', () => {
    const event = { commit: 4711n, prepare: 4711n };
    const checkpoint = { commit: 4711n, prepare: 0n };
    expect(unpackPosition(packPosition(event)!)).toEqual(event);
    expect(unpackPosition(packPosition(checkpoint)!)).toEqual(checkpoint);
    expect([isOfEvent(packPosition(event)!), isOfEvent(packPosition(checkpoint)!)]).toEqual([true, false]);
  });

  test('the order is that of the log: a checkpoint stands before its record and behind the one before', () => {
    const packed = [
      { commit: 0n, prepare: 0n },
      { commit: 100n, prepare: 0n },
      { commit: 100n, prepare: 100n },
      { commit: 250n, prepare: 0n },
    ].map((halves) => packPosition(halves)!);
    expect(packed).toEqual(packed.toSorted((one, other) => (one < other ? -1 : 1)));
    expect(new Set(packed).size).toBe(4);
  });

  test('a position inside an explicit transaction is held back to its beginning: never on', () => {
    expect(unpackPosition(packPosition({ commit: 900n, prepare: 500n })!)).toEqual({ commit: 900n, prepare: 0n });
  });

  test('what servers send where there is no position is none', () => {
    const none = 2n ** 64n - 1n;
    expect(packPosition({ commit: none, prepare: none })).toBeNull();
  });

  test('a log of four exabytes still fits a bigint column, and prints as a reference', () => {
    const far = packPosition({ commit: 2n ** 62n - 1n, prepare: 2n ** 62n - 1n })!;
    expect(far <= 2n ** 63n - 1n).toBe(true);
    expect(parsePosition(printPosition('12-k3v7zq2a', far))).toEqual({ log: '12-k3v7zq2a', position: far });
  });
});
