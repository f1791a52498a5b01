import { describe, expect, test } from '@jest/globals';
import type { ReleaseTable } from '../figure/released/release-table.ts';
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

  test('of an agency is what it released itself of whole units', () => {
    const table = (agency: string, ...values: (number | 'withheld' | 'missing')[]) =>
      ({ agency, cells: values.map((value) => ({ unit: 'u', dimensions: {}, value })) }) as unknown as ReleaseTable;
    const shown = (...tables: ReleaseTable[]) => shownBy(ofReleaser(tables, 'health'));
    expect(shown(table('health', 7, 'withheld'))).toBe('something');
    expect(shown(table('labour', 7))).toBe('nothing');
    expect(shown(table('health', 'withheld'), table('labour', 7))).toBe('withheld');
    expect(shown(table('health', 0, 'missing'))).toBe('nothing');
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
