import { beforeEach, describe, expect, test } from '@jest/globals';
import { inMemory } from '@lien-nganh/testing';
import { reminderAddresses } from '../reminder-addresses/reminder-addresses.ts';
import { delivery } from './delivery.ts';
import { parcelAt, type Delivery } from './state.ts';

const by = { account: 'account-1', agency: 'labour', role: 'standing' };
const id = 'period.879.2013-H2.police.2014-01-06';
const wanted = {
  ...{ delivery: id, kind: 'period', about: '879.2013-H2', agency: 'police' },
  ...{ dueOn: '2014-01-06', remindedOn: '2013-12-23' },
};

let here: ReturnType<typeof inMemory>;
beforeEach(async () => {
  here = inMemory([reminderAddresses, delivery], {}, { by, today: '2013-12-23' });
  await name('van-thu', 'mail', 'vanthu@congan.example');
});
const name = async (address: string, channel: string, to: string) =>
  (await here.send(reminderAddresses, 'name', { agency: 'police', address, channel, to })).refused;
const send = async (command: string, input: object, today = '2013-12-23') =>
  (await here.send(delivery, command, input, { id, today })).refused;
const settle = (outcome: string, attempt = 1) =>
  send('note-outcome', { address: 'van-thu', attempt, outcome, why: 'x' });
const parcel = () => parcelAt(here.stateOf('delivery', id) as Delivery, 'van-thu');

describe('addresses for reminders', () => {
  test('are named under a code, led elsewhere under the same, and withdrawn', async () => {
    expect(await name('van-thu', 'mail', 'vanthu@congan.example')).toBe('address-changes');
    expect(await name('van-thu', 'webhook', 'https://hook.example/x')).toBeNull();
    expect(here.stateOf('reminderAddresses', 'police')).toMatchObject({ addresses: [{ channel: 'webhook' }] });
    const withdraw = async () =>
      (await here.send(reminderAddresses, 'withdraw', { address: 'van-thu' }, { id: 'police' })).refused;
    expect([await withdraw(), await withdraw()]).toEqual([null, 'address-is-named']);
  });

  test.each([
    ['mail', 'không phải thư'],
    ['mail', 'https://hook.example'],
    ['webhook', 'vanthu@congan.example'],
    ['webhook', 'ftp://hook.example'],
  ])('by %s do not lead to %s', async (channel, to) => {
    expect(await name('khac', channel, to)).toBe('address-is-of-its-channel');
  });
});

describe('a reminder on its way', () => {
  test('goes to every address that its agency has, once, and to none where it has none', async () => {
    await name('cong', 'webhook', 'https://hook.example/x');
    expect(await send('want', wanted)).toBeNull();
    expect(await send('want', wanted)).toBe('delivery-is-wanted-once');
    expect((here.stateOf('delivery', id) as { parcels: unknown }).parcels).toHaveLength(2);
    const elsewhere = { ...wanted, delivery: 'another', agency: 'health' };
    expect((await here.send(delivery, 'want', elsewhere)).refused).toBe('agency-has-addresses');
  });

  test('is claimed once before it is sent, and settled once', async () => {
    await send('want', wanted);
    expect(await settle('made')).toBe('delivery-is-claimed');
    expect(await send('claim', { address: 'van-thu' })).toBeNull();
    expect(await send('claim', { address: 'van-thu' })).toBe('delivery-waits');
    expect(await settle('made', 2)).toBe('delivery-is-claimed');
    expect(await settle('made')).toBeNull();
    expect(await settle('refused')).toBe('delivery-is-claimed');
    expect(await send('claim', { address: 'van-thu' })).toBe('delivery-waits');
  });

  test('of which nobody knows what became is not sent again, and may still turn out to have come', async () => {
    await send('want', wanted);
    await send('claim', { address: 'van-thu' });
    expect(await settle('unknown')).toBeNull();
    expect(await send('claim', { address: 'van-thu' })).toBe('delivery-waits');
    expect(await settle('refused')).toBe('delivery-is-claimed');
    expect(await settle('made')).toBeNull();
    expect(parcel()?.is).toBe('made');
  });

  test('that is clearly refused waits longer each time, and is given up with the reason', async () => {
    await send('want', wanted);
    const waits: number[] = [];
    // `today` says how late it is: each day begins after the last wait
    for (let attempt = 1; attempt <= 7; attempt++) {
      const on = `2013-12-${22 + attempt}`;
      expect(await send('claim', { address: 'van-thu' }, on)).toBeNull();
      const outcome = { address: 'van-thu', attempt, outcome: 'refused', why: '451 thử lại sau' };
      expect(await send('note-outcome', outcome, on)).toBeNull();
      const { again, claimedAt } = parcel()!;
      if (again !== null) waits.push((Date.parse(again) - Date.parse(claimedAt!)) / 60_000);
    }
    expect(waits).toEqual([1, 5, 30, 120, 360, 720]);
    expect(parcel()).toMatchObject({ is: 'given-up', why: '451 thử lại sau' });
  });

  test('that is refused for good is given up at once, and one that waits is not tried before its time', async () => {
    await send('want', wanted);
    await send('claim', { address: 'van-thu' });
    await settle('refused');
    expect(await send('claim', { address: 'van-thu' })).toBe('delivery-waits');
    await send('claim', { address: 'van-thu' }, '2013-12-24');
    expect(await settle('refused-for-good', 2)).toBeNull();
    expect(parcel()?.is).toBe('given-up');
  });

  test('is not sent for the first time days after the reminder', async () => {
    await send('want', wanted);
    expect(await send('claim', { address: 'van-thu' }, '2013-12-27')).toBe('delivery-is-fresh');
    expect(await send('claim', { address: 'van-thu' }, '2013-12-26')).toBeNull();
  });
});
