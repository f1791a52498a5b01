import { beforeEach, describe, expect, test } from '@jest/globals';
import { imported, inMemory } from '@lien-nganh/testing';
import { openingStocksRegister, pastFiguresRegister } from '../registers/past-figures.ts';
import { pastFigures } from './past-figures.ts';

const life = { validFrom: '2004-01-01', validTo: null, aliases: [], changes: [] };
const [province, north, commune] = ['90@2004-01-01', '901@2004-01-01', '90101@2004-01-01'];
const unit = (key: string, type: string, parentCode: string | null) => {
  const [code] = key.split('@');
  return { ...life, unit: key, code, name: key, type, parentCode };
};
const indicator = (code: string, more: object = {}) => ({
  ...{ code, definitionVersion: 1, kind: 'flow', measure: 'inspections.visit', sensitivity: 'internal' },
  ...{ validFrom: '2004-01-01', validTo: null, ...more },
});
const indicators = [
  indicator('visits'),
  indicator('places', { kind: 'derived-stock' }),
  indicator('observed', { kind: 'observed-stock' }),
  indicator('estimated', { kind: 'estimate' }),
  indicator('small', { sensitivity: 'withhold-small' }),
  indicator('released', { measure: 'health-interventions.release' }),
  indicator('disciplined', { sensitivity: 'restricted' }),
  indicator('new', { validFrom: '2013-01-01' }),
];
const tables = {
  units: {
    [province]: unit(province, 'tỉnh', null),
    [north]: unit(north, 'huyện', '90'),
    [commune]: unit(commune, 'xã', '901'),
  },
  agencies: { police: { agency: 'police', ...life } },
  indicators: Object.fromEntries(indicators.map((one) => [`${one.code}@1`, one])),
};
const by = { account: 'account-1', agency: 'labour', role: 'standing' };

let here: ReturnType<typeof inMemory>;
beforeEach(() => {
  here = inMemory([pastFigures], tables, { by, today: '2013-07-16' });
});

const year = { from: '2012-01-01', to: '2012-12-31' };
const figure = (more: object = {}) => ({
  ...{ unit: province, ...year, value: 973, exactness: 'exact', document: '159/BC-UBND', dated: '2013-01-15', ...more },
});
const enter = async (code: string, ...figures: readonly object[]) =>
  (await here.send(pastFigures, 'enter', { indicator: code, figures })).refused;
const held = (id: string) => (here.stateOf('pastFigures', id) as { readonly figures: readonly object[] }).figures;

describe('past figures', () => {
  test('are entered, put right, and taken back', async () => {
    expect(await enter('visits', figure())).toBeNull();
    expect(await enter('visits', figure())).toBe('something-is-told');
    expect(await enter('visits', figure({ value: 970, exactness: 'rounded' }))).toBeNull();
    expect(held('visits')).toEqual([figure({ value: '970', exactness: 'rounded' })]);
    const back = async () =>
      (await here.send(pastFigures, 'take-back', { unit: province, ...year, reason: 'Nhập nhầm' }, { id: 'visits' }))
        .refused;
    expect([await back(), await back(), held('visits')]).toEqual([null, 'figure-is-there', []]);
  });

  test.each([
    ['indicator-is-known', 'unknown', {}],
    ['indicator-is-known', 'new', {}],
    ['small-counts-come-in-releases', 'small', {}],
    ['small-counts-come-in-releases', 'released', {}],
    ['restricted-figures-are-stated', 'disciplined', {}],
    ['observations-have-records', 'observed', {}],
    ['observations-have-records', 'estimated', {}],
    ['days-are-of-the-indicator', 'visits', { from: '2013-01-01' }],
    ['days-are-of-the-indicator', 'visits', { to: '2013-07-16' }],
    ['days-are-of-the-indicator', 'places', {}],
    ['unit-stood-then', 'visits', { unit: '999@2004-01-01' }],
  ])('%s refuses %s', async (rule, code, more) => {
    expect(await enter(code, figure(more))).toBe(rule);
    expect(here.log).toEqual([]);
  });

  test('count once: neither days twice, nor a unit beside one that lies in it', async () => {
    expect(await enter('visits', figure({ unit: north }))).toBeNull();
    const half = { from: '2012-07-01', to: '2012-12-31' };
    expect(await enter('visits', figure({ unit: north, ...half }))).toBe('counted-once');
    expect(await enter('visits', figure())).toBe('counted-once');
    expect(await enter('visits', figure({ unit: commune, ...half }))).toBe('counted-once');
    expect(await enter('visits', figure({ from: '2011-01-01', to: '2011-12-31' }))).toBeNull();
    const own = { indicator: 'visits', agency: 'police', figures: [figure()] };
    expect((await here.send(pastFigures, 'enter', own)).refused).toBeNull();
    expect((await here.send(pastFigures, 'enter', { ...own, agency: 'nobody' })).refused).toBe('agency-is-known');
  });

  test('of a stock follow each other in one unit, and are of no other around it', async () => {
    const opening = (unit: string, to: string) => figure({ unit, from: to, to });
    expect(await enter('places', opening(north, '2011-12-31'), opening(north, '2012-12-31'))).toBeNull();
    expect(await enter('places', opening(province, '2013-06-30'))).toBe('counted-once');
  });
});

describe('a row of a register', () => {
  const row = {
    ...{ indicator: 'visits', agency: null, unit: province, ...year, value: 973, exactness: 'exact' },
    ...{ document: '159/BC-UBND', dated: '2013-01-15' },
  };
  const said = { value: 973, exactness: 'exact', document: '159/BC-UBND', dated: '2013-01-15' };

  test('becomes a past figure, and is put right', async () => {
    const told = await imported(here, pastFiguresRegister, row, { exactness: 'rounded' });
    expect(told).toMatchObject({ refused: null, held: said, after: { ...said, exactness: 'rounded' } });
    expect(here.log).toHaveLength(2);
  });

  test('becomes an opening stock of its day', async () => {
    const { from: _from, ...stock } = { ...row, indicator: 'places', agency: 'police' };
    expect((await imported(here, openingStocksRegister, stock, { value: 970 })).after).toEqual({ ...said, value: 970 });
    expect(held('places.police')).toMatchObject([{ from: year.to, to: year.to }]);
  });
});
