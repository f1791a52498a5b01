import { describe, expect, test } from '@jest/globals';
import { isErased, sealingOf } from '@lien-nganh/kernel';
import { after, communeA, communeB, eastPart, endedCommune } from '../examples.ts';
import { assessRisk } from './assess-risk.ts';
import { changeEstablishment } from './change-establishment.ts';
import { ceaseEstablishment } from './cease-establishment.ts';
import { changeLicence } from './change-licence.ts';
import { correctEstablishment } from './correct-establishment.ts';
import { establishment } from './establishment.ts';
import { identifying } from './events.ts';
import { ceased, registered, withdrawn } from './examples.ts';
import { placeEstablishment } from './place-establishment.ts';
import { registerEstablishment } from './register-establishment.ts';
import { withdrawEstablishment } from './withdraw-establishment.ts';

const karaoke = {
  ...{ kind: 'karaoke', conditional: true, prone: true, unit: communeA, openedOn: '2010-05-01', keeper: 'police' },
  ...{ name: 'Quán Hoa Ban', address: 'Số 5', owner: null, contact: null, risk: 'unknown' },
  licence: { is: 'in-force', number: '15/GP', from: '2010-05-01' },
};
const register = (change: object = {}) =>
  after(establishment, []).decide(registerEstablishment, { ...karaoke, ...change });
const open = after(establishment, registered);

