import { describe, expect, test } from '@jest/globals';
import { contractEvent, establishmentOf, fined, inspectionsDone, joint } from '../examples.ts';
import { defined, definition, factsOf, figureFrom, inspected, number } from './examples.ts';

describe('kinds of figures', () => {
  const shop = (position: number, ...data: Parameters<typeof establishmentOf>) =>
    contractEvent('inspections.establishment', 'establishment-e1', { position, data: establishmentOf(...data) });

  test('a stock is what stands on the last day', () => {
    const events = [...defined, shop(20, {}), shop(21, { closedOn: '2013-10-05' })];
    const on = (to: string) => figureFrom(events, { indicator: 'conditional-businesses', to }).value;
    expect(['2013-10-04', '2013-10-05'].map(on)).toEqual([number('1'), { is: 'zero', checks: '0' }]);
  });

  test('a stock is carried to the map of its day, under whichever name the unit bears then', () => {
    const events = [...defined, shop(20, {})];
    const stock = { indicator: 'conditional-businesses', from: '2025-01-01' };
    expect(figureFrom(events, { ...stock, to: '2025-06-30', unit: '105@2013-12-28' }).value).toEqual(number('1'));
    expect(figureFrom(events, { ...stock, to: '2025-12-31', unit: '03388@2025-07-01' }).value).toEqual(number('1'));
  });

  describe('an establishment that becomes another on a day', () => {
    const [before, after] = ['03386@2004-10-25', '03387@2004-10-25'];
    const [moved, karaokeNoMore] = [
      { from: '2013-09-10', unit: after },
      { from: '2013-10-10', kind: 'lodging' },
    ];
    const stock = { indicator: 'conditional-businesses' };
    const kinds = (events: Parameters<typeof figureFrom>[0], to: string) =>
      figureFrom(events, { ...stock, to, breakdown: 'kind' }).parts!.values.map(({ part }) => part);

    test('is what it was until that day, and the other from it on: minus one and plus one', () => {
      const events = [...defined, shop(20, {}), shop(21, {}, moved, karaokeNoMore)];
      const at = (unit: string, to: string) => figureFrom(events, { ...stock, unit, to }).value;
      const none = { is: 'zero', checks: '0' };
      expect([at(before, '2013-09-09'), at(after, '2013-09-09')]).toEqual([number('1'), none]);
      expect([at(before, '2013-09-10'), at(after, '2013-09-10')]).toEqual([none, number('1')]);
      expect([kinds(events, '2013-10-09'), kinds(events, '2013-10-10')]).toEqual([['karaoke'], ['lodging']]);
      for (const to of ['2013-09-09', '2013-09-10', '2013-10-10']) {
        expect(figureFrom(events, { ...stock, to }).value).toEqual(number('1'));
      }
      expect(figureFrom(events, { ...stock, unit: before, asOf: 20n }).value).toEqual(number('1'));
    });

    test('leaves no trace in an indicator to which it is still the same', () => {
      const events = [...defined, shop(20, {}), shop(21, {}, { from: '2013-09-10', licensed: false, risk: 'high' })];
      const facts = factsOf(events).filter(({ counted }) => counted.indicator === 'conditional-businesses');
      expect(facts.map(({ position, value }) => [position, value])).toEqual([[20n, 1n]]);
    });

    test('stands as it last was until it closes', () => {
      const events = [...defined, shop(20, { closedOn: '2013-11-01' }, moved)];
      const on = (to: string) => figureFrom(events, { ...stock, to, unit: after }).value;
      expect(['2013-10-31', '2013-11-01'].map(on)).toEqual([number('1'), { is: 'zero', checks: '0' }]);
    });

    test('kept as it was published before changes had days stands from its opening', () => {
      const { stretches: _stretches, ...old } = establishmentOf();
      const kept = contractEvent('inspections.establishment', 'establishment-e1', { position: 20, data: old });
      expect(figureFrom([...defined, kept], stock).value).toEqual(number('1'));
    });
  });

  test('different establishments are counted once each, whatever the number of visits', () => {
    const again = { establishment: 'e-k1' };
    const events = [...defined, inspected(20, 'k1'), inspected(21, 'k2', again), inspected(22, 'k3')];
    expect(figureFrom(events, { indicator: 'establishments-inspected' }).value).toEqual(number('2'));
    const withdrawn = [...events, inspected(23, 'k1', { withdrawn: true })];
    expect(figureFrom(withdrawn, { indicator: 'establishments-inspected' }).value).toEqual(number('2'));
    const both = [...withdrawn, inspected(24, 'k2', { ...again, withdrawn: true })];
    expect(figureFrom(both, { indicator: 'establishments-inspected' }).value).toEqual(number('1'));
  });

  test('sums beyond 2^53 are exact', () => {
    const sanctions = [fined('police', '9007199254740993'), fined('culture', '2')];
    const events = [...defined, inspected(20, 'k1', { sanctions })];
    expect(figureFrom(events, { indicator: 'fines-imposed' }).value).toEqual(number('9007199254740995'));
  });
});

