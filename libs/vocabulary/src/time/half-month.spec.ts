import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysFrom } from './day.ts';
import { days } from '../examples.ts';
import { cutIntoHalfMonths, halfMonthOf } from './half-month.ts';
import { halfYearSchemes, periodContaining } from './period.ts';

describe('half-months', () => {
  test.each([
    ['2013-07-01', '2013-07-01', '2013-07-14'],
    ['2013-07-14', '2013-07-01', '2013-07-14'],
    ['2013-07-15', '2013-07-15', '2013-07-31'],
    ['2012-02-20', '2012-02-15', '2012-02-29'],
    ['2013-02-28', '2013-02-15', '2013-02-28'],
  ])('%s lies in %s to %s', (on, from, to) => {
    expect(halfMonthOf(on)).toEqual({ from, to });
  });

  test('a span is cut into whole half-months and the edges around them', () => {
    expect(cutIntoHalfMonths({ from: '2013-06-20', to: '2013-08-02' })).toEqual({
      whole: [
        { from: '2013-07-01', to: '2013-07-14' },
        { from: '2013-07-15', to: '2013-07-31' },
      ],
      edges: [
        { from: '2013-06-20', to: '2013-06-30' },
        { from: '2013-08-01', to: '2013-08-02' },
      ],
    });
    expect(cutIntoHalfMonths({ from: '2013-06-20', to: '2013-06-19' })).toEqual({ whole: [], edges: [] });
  });

  test('the pieces of a span hold each of its days exactly once', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 500 }), (from, length) => {
        const span = { from, to: addDays(from, length) };
        const { whole, edges } = cutIntoHalfMonths(span);
        const pieces = [...whole, ...edges].sort((a, b) => (a.from < b.from ? -1 : 1));
        expect(edges.length).toBeLessThanOrEqual(2);
        expect(pieces[0]!.from).toBe(span.from);
        expect(pieces.at(-1)!.to).toBe(span.to);
        for (const [index, piece] of pieces.entries()) {
          if (index > 0) expect(piece.from).toBe(addDays(pieces[index - 1]!.to, 1));
        }
        expect(pieces.reduce((sum, piece) => sum + daysFrom(piece.from, piece.to) + 1, 0)).toBe(length + 1);
      }),
    );
  });

  test('both half-year calendars are made of whole half-months, so their figures need no edges', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...Object.values(halfYearSchemes)), (on, scheme) => {
        expect(cutIntoHalfMonths(periodContaining(scheme, on)).edges).toEqual([]);
      }),
    );
  });
});
