import { describe, expect, test } from '@jest/globals';

import { imported, inMemory } from '@lien-nganh/testing';
import { registered } from '../establishment/examples.ts';
import type { Establishment } from '../establishment/state.ts';
import { establishment } from '../establishment/establishment.ts';
import { establishmentType } from '../establishment-type/establishment-type.ts';
import { cultureLicence } from '../culture-licence/culture-licence.ts';
import { cultureLicencesRegister } from './culture-licences.ts';
import { establishmentsRegister } from './establishments.ts';
import { twinKeysOf } from './twin-keys.ts';

const unit = '90001@2004-01-01';
const life = { validFrom: '2004-01-01', validTo: null };
const alone = { superiors: [], successors: [] };
const tables = {
  units: {
    [unit]: { unit, code: '90001', name: 'A', type: 'xã', parentCode: '900', aliases: [], changes: [], ...life },
  },
  agencies: {
    police: { agency: 'police', level: 'province', names: { vi: 'Công an', en: 'Police' }, ...alone, ...life },
  },
};
const by = { account: 'account-1', agency: 'police', role: 'officer' };
const here = () => inMemory([establishment, establishmentType, cultureLicence], tables, { by, today: '2013-07-16' });

const place = {
  ...{ code: 'KR-15', name: 'Quán Hoa Ban', kind: 'karaoke', address: 'Số 5', unit, openedOn: '2010-05-01' },
  ...{ owner: 'Chủ quán', contact: null, conditional: true, prone: true, risk: 'low', keeper: 'police' },
  ...{ licence: 'in-force', licenceNumber: '15/GP', licenceFrom: '2010-05-01' },
};

describe('a row of the book of establishments', () => {
  test('becomes a record that says the same, and is corrected where it says otherwise', async () => {
    const changes = { name: 'Quán Ban Mai', licence: 'expired', licenceFrom: '2013-01-01', risk: 'high', prone: false };
    const { refused, held, corrections, after } = await imported(here(), establishmentsRegister, place, changes);
    const { code: _code, contact: _contact, keeper: _keeper, ...said } = place;
    expect([refused, held]).toEqual([null, said]);
    expect(corrections.map(({ command }) => command)).toEqual([
      ...['correct-establishment', 'change-licence', 'assess-risk'],
    ]);
    expect(after).toEqual({ ...said, ...changes });
  });

  test('that says nothing of conditions leaves them to the list of kinds', () => {
    const input = establishmentsRegister.inputOf(
      { ...place, prone: null, conditional: null, risk: null },
      null as never,
    );
    expect(input).toMatchObject({ risk: 'unknown' });
    expect(Object.keys(input as object)).not.toEqual(expect.arrayContaining(['prone', 'conditional']));
  });

  test('never writes anew what was erased', () => {
    const gone = { erased: true, decision: '12/QĐ' } as const;
    const state = registered.reduce<unknown>((before, event) => establishment.evolve(before, event as never), {
      is: 'none',
    }) as Exclude<Establishment, { is: 'none' }>;
    const held = establishmentsRegister.heldBy({ ...state, name: gone, owner: gone });
    expect(Object.keys(held)).not.toEqual(expect.arrayContaining(['name']));
    expect(Object.keys(held)).not.toEqual(expect.arrayContaining(['owner']));
    expect(held).toHaveProperty('address');
  });

  test('of a record that was withdrawn leads to none', () => {
    expect(establishmentsRegister.heldBy({ is: 'none' })).toBe('gone');
  });
});

test('a row of the book of licences becomes a record that says the same, and is corrected', async () => {
  const row = { on: '2012-01-05', unit, lead: 'police', kind: 'karaoke', number: '7/GP', establishment: null };
  const { held, after } = await imported(here(), cultureLicencesRegister, row, { on: '2012-02-05' });
  expect([held, after]).toEqual([
    { on: '2012-01-05', unit, lead: 'police', kind: 'karaoke', number: '7/GP' },
    { on: '2012-02-05', unit, lead: 'police', kind: 'karaoke', number: '7/GP' },
  ]);
});

describe('places that may be one', () => {
  const keys = (more: object) =>
    twinKeysOf({
      unit,
      kind: 'karaoke',
      name: 'Quán Hoa Ban',
      address: 'Số 5, đường 3/2',
      licence: '15/GP',
      ...more,
    }).map(({ key }) => key);

  test('share a key whatever marks, letter case and signs they were written with', () => {
    expect(keys({ name: 'QUAN HOA BAN', address: 'số 5 đường 3-2', licence: '15 / gp' })).toEqual(keys({}));
  });

  test('share none in another commune, but for the licence', () => {
    const shared = keys({ unit: '90002@2004-01-01' }).filter((key) => keys({}).includes(key));
    expect(shared).toEqual(['licence karaoke 15 gp']);
  });

  test('of which nothing is said share nothing', () => {
    expect(keys({ name: null, address: null, licence: null })).toEqual([]);
  });
});