describe('number, zero, missing and withheld never turn into each other', () => {
  test('none found where somebody looked is zero with the looks behind it; where nobody looked it is missing', () => {
    const events = [...defined, inspected(20, 'k1'), inspected(21, 'k2')];
    const fines = { indicator: 'fines-imposed' };
    expect(figureFrom(events, fines).value).toEqual({ is: 'zero', checks: '2' });
    expect(figureFrom(events, { ...fines, unit: '03387@2004-10-25' }).value).toEqual({
      is: 'missing',
      because: 'not-checked',
    });
  });

  test('none of what is found by looking is told with the looks behind it, none of anything else without: they say nothing of it', () => {
    const looked = [...defined, inspected(20, 'k1'), inspected(21, 'k2')];
    const { steps } = figureFrom(looked, { indicator: 'fines-imposed' });
    expect(steps.at(-1)).toEqual({ vi: 'Kết quả: 0, sau 2 lượt kiểm tra.', en: 'Result: 0, after 2 checks.' });
    const sessions = definition(10, { ...inspectionsDone, code: 'sessions', measure: 'communications.session' });
    const none = figureFrom([sessions, ...looked], { indicator: 'sessions' });
    expect([none.value.is, none.steps.at(-1)]).toEqual(['zero', { vi: 'Kết quả: 0.', en: 'Result: 0.' }]);
  });

  test('an indicator that nothing feeds is missing', () => {
    const unfed = definition(10, { ...inspectionsDone, code: 'press-items', measure: null });
    expect(figureFrom([unfed], { indicator: 'press-items' }).value).toEqual({ is: 'missing', because: 'not-fed' });
    const unknown = definition(10, { ...inspectionsDone, code: 'press-items', measure: 'inspections.nothing' });
    expect(figureFrom([unknown], { indicator: 'press-items' }).value).toEqual({ is: 'missing', because: 'not-fed' });
  });

  test('an indicator over what never leaves its service is missing, and says so', () => {
    const planned = definition(10, { ...inspectionsDone, code: 'inspections-planned', measure: 'inspections.planned' });
    const told = figureFrom([planned], { indicator: 'inspections-planned' });
    expect(told.value).toEqual({ is: 'missing', because: 'not-published' });
    expect(told.steps.at(-1)!.en).toBe('Missing: what it counts never leaves its service.');
  });

  test('before its definition holds, and as known before it was made, a figure is missing', () => {
    const before = { from: '2012-01-01', to: '2012-12-31' };
    expect(figureFrom(defined, before).value).toEqual({ is: 'missing', because: 'not-defined' });
    expect(figureFrom(defined, { asOf: 0n }).value).toEqual({ is: 'missing', because: 'not-defined' });
  });

  test('what is withheld now is withheld in every past picture, with no word on what it is', () => {
    const events = [
      ...defined,
      inspected(20, 'k1'),
      definition(21, { ...inspectionsDone, sensitivity: 'withhold-small' }),
    ];
    const past = figureFrom(events, { asOf: 20n, breakdown: 'kind' });
    expect(past).toMatchObject({
      value: { is: 'withheld' },
      parts: null,
      frame: { cannotBePlaced: null, openPairs: 0 },
    });
  });
});

