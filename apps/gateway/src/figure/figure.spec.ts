import { describe, expect, test } from '@jest/globals';
import { dayOf, halfYearSchemes, periodsOf } from '@lien-nganh/vocabulary';
import { fined, joint, visit } from '../examples.ts';
import { defined, figureFrom, inspected, number, wholeProvince } from './examples.ts';
import { checkQuestion } from './question.ts';

describe('one visit made jointly by several agencies (S-05)', () => {
  const finding = (agency: string, item: string) => ({ item, agency, result: 'not-met' as const });
  const events = [
    ...defined,
    inspected(11, 'k1', {
      ...joint('police', 'health', 'culture'),
      findings: [finding('police', 'a'), finding('police', 'b'), finding('health', 'c'), finding('culture', 'd')],
      sanctions: [fined('police', '15000000')],
      obligations: ['879/O14', '879/O31'],
    }),
    inspected(12, 'k2', joint('police')),
    inspected(13, 'k3', joint('health', 'labour')),
  ];

  test('counts once for the province, with its findings and its fine', () => {
    expect(figureFrom(events, {}).value).toEqual(number('3'));
    expect(figureFrom(events, { indicator: 'findings' }).value).toEqual(number('4'));
    expect(figureFrom(events, { indicator: 'fines-imposed' }).value).toEqual(number('15000000'));
  });

  test('counts once for each participant, and the answer says that lines overlap', () => {
    const lines = ['police', 'health', 'culture', 'labour'].map((agency) => figureFrom(events, { agency }));
    expect(lines.map(({ value }) => value)).toEqual(['2', '2', '1', '1'].map(number));
    expect(lines.every(({ frame }) => frame.overlaps)).toBe(true);
    expect(figureFrom(events, {}).frame.overlaps).toBe(false);
  });

  test('the money is the line of the agency that decided, and of no other', () => {
    const fines = { indicator: 'fines-imposed' };
    expect(figureFrom(events, { ...fines, agency: 'police' }).value).toEqual(number('15000000'));
    expect(figureFrom(events, { ...fines, agency: 'culture' }).value).toEqual({ is: 'zero', checks: '1' });
  });

  test('an activity that answers two obligations counts once for each of them and once in the total', () => {
    const lines = ['879/O14', '879/O31'].map((obligation) => figureFrom(events, { obligation }));
    expect(lines.map(({ value }) => value)).toEqual([number('1'), number('1')]);
    expect(lines[0]!.frame).toMatchObject({ axis: 'obligation', line: '879/O14', overlaps: true });
  });

  test('an agency and an obligation together are no one axis', () => {
    const both = { ...wholeProvince, agency: 'police', obligation: '879/O14' };
    expect(() => checkQuestion(both)).toThrow('Choose an agency or an obligation');
  });
});

describe('an activity that is corrected after it was counted (S-06)', () => {
  const [a, b] = ['03386@2004-10-25', '03387@2004-10-25'];
  const events = [
    ...defined,
    inspected(11, 'k1', { unit: a, establishmentKind: 'karaoke' }),
    inspected(12, 'k1', { unit: b, establishmentKind: 'lodging' }),
    inspected(13, 'k1', { unit: b, establishmentKind: 'lodging', breaches: ['no-report'] }),
  ];

  test('moves with all that hangs on it, and the total stays one', () => {
    expect(figureFrom(events, { unit: a }).value).toEqual({ is: 'zero', checks: '0' });
    expect(figureFrom(events, { unit: b }).value).toEqual(number('1'));
    expect(figureFrom(events, {}).value).toEqual(number('1'));
    expect(figureFrom(events, { breakdown: 'kind' }).parts!.values).toEqual([{ part: 'lodging', value: number('1') }]);
  });

  test('as known before the correction it is where it was recorded', () => {
    expect(figureFrom(events, { unit: a, asOf: 11n }).value).toEqual(number('1'));
    expect(figureFrom(events, { unit: b, asOf: 11n }).value).toEqual({ is: 'zero', checks: '0' });
  });
});

