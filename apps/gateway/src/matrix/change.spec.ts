import { describe, expect, test } from '@jest/globals';
import type { FigureValue } from '../figure/value.ts';
import { changeBetween } from './change.ts';

const figure = (value: FigureValue, ...definitionVersions: number[]) => ({ value, frame: { definitionVersions } });
const number = (value: string) => ({ is: 'number', value }) as const;

describe('a change', () => {
  test('is the difference, with its share of what was; of none there is no share', () => {
    const five = changeBetween(figure(number('8'), 1), figure(number('3'), 1));
    expect(five).toEqual({ by: '-5', percent: -62, acrossDefinitions: false });
    expect(changeBetween(figure({ is: 'zero', checks: '1' }, 1), figure(number('3'), 1))).toMatchObject({
      ...{ by: '3', percent: null },
    });
  });

  test('across definitions is flagged', () => {
    expect(changeBetween(figure(number('8'), 1), figure(number('8'), 2))).toMatchObject({
      by: '0',
      acrossDefinitions: true,
    });
  });

  test('of what is missing or withheld is not told', () => {
    const nothing = { by: null, percent: null };
    expect(changeBetween(figure({ is: 'withheld' }), figure(number('8')))).toMatchObject(nothing);
    expect(changeBetween(figure(number('8')), figure({ is: 'missing', because: 'not-fed' }))).toMatchObject(nothing);
  });
});
