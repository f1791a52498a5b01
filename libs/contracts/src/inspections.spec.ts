import { describe, expect, test } from '@jest/globals';
import { upcastContract } from './contract.ts';
import { establishment } from './inspections.ts';

describe('an establishment as it was published before its changes had days', () => {
  const described = {
    ...{ kind: 'karaoke', conditional: true, prone: true, licensed: true, risk: 'low', unit: '03386@2004-10-25' },
    placements: ['03388@2025-07-01'],
  };
  const first = { establishment: 'e1', ...described, openedOn: '2013-02-01', closedOn: '2013-10-05', withdrawn: false };

  test('is read as one that was always so', () => {
    expect(upcastContract(establishment, 1, first)).toEqual({
      ...first,
      stretches: [{ from: '2013-02-01', ...described }],
      sameAs: null,
    });
  });

  test('is not taken for one of a later version, and a later one is held', () => {
    expect(() => upcastContract(establishment, 2, first)).toThrow('stretches');
    expect(() => upcastContract(establishment, 4, first)).toThrow('version 4 is not known here');
  });
});
