import { describe, expect, test } from '@jest/globals';
import { canonicalJson, hashedOf, reportFigures, type ReportFigures } from './report-figures.ts';

const figures: ReportFigures = {
  ...{ regime: 'six-months', period: '2013-H2', reporter: null, position: 'l1:12', leftOut: [] },
  template: { id: 'six-monthly', version: 1 },
  figures: [
    {
      ...{
        ref: '2013-H2-0A1B2C3D4E',
        indicator: 'inspections-done',
        definitionVersions: [1],
        unit: null,
        agency: null,
      },
      ...{ obligation: null, part: null, quarter: null, column: 'period', sensitivity: 'open' },
      value: { is: 'number', value: '12345678901234567890' },
    },
  ],
  hash: 'a'.repeat(64),
};

describe('the figures of a report', () => {
  test('keep numbers of any size, and zero, missing and withheld apart', () => {
    expect(reportFigures.parse(figures)).toEqual(figures);
    const value = (one: object) => ({ ...figures, figures: [{ ...figures.figures[0], value: one }] });
    expect(reportFigures.safeParse(value({ is: 'zero' })).success).toBe(false);
    expect(reportFigures.safeParse(value({ is: 'withheld', value: '3' })).success).toBe(false);
    expect(reportFigures.safeParse(value({ is: 'number', value: '1.5' })).success).toBe(false);
  });

  test('are hashed without their hash, in an order and form of their own', () => {
    const told = canonicalJson(hashedOf(figures));
    expect(told).not.toContain('aaaa');
    expect(told.startsWith('{"figures":[{"agency":null,"column":"period","definitionVersions":[1],')).toBe(true);
    expect(canonicalJson({ b: 'Phường', a: [1, { d: true, c: null }] })).toBe(
      canonicalJson({ a: [1, { c: null, d: true }], b: 'Phường'.normalize('NFD') }),
    );
  });
});
