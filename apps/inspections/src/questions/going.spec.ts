import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '@lien-nganh/kernel';
import * as inspections from '../inspection/examples.ts';
import { inspection } from '../inspection/inspection.ts';
import { asked, person } from './examples.ts';
import { myWork } from './my-work.ts';

const AUTHOR = 'account-1';

describe('my-work, where somebody who was to go has gone', () => {
  /** m-5 was relieved on 30 June; former-chairman’s account ended. */
  const going = (crew: readonly object[], more: object = {}) => {
    const [first, ...rest] = inspections.approved;
    return [{ ...first!, data: { ...(first!.data as object), crew, ...more } }, ...rest];
  };
  const seat = (member: string) => ({ member, account: `account-of-${member}`, agency: 'police' });
  const of = (account: string) => ({ member: account, account, agency: 'police' });
  type Who = { readonly account: string; readonly standsInFor?: readonly string[] };
  const tasksFor = async (history: readonly NewEvent[], who: Who) => {
    const ask = await asked(myWork, [[inspection, 'one', history]]);
    const answer = (await ask(
      {},
      { ...person(who.account, 'police', { action: 'inspections.my-work' }), sees: () => true, ...who },
    )) as {
      rows: { task: string; about: string | null }[];
    };
    return answer.rows;
  };
  const waiting = async (history: readonly NewEvent[], who: Who) =>
    (await tasksFor(history, who)).filter(({ task }) => task === 'name-another-member').map(({ about }) => about);
  const withoutSeat = going(['m-1', 'm-2', 'm-5'].map(seat));
  const withoutAccount = going([of('account-2'), of('former-chairman')], { body: 'other', team: null });

  test('whoever goes along, and whoever wrote it, is to name another', async () => {
    expect(await waiting(withoutSeat, { account: 'account-of-m-1' })).toEqual(['m-5']);
    expect(await waiting(withoutSeat, { account: AUTHOR })).toEqual(['m-5']);
    expect(await waiting(withoutAccount, { account: 'account-2' })).toEqual(['former-chairman']);
  });

  test('who is on leave on the day is to be replaced, and goes again afterwards', async () => {
    const more = { body: 'other', team: null };
    const on = (plannedFor: string) => going([of('account-2'), of('on-leave')], { ...more, plannedFor });
    expect(await waiting(on('2013-07-31'), { account: 'account-2' })).toEqual(['on-leave']);
    expect(await waiting(on('2013-08-01'), { account: 'account-2' })).toEqual([]);
  });

  test('nobody else, not even the one who has gone; but whoever took over from the one who wrote it', async () => {
    expect(await waiting(withoutSeat, { account: 'account-of-m-5' })).toEqual([]);
    expect(await waiting(withoutSeat, { account: 'chairman' })).toEqual([]);
    expect(await waiting(withoutSeat, { account: 'successor', standsInFor: [AUTHOR] })).toEqual(['m-5']);
  });

  test('whoever wrote it is to enter the minutes once all who went have left, and not before', async () => {
    const begun = { on: '2013-07-16', present: ['m-5'], breaches: [], rules: 'team-178@0' };
    const underWay = (crew: readonly object[], more: object = {}) => [
      ...going(crew, more),
      { name: 'InspectionBegun', data: begun, occurredOn: '2013-07-16' },
    ];
    const left = async (history: readonly NewEvent[], who: Who) =>
      (await tasksFor(history, who)).map(({ task }) => task);
    expect(await left(underWay([seat('m-5')]), { account: AUTHOR })).toEqual(['sign-minutes']);
    expect(await left(underWay([seat('m-5')]), { account: 'successor', standsInFor: [AUTHOR] })).toEqual([
      'sign-minutes',
    ]);
    expect(await left(underWay([seat('m-5')]), { account: 'chairman' })).toEqual([]);
    expect(await left(underWay([seat('m-1'), seat('m-5')]), { account: AUTHOR })).toEqual([]);
    const gone = underWay([of('former-chairman')], { body: 'other', team: null });
    expect(await left(gone, { account: AUTHOR })).toEqual(['sign-minutes']);
  });

  test('no more once others go, or the visit has begun', async () => {
    const changed = { plannedFor: '2013-07-20', leader: 'm-1', participants: [], reason: 'Điều động' };
    const crew = ['m-1', 'm-2', 'm-3'].map(seat);
    const named = { name: 'PreparationChanged', data: { ...changed, crew, rules: null } };
    expect(await waiting([...withoutSeat, named], { account: AUTHOR })).toEqual([]);
    expect(await waiting([...withoutSeat, inspections.underWay.at(-1)!], { account: AUTHOR })).toEqual([]);
  });
});
