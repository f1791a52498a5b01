import { describe, expect, test } from '@jest/globals';
import { inspectionsDone } from '../../examples.ts';
import { notAdded, type Added } from './sums.ts';

const number = (value: string) => ({ is: 'number', value }) as const;
const zero = { is: 'zero', checks: '2' } as const;
const missing = { is: 'missing', because: 'not-given' } as const;
const unchecked = { is: 'missing', because: 'not-checked' } as const;
const withheld = { is: 'withheld' } as const;

const flow: Added = {
  ...{ by: 'unit', definition: { ...inspectionsDone, kind: 'flow', subject: null }, nature: null },
  ...{ cells: [number('2'), zero, number('3')], total: number('5'), released: false },
};
const asked = (more: Partial<Added>) => notAdded({ ...flow, ...more });

describe('a total and its cells', () => {
  test('agree where each thing stands in one cell, however large, and where nobody looked', () => {
    expect(asked({})).toBeNull();
    expect(asked({ cells: [...flow.cells, unchecked] })).toBeNull();
    const large = '9007199254740993';
    expect(asked({ cells: [number(large), number('1')], total: number('9007199254740994') })).toBeNull();
  });

  test('differ by a rest that is told, also a negative one, unless releases tell them', () => {
    expect(asked({ total: number('7') })).toEqual({ because: ['remainder'], rest: '2' });
    expect(asked({ total: number('4') })).toEqual({ because: ['remainder'], rest: '-1' });
    expect(asked({ total: number('7'), released: true })).toEqual({ because: ['remainder'], rest: null });
  });

  test('are told no rest where something is missing, withheld or hidden (S-08)', () => {
    expect(asked({ cells: [number('2'), missing] })).toEqual({ because: ['missing'], rest: null });
    expect(asked({ cells: [number('2'), withheld] })).toEqual({ because: ['withheld'], rest: null });
    expect(asked({ total: withheld })).toEqual({ because: ['withheld'], rest: null });
    expect(asked({ cells: [number('2'), null] })).toEqual({ because: ['not-yours'], rest: null });
  });

  test('are never added where their kind forbids it, though the numbers agree by chance', () => {
    const of = (more: object) => ({ ...flow.definition, ...more }) as Added['definition'];
    const why = (more: Partial<Added>) => asked(more)?.because;
    expect(why({ definition: of({ kind: 'distinct', subject: 'establishment' }) })).toEqual(['distinct']);
    expect(why({ definition: of({ kind: 'derived-stock', subject: 'commune' }) })).toEqual(['distinct']);
    expect(why({ definition: of({ kind: 'estimate' }) })).toEqual(['estimate']);
    expect(why({ by: 'period', definition: of({ kind: 'observed-stock' }) })).toEqual(['stock']);
    expect(why({ by: 'agency', definition: of({ lines: 'every-participant' }) })).toEqual(['overlap']);
    expect(why({ by: 'agency', definition: of({ lines: 'decider' }) })).toBeUndefined();
    expect(why({ by: 'obligation' })).toEqual(['overlap']);
    expect(why({ by: 'dimension', nature: 'overlapping' })).toEqual(['overlap']);
    expect(why({ by: 'dimension', nature: 'partition' })).toBeUndefined();
  });
});
