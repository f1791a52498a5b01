import { describe, expect, test } from '@jest/globals';
import { inspectionsDone } from '../examples.ts';
import { evidencesByFigure, ofReleaser, shownBy } from './by-figure.ts';

const number = (value: string) => ({ is: 'number', value }) as const;
const withheld = { is: 'withheld' } as const;
const zero = { is: 'zero', checks: '3' } as const;

describe('what figures show', () => {
  test('is something where one of them is a number, and open where one is withheld', () => {
    expect(shownBy([zero, withheld, number('2')])).toBe('something');
    expect(shownBy([zero, withheld])).toBe('withheld');
    expect(shownBy([zero, number('0'), { is: 'missing', because: 'not-fed' }])).toBe('nothing');
  });

  test('of an agency is what it released itself, and of a sum with others it is not told whose it is', () => {
    const by = (...agencies: string[]) => agencies.map((agency) => ({ agency }));
    expect(ofReleaser(number('7'), by('health'), 'health')).toEqual(number('7'));
    expect(ofReleaser(number('7'), by('health', 'labour'), 'health')).toEqual(withheld);
    expect(ofReleaser(number('7'), by('labour'), 'health')).toEqual({ is: 'missing', because: 'not-released' });
    expect(ofReleaser(zero, by('health', 'labour'), 'health')).toEqual(zero);
  });

  test('is asked only of what nobody links record by record', () => {
    const of = (more: object) => evidencesByFigure({ ...inspectionsDone, ...more });
    expect([of({}), of({ measure: null })]).toEqual([false, false]);
    expect([of({ measure: 'agencies.team-178' }), of({ measure: 'health-interventions.release' })]).toEqual([
      true,
      true,
    ]);
    expect(of({ sensitivity: 'withhold-small' })).toBe(true);
  });
});