describe('the frame of a figure', () => {
  test('names the versions of the definition that hold in the period', () => {
    const second = { ...inspectionsDone, definitionVersion: 2, validFrom: '2013-10-01' };
    const { frame } = figureFrom([...defined, definition(10, second)], {});
    expect(frame.definitionVersions).toEqual([1, 2]);
  });

  test('says whether the period is over', () => {
    const state = (today: string) => figureFrom(defined, {}, today).frame.period.state;
    expect(['2013-06-30', '2013-07-01', '2013-12-31', '2014-01-01'].map(state)).toEqual([
      'not-begun',
      'running',
      'running',
      'over',
    ]);
  });

  test('is missing a number where the period lies ahead, which is no zero', () => {
    const value = (today: string) => figureFrom(defined, {}, today).value;
    expect(value('2013-06-30')).toEqual({ is: 'missing', because: 'not-begun' });
    expect(value('2013-07-01')).toEqual({ is: 'zero', checks: '0' });
  });

  test('an undecided possible twin is named beside the figure, and decided twins count once (S-18)', () => {
    const twins = [inspected(20, 'k1', { openPairs: 1 }), inspected(21, 'k2', { ...joint('culture'), openPairs: 1 })];
    const open = figureFrom([...defined, ...twins], {});
    expect([open.value, open.frame.openPairs]).toEqual([number('2'), 1]);
    const decided = [
      ...twins,
      inspected(22, 'k2', { ...joint('culture'), sameAs: 'k1' }),
      inspected(23, 'k1', joint('police', 'culture')),
    ];
    const one = figureFrom([...defined, ...decided], {});
    expect([one.value, one.frame.openPairs]).toEqual([number('1'), 0]);
    expect(figureFrom([...defined, ...decided], { agency: 'culture' }).value).toEqual(number('1'));
  });

  test('explains itself in both languages, from the definition to the result', () => {
    const { steps } = figureFrom([...defined, inspected(20, 'k1')], {});
    expect(steps[0]!.en).toContain('Inspections carried out');
    expect(steps.at(-1)).toEqual({ vi: 'Kết quả: 1.', en: 'Result: 1.' });
  });

  test('calls units as they were called then, with their codes, and says reasons in words', () => {
    const year = { from: '2013-01-01', to: '2013-12-31' };
    const told = (asked: object) =>
      figureFrom([...defined, inspected(20, 'k1')], { ...year, ...asked }).steps.map(({ vi }) => vi);
    expect(told({ unit: '105@2013-12-28' })).toEqual(
      expect.arrayContaining([
        'Địa bàn: thị xã Lai Châu (105, 01/01/2013 đến 27/12/2013); thành phố Lai Châu (105, 28/12/2013 đến 31/12/2013).',
        'Ghi nhận tại phường Quyết Thắng (03386): 1.',
      ]),
    );
    expect(told({ unit: '105@2013-12-28', map: '2013-06-30' })).toContain(
      'Địa bàn: thị xã Lai Châu (105), theo đơn vị hành chính ngày 30/06/2013.',
    );
    expect(told({ unit: '03386@2004-10-25', map: '2025-07-01' }).at(-1)).toBe(
      'Không chuyển được sang bản đồ này: đơn vị không tồn tại trên bản đồ này.',
    );
    expect(told({ indicator: 'fines-imposed', unit: '03387@2004-10-25' }).at(-1)).toBe(
      'Chưa có số liệu: chưa có lượt kiểm tra nào.',
    );
    const all = [told({ unit: '105@2004-10-25' }), told({ unit: '03388@2025-07-01', map: '2025-07-01' })].flat();
    expect(all.join()).not.toMatch(/\d{2,5}@\d{4}/);
  });
});