describe('an establishment', () => {
  test('is registered from the day on which it opened', async () => {
    const { events } = await register();
    expect(events).toMatchObject([
      { name: 'EstablishmentRegistered', occurredOn: '2010-05-01', data: { unit: communeA } },
    ]);
  });

  test.each([
    ['before it opens', { openedOn: '2013-07-17' }, 'happened-by-today'],
    ['in a commune that had not begun', { unit: eastPart }, 'unit-exists-on-that-day'],
    ['with an agency that is no more', { keeper: 'former-trade' }, 'keeper-exists-on-that-day'],
    [
      'with a licence without a number',
      { licence: { ...karaoke.licence, number: null } },
      'licence-in-force-has-a-number',
    ],
    ['as prone but not conditional', { conditional: false }, 'prone-is-conditional'],
  ])('is not registered %s', async (_title, change, rule) => {
    expect((await register(change)).refused).toBe(rule);
  });

  test('of a listed kind is as the list says, and names the entry; of another kind the officer must say', async () => {
    const { conditional: _conditional, prone: _prone, ...unsaid } = karaoke;
    const registering = (input: object) => after(establishment, []).decide(registerEstablishment, input);
    expect((await registering(unsaid)).events).toMatchObject([
      { data: { conditional: true, prone: true, listed: 'karaoke@0' } },
    ]);
    expect((await register({ prone: false })).events).toMatchObject([{ data: { prone: false, listed: 'karaoke@0' } }]);
    expect((await registering({ ...unsaid, kind: 'tea-house' })).refused).toBe('kind-is-listed-or-described');
    expect((await register({ kind: 'tea-house' })).events).toMatchObject([{ data: { prone: true, listed: null } }]);
  });

  test('name, address, owner and contact are each sealed under a key of their own', () => {
    const subjects = [
      identifying.name,
      identifying.address,
      identifying.owner.unwrap(),
      identifying.contact.unwrap(),
    ].map((schema) => sealingOf(schema));
    expect(subjects).toEqual(['name', 'address', 'owner', 'contact'].map((subject) => ({ for: 'subject', subject })));
  });

  test('whose name was erased is still a record, without the name', () => {
    const gone = { erased: true as const, decision: '9/QĐ' };
    const erased = [{ ...registered[0]!, data: { ...registered[0]!.data, name: gone, address: gone } }];
    const { state } = after(establishment, erased);
    expect(isErased((state as { name: unknown }).name)).toBe(true);
    expect(establishment.summary(state, 'id-1')).toMatchObject({ title: 'Cơ sở (đã xóa tên)', unit: communeA });
  });

  test('is found by name and address, never by its owner', () => {
    expect(establishment.summary(open.state, 'id-1').search).toEqual([
      'Quán karaoke đường 3 Tháng 2',
      'Số 5, đường 3 Tháng 2',
    ]);
  });

  test('is corrected with a reason, only where it changes', async () => {
    const { events } = await open.decide(correctEstablishment, {
      changes: { kind: 'lodging', unit: communeB, openedOn: '2010-05-01' },
      reason: 'Ghi nhầm',
    });
    expect(events).toMatchObject([{ data: { changed: { kind: 'lodging', unit: communeB } } }]);
    expect(Object.keys((events[0]!.data as { changed: object }).changed)).toEqual(['kind', 'unit']);
  });

  test.each([
    ['nothing', {}, 'correction-changes-something'],
    ['to have opened tomorrow', { openedOn: '2013-07-17' }, 'happened-by-today'],
    ['to have ceased before it opened', { closedOn: '2010-04-30' }, 'ceased-after-it-opened'],
    ['to be prone but not conditional', { conditional: false }, 'prone-is-conditional'],
    ['to a commune that had not begun', { unit: eastPart }, 'unit-exists-on-that-day'],
  ])('is not corrected: %s', async (_title, changes, rule) => {
    expect((await open.decide(correctEstablishment, { changes, reason: 'Sửa' })).refused).toBe(rule);
  });

  test('ceases after it opened, by today, once', async () => {
    expect((await open.decide(ceaseEstablishment, { closedOn: '2013-07-01' })).state).toMatchObject({ is: 'ceased' });
    expect((await open.decide(ceaseEstablishment, { closedOn: '2010-05-01' })).refused).toBe('ceased-after-it-opened');
    expect((await open.decide(ceaseEstablishment, { closedOn: '2013-07-17' })).refused).toBe('happened-by-today');
    expect((await after(establishment, ceased).decide(ceaseEstablishment, { closedOn: '2013-07-01' })).refused).toBe(
      'establishment-is-open',
    );
  });

  test('entered as ceased by mistake is open again by a correction', async () => {
    const { state } = await after(establishment, ceased).decide(correctEstablishment, {
      changes: { closedOn: null },
      reason: 'Nhầm',
    });
    expect(state).toMatchObject({ is: 'open', closedOn: null });
  });

  test('has its licence and its risk changed while it is open', async () => {
    const licence = { is: 'suspended', number: '15/GP', from: '2013-07-01' };
    expect((await open.decide(changeLicence, { licence })).state).toMatchObject({ licence });
    expect((await open.decide(assessRisk, { risk: 'high', reason: 'Vi phạm' })).state).toMatchObject({ risk: 'high' });
    expect((await after(establishment, ceased).decide(changeLicence, { licence })).refused).toBe(
      'establishment-is-open',
    );
    expect((await after(establishment, ceased).decide(assessRisk, { risk: 'low', reason: 'x' })).refused).toBe(
      'establishment-is-open',
    );
  });

  test('becomes another from a day on, by a change that is no correction', async () => {
    const change = { on: '2013-07-01', changes: { kind: 'lodging', prone: true, unit: communeB } };
    const { events, state } = await open.decide(changeEstablishment, change);
    expect(events).toMatchObject([
      { occurredOn: '2013-07-01', data: { changed: { kind: 'lodging', unit: communeB } } },
    ]);
    expect(state).toMatchObject({ kind: 'lodging', unit: communeB, opening: { kind: 'karaoke', unit: communeA } });
  });

  test.each([
    ['tomorrow', { on: '2013-07-17', changes: { kind: 'lodging' } }, 'happened-by-today'],
    ['on the day on which it opened', { on: '2010-05-01', changes: { kind: 'lodging' } }, 'changed-after-it-opened'],
    ['into what it is', { on: '2013-07-01', changes: { kind: 'karaoke' } }, 'change-changes-something'],
    ['into a commune that had not begun', { on: '2010-06-01', changes: { unit: eastPart } }, 'unit-exists-on-that-day'],
    ['prone but not conditional', { on: '2013-07-01', changes: { conditional: false } }, 'prone-is-conditional'],
  ])('does not become another %s', async (_title, input, rule) => {
    expect((await open.decide(changeEstablishment, input)).refused).toBe(rule);
    expect((await after(establishment, ceased).decide(changeEstablishment, input)).refused).toBe(
      'establishment-is-open',
    );
  });

  test('of a commune that was split is placed in the part in which it lies', async () => {
    const site = [{ ...registered[0]!, data: { ...registered[0]!.data, unit: endedCommune } }];
    const { state } = await after(establishment, site).decide(placeEstablishment, { unit: eastPart });
    expect(state).toMatchObject({ unit: endedCommune, placements: [eastPart] });
    expect((await open.decide(placeEstablishment, { unit: eastPart })).refused).toBe('placement-follows-the-lineage');
  });

  test('corrected into another unit has another place on later maps, too', async () => {
    const placed = [...registered, { name: 'EstablishmentPlacedOnLaterMap', data: { unit: eastPart } }];
    const placements = async (changes: object) =>
      (await after(establishment, placed).decide(correctEstablishment, { changes, reason: 'Nhầm' })).state;
    expect(await placements({ unit: communeB })).toMatchObject({ placements: [] });
    expect(await placements({ kind: 'lodging' })).toMatchObject({ placements: [eastPart] });
  });

  test('registered by mistake is withdrawn, and then stays as it is', async () => {
    expect((await open.decide(withdrawEstablishment, { reason: 'Trùng' })).state).toMatchObject({ is: 'withdrawn' });
    const gone = after(establishment, withdrawn);
    expect((await gone.decide(withdrawEstablishment, { reason: 'x' })).refused).toBe('record-stands');
    expect((await gone.decide(correctEstablishment, { changes: { kind: 'x' }, reason: 'x' })).refused).toBe(
      'record-stands',
    );
  });
});
