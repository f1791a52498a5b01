import { describe, expect, test } from '@jest/globals';
import { unitMapFrom } from '@lien-nganh/contracts/reference';
import { inspectionsDone, units } from '../examples.ts';
import { definition, figureFrom, inspected } from './examples.ts';
import { QuestionRefused } from './question.ts';
import { keysOfSame, latestKey } from './same-unit.ts';
import { unitNamed } from './words/unit-named.ts';

const [town, city, ward] = ['105@2004-10-25', '105@2013-12-28', '03388@2025-07-01'];
const map = unitMapFrom([
  ...units,
  {
    ...units.find(({ unit }) => unit === ward)!,
    unit: '03388@2012-11-03',
    validFrom: '2012-11-03',
    validTo: '2025-07-01',
    changes: [],
  },
]);
const year = { from: '2013-01-01', to: '2013-12-31' };
const day = (on: string) => ({ from: on, to: on });

function refusal(name: string, days: { from: string; to: string }): QuestionRefused {
  try {
    unitNamed(map, name, days);
  } catch (error) {
    if (error instanceof QuestionRefused) return error;
  }
  throw new Error(`${name} was not refused`);
}

describe('the unit that a code names', () => {
  test('is the one that bore it on the day of the asked map', () => {
    expect(unitNamed(map, '105', day('2013-06-30'))).toBe(town);
    expect(unitNamed(map, '105', day('2013-12-28'))).toBe(city);
  });

  test('is one and the same unit when it only became a city within the period', () => {
    expect(unitNamed(map, '105', year)).toBe(city);
    expect([latestKey(map, town), keysOfSame(map, city)]).toEqual([city, [town, city]]);
  });

  test('is not chosen between different units, and the answer names them', () => {
    const { rule, details, sentences } = refusal('03388', { from: '2025-01-01', to: '2025-12-31' });
    expect([rule, details.candidates?.map(({ unit }) => unit)]).toEqual(['unit-ambiguous', ['03388@2012-11-03', ward]]);
    expect(sentences.vi).toContain('03388@2025-07-01 phường Đoàn Kết (2025-07-01 – …)');
    expect(unitNamed(map, '03388', day('2025-06-30'))).toBe('03388@2012-11-03');
  });

  test('is on no map of a day on which nobody bore it, and the answer says who did when', () => {
    const { rule, details } = refusal('105', day('2025-07-01'));
    expect([rule, details.candidates]).toEqual([
      'unit-not-on-map',
      [
        { unit: town, fullName: 'thị xã Lai Châu', from: '2004-10-25', to: '2013-12-27' },
        { unit: city, fullName: 'thành phố Lai Châu', from: '2013-12-28', to: '2025-06-30' },
      ],
    ]);
  });

  test('is unknown when nobody ever bore it; a wrong first day is answered with the right ones', () => {
    expect(refusal('999', year)).toMatchObject({ rule: 'unit-unknown', details: { candidates: [] } });
    expect(refusal('105@2013-12-27', year).details.candidates).toHaveLength(2);
  });
});

describe('a district that becomes a city on 28 December', () => {
  const visited = (position: number, name: string, occurredOn: string) => inspected(position, name, { occurredOn });
  const events = [definition(1, inspectionsDone), visited(20, 'k1', '2013-08-20'), visited(21, 'k2', '2013-12-30')];

  test('has one figure for the year, under either key, and its frame says when it bore which', () => {
    for (const unit of [town, city]) {
      const { value, frame } = figureFrom(events, { ...year, unit });
      expect(value).toEqual({ is: 'number', value: '2' });
      expect(frame.spans.map(({ unit: { key }, from, to }) => [key, from, to])).toEqual([
        [town, '2013-01-01', '2013-12-27'],
        [city, '2013-12-28', '2013-12-31'],
      ]);
    }
  });

  test('is one district to a count of districts', () => {
    const districts = { ...inspectionsDone, code: 'districts', kind: 'distinct', subject: 'district' } as const;
    expect(figureFrom([...events, definition(2, districts)], { ...year, indicator: 'districts' }).value).toEqual({
      is: 'number',
      value: '1',
    });
  });

  test('has the same figure on the map of either day', () => {
    for (const map of ['2013-06-30', '2014-01-01']) {
      expect(figureFrom(events, { ...year, unit: town, map }).value).toEqual({ is: 'number', value: '2' });
    }
  });
});
