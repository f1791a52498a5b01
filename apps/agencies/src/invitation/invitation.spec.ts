import { beforeEach, describe, expect, test } from '@jest/globals';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { invitation } from './invitation.ts';

let here: Province;
beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

const sending = { id: 'i-1', by: actor('labour'), today: '2013-09-01' };
const invited = { on: '2013-09-05', at: '08:30', place: 'Phòng họp số 2', subject: 'Giao ban', invited: ['police'] };
const invite = (more: object = {}) =>
  here.send(invitation, 'invite', { lead: 'labour', to: 'meeting', ...invited, ...more }, sending);

describe('an invitation', () => {
  test('is changed as a whole, and called off with a reason', async () => {
    expect(await invite()).toBeNull();
    const change = (to: object) => here.send(invitation, 'change', { ...invited, ...to }, sending);
    expect(await change({})).toBe('invitation-changes');
    expect(await change({ at: '14:00', invited: ['police', 'health'] })).toBeNull();
    expect(here.stateOf(invitation, 'i-1')).toMatchObject({ is: 'stands', at: '14:00', invited: ['police', 'health'] });
    expect(await here.send(invitation, 'call-off', { reason: 'Trùng lịch' }, sending)).toBeNull();
    expect(await change({})).toBe('invitation-stands');
    expect(await here.send(invitation, 'call-off', { reason: 'Trùng lịch' }, sending)).toBe('invitation-stands');
  });

  test.each([
    ['agencies-are-known', { invited: ['nobody'] }],
    ['agencies-are-known', { on: '1999-01-01' }],
    ['another-is-invited', { invited: ['labour'] }],
    ['lies-ahead', { on: '2013-08-31' }],
  ])('is refused by %s', async (rule, more) => {
    expect(await invite(more)).toBe(rule);
  });

  test('is for those who invite and those who are invited', async () => {
    await invite();
    expect(invitation.scope(here.stateOf(invitation, 'i-1'), 'i-1')).toMatchObject({
      ...{ sensitivity: 'internal', owners: ['labour'], participants: ['police'] },
    });
  });
});
