import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountRecord } from '@lien-nganh/contracts/reference';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, installer, province, type Province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { account } from './account.ts';
import { brokenByDeputising } from './deputising.ts';
import type { OpenedAccount } from './state.ts';

let here: Province;

/** A chairman with a deputy and an officer; departments below with a head and officers; the east district below too. */
const people: readonly (readonly [account: string, agency: string, role: string, to?: string])[] = [
  ['head.ppc', 'ppc', 'head'],
  ['deputy.ppc', 'ppc', 'head'],
  ['officer.ppc', 'ppc', 'officer'],
  ['head.police', 'police', 'head'],
  ['officer.police', 'police', 'officer'],
  ['officer-2.police', 'police', 'officer'],
  ['gone.police', 'police', 'officer', '2013-12-31'],
  ['head.health', 'health', 'head'],
];

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  for (const [id, agency, role, to] of people)
    await here.send(account, 'open', {
      ...{ account: id, subject: `subject of ${id}`.replaceAll(' ', '-'), agency, role },
      ...{ from: '2013-07-01', ...(to && { to }) },
    });
});

const basis = { number: '15/QĐ-CAT', issuedOn: '2014-01-02' };
const term = { from: '2014-02-01', to: '2014-02-28' };
const leave = { kind: 'leave', of: 'head.police', ...term, basis };
const chairman = actor('ppc', 'head');
const head = actor('police', 'head');

const deputise = (id: string, input: object, by = head) => here.send(account, 'deputise', input, { id, by });
const stateOf = (id: string) => here.stateOf(account, id) as OpenedAccount;

describe('somebody stands in for another', () => {
  test.each<[string, string, object, ReturnType<typeof actor>]>([
    ['for a head on leave', 'officer.police', leave, head],
    ['for an officer on leave', 'officer.police', { ...leave, of: 'officer-2.police' }, head],
    ['as acting head, whom the body above names', 'officer.police', { kind: 'acting-head', ...term, basis }, chairman],
    ['as deputy of the chairman', 'deputy.ppc', { kind: 'deputy', of: 'head.ppc', from: term.from, basis }, chairman],
    [
      'by delegation, in an agency below',
      'head.police',
      { kind: 'delegation', of: 'head.ppc', rights: ['approve-plans'], ...term, basis },
      chairman,
    ],
    [
      'by order',
      'officer.ppc',
      { kind: 'by-order', of: 'head.ppc', rights: ['confirm-follow-up'], from: term.from, basis },
      chairman,
    ],
    [
      'in the open work of one who has gone',
      'officer.police',
      { kind: 'hand-over', of: 'gone.police', from: term.from, basis },
      head,
    ],
  ])('%s', async (_, id, input, by) => {
    expect(await deputise(id, input, by)).toBeNull();
    expect(stateOf(id).deputisings).toMatchObject([{ ...input }]);
  });

  test.each<[string, string, object, ReturnType<typeof actor>?]>([
    ['nobody-gives-themself-a-role', 'head.police', { ...leave, of: 'officer.police' }],
    ['kind-says-for-whom', 'officer.police', { ...leave, of: null }],
    ['kind-says-for-whom', 'officer.police', { ...leave, kind: 'acting-head' }],
    ['rights-are-named', 'officer.police', { ...leave, kind: 'delegation' }],
    ['rights-are-named', 'officer.police', { ...leave, rights: ['sign-reports'] }],
    ['term-is-limited', 'officer.police', { ...leave, to: null }],
    ['deputy-has-an-account-then', 'gone.police', leave],
    ['deputy-has-an-account-then', 'officer.police', { ...leave, from: '2013-06-01' }],
    ['principal-is-there', 'officer.police', { ...leave, of: 'gone.police' }],
    ['principal-is-there', 'officer.police', { ...leave, of: 'unknown' }],
    ['principal-is-another', 'officer.police', { ...leave, of: 'officer.police' }],
    ['principal-is-a-head', 'officer.police', { ...leave, kind: 'deputy', of: 'officer-2.police' }],
    ['deputy-is-not-the-superior', 'deputy.ppc', { ...leave, kind: 'delegation', rights: ['sign-reports'] }, chairman],
    ['deputy-is-of-the-agency', 'head.health', { ...leave, kind: 'delegation', rights: ['sign-reports'] }],
    ['deputy-is-of-the-agency', 'officer.police', { ...leave, of: 'head.ppc' }, chairman],
    [
      'given-by-the-principal-or-above',
      'officer.police',
      { ...leave, kind: 'delegation', of: 'head.ppc', rights: ['approve-plans'] },
    ],
  ])('%s', async (rule, id, input, by = head) => {
    expect(await deputise(id, input, by)).toBe(rule);
  });

  test('one at a time for somebody on leave, and one at a time as acting head', async () => {
    await deputise('officer.police', leave);
    const later = { ...leave, from: '2014-02-28', to: '2014-03-31' };
    expect(await deputise('officer-2.police', later)).toBe('deputisings-do-not-overlap');
    expect(await deputise('officer-2.police', { ...later, from: '2014-03-01' })).toBeNull();
    const acting = { kind: 'acting-head', from: '2014-06-01', basis };
    expect(await deputise('officer.police', acting, chairman)).toBeNull();
    expect(await deputise('officer-2.police', acting, chairman)).toBe('deputisings-do-not-overlap');
    expect(await deputise('officer.ppc', acting, chairman)).toBeNull();
  });

  test('once, also where what is told of the account lags behind', async () => {
    const before = await here.rows.get('accounts', 'account officer.police');
    await deputise('officer.police', leave);
    const principal = await here.rows.get('accounts', 'account head.police');
    const accounts = [before, principal] as readonly AccountRecord[];
    const known = { accounts, standings: () => ({ superiorOf: [] }) };
    const asked = { wanted: { ...leave, kind: 'leave', rights: [] } as const, id: 'officer.police', actor: head };
    const deputy = stateOf('officer.police');
    expect(brokenByDeputising({ ...asked, deputy }, known)).toBe('deputisings-do-not-overlap');
  });

  test('in no circle, at whatever remove, on days in common', async () => {
    await deputise('officer.police', { ...leave, of: 'head.police' });
    await deputise('officer-2.police', { ...leave, of: 'officer.police' });
    const back = { ...leave, of: 'officer-2.police' };
    expect(await deputise('head.police', back, chairman)).toBe('deputisings-go-in-no-circle');
    expect(await deputise('head.police', { ...back, from: '2014-03-01', to: '2014-03-31' }, chairman)).toBeNull();
  });

  test('until it is ended, before its time', async () => {
    await deputise('officer.police', leave);
    const { deputising } = stateOf('officer.police').deputisings[0]!;
    const end = (input: object) =>
      here.send(
        account,
        'end-deputising',
        { deputising, reason: 'Hết phép', ...input },
        { id: 'officer.police', by: head },
      );
    expect(await end({ lastDay: '2014-02-28' })).toBe('deputising-ends-earlier');
    expect(await end({ lastDay: '2014-02-10', deputising: 'another' })).toBe('deputising-is-there');
    expect(await end({ lastDay: '2014-02-10' })).toBeNull();
    expect(stateOf('officer.police').deputisings).toMatchObject([{ to: '2014-02-10' }]);
    expect(await deputise('officer-2.police', { ...leave, from: '2014-02-11' })).toBeNull();
  });

  test('only with an account that is there and goes on', async () => {
    expect(await deputise('nobody', leave)).toBe('account-is-there');
    await here.send(account, 'close', { lastDay: '2014-01-31', reason: 'a' }, { id: 'officer.police', by: installer });
    expect(await deputise('officer.police', leave)).toBe('account-is-open');
    const end = { deputising: 'x', lastDay: '2014-02-10', reason: 'a' };
    expect(await here.send(account, 'end-deputising', end, { id: 'nobody', by: head })).toBe('account-is-there');
  });
});