describe('a unit that is dissolved inside the year (S-09)', () => {
  const [into88, into08, split] = ['03386@2004-10-25', '03387@2004-10-25', '03389@2004-10-25'];
  const [c1, c2] = ['03388@2025-07-01', '03408@2025-07-01'];
  const district = '105@2013-12-28';
  const visits = (unit: string, count: number, rest: Partial<typeof visit> = {}) =>
    Array.from({ length: count }, (_, n) => ({
      unit,
      name: `${unit}-${n}-${rest.occurredOn}-${rest.placements}`,
      rest,
    }));
  const [spring, autumn] = ['2025-03-10', '2025-09-10'];
  const place = (...placements: string[]) => ({ occurredOn: spring, placements });
  const events = [
    ...defined,
    ...[
      ...visits(into88, 2, place()),
      ...visits(into08, 1, place()),
      ...visits(split, 1, place(c1)),
      ...visits(split, 1, place(c2)),
      ...visits(c1, 2, { occurredOn: autumn }),
      ...visits(c2, 1, { occurredOn: autumn }),
    ].map(({ unit, name, rest }, index) => inspected(20 + index, name, { unit, ...rest })),
  ];
  const year = { from: '2025-01-01', to: '2025-12-31' };
  const values = (map: 'as-was' | 'as-now', units: (string | null)[]) =>
    units.map((unit) => figureFrom(events, { ...year, map, unit }).value);

  test('as it was, what happened after its end does not lie in the district', () => {
    const later = [...defined, inspected(20, 'later', { unit: c1, occurredOn: autumn })];
    const asked = { ...year, map: 'as-was', unit: district } as const;
    const { value, frame } = figureFrom(later, asked);
    expect([value, frame.cannotBePlaced]).toEqual([{ is: 'zero', checks: '0' }, null]);
  });

  test('as it was, the district keeps its five', () => {
    expect(values('as-was', [district, c1, c2, null])).toEqual(['5', '2', '1', '8'].map(number));
  });

  test('as it is now, its successors hold them, and the year is the same', () => {
    expect(values('as-now', [c1, c2, null])).toEqual(['5', '3', '8'].map(number));
  });

  test('a dissolved unit is on no map of today, and the figure says so', () => {
    expect(values('as-now', [district])).toEqual([{ is: 'cannot-be-carried', because: 'level-ended' }]);
    expect(values('as-now', [into88])).toEqual([{ is: 'cannot-be-carried', because: 'not-valid-then' }]);
  });

  test('what has no place on the new map is shown as such, never guessed, and stays in the total', () => {
    const unplaced = [...events, inspected(40, 'lost', { unit: split, occurredOn: spring })];
    const now = figureFrom(unplaced, { ...year, map: 'as-now', unit: c1 });
    expect(now.value).toEqual(number('5'));
    expect(now.frame.cannotBePlaced).toEqual({ value: '1', because: ['several'] });
    expect(figureFrom(unplaced, { ...year, map: 'as-now', unit: null }).value).toEqual(number('9'));
  });

  test('a unit of which all that may be its own has no place has no value, not zero', () => {
    const only = [...defined, inspected(40, 'lost', { unit: split, occurredOn: spring })];
    const now = figureFrom(only, { ...year, map: 'as-now', unit: c1 });
    expect(now.value).toEqual({ is: 'cannot-be-carried', because: 'several' });
  });

  test('on the map of a day before the change, the new communes lie in the district that they were made from', () => {
    const before = { ...year, map: '2025-06-30' };
    expect(figureFrom(events, { ...before, unit: district }).value).toEqual(number('8'));
    const ward = figureFrom(events, { ...before, unit: into88 });
    expect([ward.value, ward.frame.cannotBePlaced]).toEqual([number('2'), { value: '2', because: ['several'] }]);
  });

  test('an indicator or a breakdown that nobody has defined is refused', () => {
    expect(() => figureFrom(events, { indicator: 'nothing-such' })).toThrow('no such indicator');
    expect(() => figureFrom(events, { breakdown: 'colour' })).toThrow('not broken down');
  });
});

describe('to which half-year a day belongs (S-10, S-11)', () => {
  const days = ['2025-10-30', '2025-12-20', '2026-06-14', '2026-06-15'];
  const events = [...defined, ...days.map((occurredOn, n) => inspected(20 + n, `v${n}`, { occurredOn }))];
  const halves = (scheme: keyof typeof halfYearSchemes) =>
    [2025, 2026].flatMap((year) =>
      periodsOf(halfYearSchemes[scheme], year).map(({ code, from, to }) => {
        const { value } = figureFrom(events, { from, to });
        return `${code}: ${value.is === 'number' ? value.value : 0}`;
      }),
    );

  test('depends on the scheme alone, and each day is in exactly one', () => {
    expect(halves('calendar')).toEqual(['2025-H1: 0', '2025-H2: 2', '2026-H1: 2', '2026-H2: 0']);
    expect(halves('cut-off')).toEqual(['2025-H1: 0', '2025-H2: 1', '2026-H1: 2', '2026-H2: 1']);
  });

  test('the border is midnight in Viet Nam', () => {
    const moments = ['2026-06-30T16:59:59.999Z', '2026-06-30T17:30:00.000Z'];
    const late = moments.map((moment, n) => inspected(20 + n, `m${n}`, { occurredOn: dayOf(moment) }));
    const [h1, h2] = periodsOf(halfYearSchemes.calendar, 2026).map(({ from, to }) =>
      figureFrom([...defined, ...late], { from, to }),
    );
    expect([h1!.value, h2!.value]).toEqual([number('1'), number('1')]);
  });
});
