import { beforeEach, describe, expect, test } from '@jest/globals';
import { given } from '@lien-nganh/testing';
import { establishTheAgencies } from '../agency/examples.ts';
import { agency } from '../agency/agency.ts';
import { province, type Province } from '../examples.ts';
import { establishTheTeam } from '../team-178/examples.ts';
import { events } from './events.ts';
import { registerTheProvince, row, theHillCommune, theHillCommuneWhoseEndIsListed, units } from './examples.ts';
import { respell } from './respell.ts';
import { unit } from './unit.ts';
import { withdrawChange } from './withdraw-change.ts';

let here: Province;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
});

const on = '2025-07-01';
const change = (to: string, more = {}) => ({ on, to, basis: '1670/NQ-UBTVQH15', ...more });
const send = (name: string, input: unknown, id: string = units.hill) => here.send(unit, name, input, { id });

describe('registering a unit', () => {
  test('the same row twice is one unit', async () => {
    expect(await here.send(unit, 'register', row('90101'))).toBe('unit-is-new');
  });

  test('a code tells the level by its length', async () => {
    expect(await here.send(unit, 'register', row('904', { type: 'xã', parentCode: '901' }))).toBe(
      'code-fits-the-level',
    );
  });

  test('a code is borne by one unit at a time, and by another after its end', async () => {
    const later = row('90101', { validFrom: '2013-01-01' });
    expect(await here.send(unit, 'register', later)).toBe('code-is-borne-once');
    await here.send(unit, 'register', row('90103', { validTo: '2010-01-01' }));
    expect(await here.send(unit, 'register', row('90103', { validFrom: '2010-01-01' }))).toBeNull();
  });

  test('a province has no unit above it, and every other unit has', async () => {
    expect(await here.send(unit, 'register', row('91', { parentCode: '90' }))).toBe('only-a-province-has-no-parent');
    expect(await here.send(unit, 'register', row('903', { parentCode: null }))).toBe('only-a-province-has-no-parent');
  });

  test('the unit above must be there on the first day, and of a higher level', async () => {
    expect(await here.send(unit, 'register', row('99901'))).toBe('parent-is-registered');
    expect(await here.send(unit, 'register', row('90109', { validFrom: '2003-01-01' }))).toBe('parent-is-registered');
    expect(await here.send(unit, 'register', row('90109', { parentCode: '90102' }))).toBe('parent-is-registered');
  });

  test('where the list does not say since when, the unit above must be as old', async () => {
    expect(await here.send(unit, 'register', row('93', { validFrom: null }))).toBeNull();
    expect(await here.send(unit, 'register', row('931', { validFrom: null }))).toBeNull();
    expect(await here.send(unit, 'register', row('90108', { validFrom: null }))).toBe('parent-is-registered');
  });
});

describe('a change that puts another unit in the place of one', () => {
  test.each(['merge-into', 'move', 'upgrade', 'rename', 'continue'])('%s ends it on that day', async (name) => {
    expect(await send(name, change(units.valley))).toBeNull();
    expect(here.stateOf(unit, units.hill)).toMatchObject({
      is: 'ended',
      validTo: on,
      changes: [{ on, to: units.valley }],
    });
  });

  test('the successor must be registered, another unit, valid then and of the same level', async () => {
    expect(await send('merge-into', change('90199@2004-01-01'))).toBe('successor-is-registered');
    expect(await send('merge-into', change(units.hill))).toBe('successor-is-another-unit');
    expect(await send('merge-into', change(units.east))).toBe('successor-has-the-same-level');
    await here.send(unit, 'register', row('90104', { validTo: '2020-01-01' }));
    expect(await send('merge-into', change('90104@2004-01-01'))).toBe('successor-is-valid-then');
  });

  test('the unit must be valid the day before, and may end once', async () => {
    expect(await send('merge-into', { ...change(units.valley), on: '2004-01-01' })).toBe(
      'unit-is-valid-before-the-change',
    );
    await send('merge-into', change(units.valley));
    expect(await send('move', change(units.river))).toBe('change-is-recorded-once');
    expect(await send('move', { ...change(units.river), on: '2026-07-01' })).toBe('unit-is-valid-before-the-change');
  });

  test('a unit that is not registered cannot change', async () => {
    expect(await send('move', change(units.river), '90777@2004-01-01')).toBe('unit-is-registered');
  });

  test('where the list gives the end, the change explains it and agrees with it', async () => {
    await here.send(unit, 'register', row('90105', { validTo: on }));
    const id = '90105@2004-01-01';
    expect(await send('merge-into', { ...change(units.hill), on: '2020-02-01' }, id)).toBe('change-fits-the-known-end');
    expect(await send('merge-into', change(units.hill), id)).toBeNull();
  });
});