test('a position is kept with those before it, and nobody gives it to themself', async () => {
  const set = (id: string, title: string, from: string) =>
    here.send(account, 'set-position', { title, from }, { id, by: head });
  expect(await set('officer.police', 'Đội trưởng', '2014-01-01')).toBeNull();
  expect(await set('officer.police', 'Cán bộ', '2013-07-01')).toBeNull();
  expect(await set('officer.police', 'Phó Trưởng phòng', '2014-01-01')).toBeNull();
  expect(stateOf('officer.police').positions).toEqual([
    { title: 'Cán bộ', from: '2013-07-01' },
    { title: 'Phó Trưởng phòng', from: '2014-01-01' },
  ]);
  expect(await set('head.police', 'Trưởng phòng', '2014-01-01')).toBe('nobody-gives-themself-a-role');
  expect(await set('nobody', 'Trưởng phòng', '2014-01-01')).toBe('account-is-there');
});

describe('the name of the holder', () => {
  const decision = { number: '20/QĐ-UBND', date: '2013-06-20', signatory: 'Chủ tịch UBND tỉnh' };
  const name = (id: string, more: object = {}, today = '2014-01-01') =>
    here.send(
      account,
      'name-holder',
      { name: 'Lò Văn Mẫu', retention: { years: 10, decision, ...more } },
      { id, by: head, today },
    );

  test('is kept with the account, and leaves the service in nothing', async () => {
    expect(await name('officer.police')).toBeNull();
    expect(stateOf('officer.police').holder).toBe('Lò Văn Mẫu');
    expect(JSON.stringify(await here.rows.list('accounts', ''))).not.toContain('Lò Văn Mẫu');
  });

  test('is entered by whoever manages the account, on a schedule that was decided and runs', async () => {
    expect(await name('nobody')).toBe('account-is-there');
    expect(await name('head.police')).toBe('nobody-gives-themself-a-role');
    const late = { decision: { ...decision, date: '2014-01-02' } };
    expect(await name('officer.police', late)).toBe('retention-was-decided-by-today');
    expect(await name('gone.police', {}, '2023-12-30')).toBeNull();
    expect(await name('gone.police', {}, '2023-12-31')).toBe('retention-runs-still');
  });
});