describe('splitting a unit', () => {
  const parts = [{ to: units.valley }, { to: units.river }];

  test('ends it where nothing of it remains', async () => {
    expect(await send('split-into', { on, parts })).toBeNull();
    expect(here.stateOf(unit, units.hill)).toMatchObject({ is: 'ended', validTo: on });
  });

  test('leaves it standing where it only gave something away, and each part is told once', async () => {
    expect(await send('split-into', { on, parts, stays: true })).toBeNull();
    expect(here.stateOf(unit, units.hill)).toMatchObject({ is: 'standing', changes: [{ extent: 'part' }, {}] });
    expect(await send('split-into', { on, parts, stays: true })).toBe('change-is-recorded-once');
  });
});

describe('abolishing a unit', () => {
  test('is refused while units below it would be left without one above', async () => {
    expect(await send('abolish', { on }, units.west)).toBe('units-below-have-gone-elsewhere');
    await send('merge-into', change(units.hill), units.river);
    expect(await send('abolish', { on }, units.west)).toBeNull();
  });

  test('is refused while an agency of it goes on', async () => {
    await establishTheAgencies(here);
    for (const commune of [units.hill, units.valley]) await send('merge-into', change(units.river), commune);
    expect(await send('abolish', { on }, units.east)).toBe('agencies-of-the-unit-are-dissolved');
  });

  test('is refused while its Team 178 stands', async () => {
    await establishTheAgencies(here);
    await establishTheTeam(here);
    for (const commune of [units.hill, units.valley]) await send('merge-into', change(units.river), commune);
    for (const slug of ['police-east', 'east'])
      await here.send(agency, 'dissolve', { on, successors: [{ agency: 'ppc' }] }, { id: slug });
    expect(await send('abolish', { on }, units.east)).toBe('teams-of-the-unit-are-dissolved');
  });
});

describe('correcting the list', () => {
  test('another spelling leaves the unit the same', () => {
    const input = { name: 'Đồi Cao', aliases: ['Doi Cao'], basis: null };
    given(unit, theHillCommune).when(respell, input).then(events.UnitRespelled(input));
    given(unit).when(respell, input).thenRefused('unit-is-registered');
  });

  test('a change that was entered wrongly is withdrawn, and the unit stands again', () => {
    const merged = events.UnitMerged({ on, to: units.valley, extent: 'whole', basis: null });
    const state = given(unit, [...theHillCommune, merged])
      .when(withdrawChange, { on, reason: 'Nhầm xã' })
      .state();
    expect(state).toMatchObject({ is: 'standing', validTo: null, changes: [] });
  });

  test('the end that the list gave stays when its explanation is withdrawn', () => {
    const merged = events.UnitMerged({ on, to: units.valley, extent: 'whole', basis: null });
    const history = [...theHillCommuneWhoseEndIsListed, merged];
    expect(given(unit, history).when(withdrawChange, { on, reason: 'Nhầm xã' }).state()).toMatchObject({ validTo: on });
  });

  test('there must be something to withdraw', () => {
    given(unit, theHillCommune)
      .when(withdrawChange, { on, reason: 'Nhầm' })
      .thenRefused('there-is-a-change-to-withdraw');
    given(unit).when(withdrawChange, { on, reason: 'Nhầm' }).thenRefused('unit-is-registered');
  });
});
