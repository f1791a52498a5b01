import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountRecord } from '@lien-nganh/contracts/reference';
import type { ProcessInput } from '@lien-nganh/kernel';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { carryOutTransfers } from '../processes/carry-out-transfers.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { account } from './account.ts';
import type { OpenedAccount } from './state.ts';

let here: Province;

const people: readonly (readonly [account: string, agency: string, role: string, to?: string])[] = [
  ['head.ppc', 'ppc', 'head'],
  ['head.police', 'police', 'head'],
  ['officer.police', 'police', 'officer'],
  ['officer-2.police', 'police', 'officer'],
  ['gone.police', 'police', 'officer', '2013-12-31'],
  ['officer.health', 'health', 'officer'],
];

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  for (const [id, agency, role, to] of people)
    await here.send(account, 'open', {
      ...{ account: id, subject: `subject-of-${id}`, agency, role },
      ...{ from: '2013-07-01', ...(to && { to }) },
    });
});

const basis = { number: '44/QĐ-UBND', issuedOn: '2014-03-20' };
const there = { account: 'officer-9.health', agency: 'health', role: 'officer', position: 'Chuyên viên' };
const paper = { from: '2014-04-01', to: there, successor: 'officer-2.police', basis };
const chairman = actor('ppc', 'head');

const transfer = (more: object = {}, by = chairman, id = 'officer.police') =>
  here.send(account, 'transfer', { ...paper, ...more }, { id, by });
const stateOf = (id: string) => here.stateOf(account, id) as OpenedAccount;
const told = (id: string) => here.rows.get('accounts', `account ${id}`) as Promise<AccountRecord | null>;

describe('an officer who is transferred', () => {
  test('holds one account until the day before and another from that day, and a colleague takes over what is open', async () => {
    expect(await transfer()).toBeNull();
    expect(stateOf('officer.police')).toMatchObject({
      ...{ is: 'closed', to: '2014-03-31' },
      transferredTo: { account: 'officer-9.health', agency: 'health', successor: 'officer-2.police', heldUp: [] },
    });
    expect(stateOf('officer-9.health')).toMatchObject({
      ...{ is: 'open', subject: 'subject-of-officer.police', agency: 'health', role: 'officer', from: '2014-04-01' },
      positions: [{ title: 'Chuyên viên', from: '2014-04-01' }],
    });
    expect(stateOf('officer-2.police').deputisings).toMatchObject([
      { kind: 'hand-over', of: 'officer.police', from: '2014-04-01', to: null, basis },
    ]);
    expect([(await told('officer.police'))!.to, (await told('officer-9.health'))!.from]).toEqual([
      ...['2014-03-31', '2014-04-01'],
    ]);
  });

  test('hands over to a colleague whose own account has a last day until that day', async () => {
    const limited = { account: 'limited.police', subject: 'limited', agency: 'police', role: 'officer' };
    await here.send(account, 'open', { ...limited, from: '2013-07-01', to: '2014-12-31' });
    expect(await transfer({ successor: 'limited.police' })).toBeNull();
    expect(stateOf('limited.police').deputisings).toMatchObject([{ kind: 'hand-over', to: '2014-12-31' }]);
    expect(stateOf('officer.police').transferredTo).toMatchObject({ heldUp: [] });
  });

  test('may stay in the agency, with other work, by its own head', async () => {
    const within = { to: { ...there, account: 'officer-3.police', agency: 'police' } };
    expect(await transfer(within, actor('police', 'head'))).toBeNull();
    expect(stateOf('officer-3.police')).toMatchObject({ is: 'open', agency: 'police' });
  });

  test.each<[string, object, ReturnType<typeof actor>?, string?]>([
    ['account-is-there', {}, chairman, 'nobody'],
    ['given-from-above-both', {}, actor('police', 'head')],
    ['nobody-gives-themself-a-role', {}, actor('police', 'officer')],
    ['nobody-gives-themself-a-role', { successor: 'head.police' }, actor('police', 'head', 'head.police'), undefined],
    ['administrator-opens-heads-only', {}, actor('platform', 'admin')],
    ['transfer-begins-within-the-account', { from: '2013-07-01' }],
    ['transfer-begins-within-the-account', {}, chairman, 'gone.police'],
    ['account-is-new', { to: { ...there, account: 'officer.health' } }],
    ['agency-goes-on', { to: { ...there, agency: 'unknown' } }],
    ['agencies-make-no-administrator', { to: { ...there, role: 'admin' } }],
    ['role-needs-its-duty', { to: { ...there, role: 'standing' } }],
    ['duties-are-the-agencys', { to: { ...there, duties: ['communicate'] } }],
    ['successor-has-an-account-then', { successor: 'nobody' }],
    ['deputy-has-an-account-then', { successor: 'gone.police' }],
    ['deputy-is-of-the-agency', { successor: 'officer.health' }],
    ['principal-is-another', { successor: 'officer.police' }],
  ])('is not where %s', async (rule, more, by = chairman, id = 'officer.police') => {
    const within = rule === 'nobody-gives-themself-a-role' && 'successor' in more;
    const to = within ? { to: { ...there, account: 'x.police', agency: 'police' } } : {};
    expect(await transfer({ ...to, ...more }, by, id)).toBe(rule);
  });

  test('is not transferred twice', async () => {
    await transfer();
    expect(await transfer({ to: { ...there, account: 'another.health' } })).toBe('account-is-open');
  });
});

describe('what carries it out', () => {
  const deciding = { now: '', today: '2014-03-21', key: 'officer.police' };
  const answer = (to: string, outcome: 'accepted' | 'refused' | 'timed-out', rule?: string): ProcessInput => ({
    ...{ is: 'answer', to, outcome },
    ...(rule && { rule }),
  });
  const after = async (input?: ProcessInput) => {
    await transfer();
    const event = here.log.find(({ name }) => name === 'AccountTransferred')!;
    const known = carryOutTransfers.evolve(carryOutTransfers.initial, { is: 'event', event } as ProcessInput);
    const told = input ?? ({ is: 'event', event } as ProcessInput);
    return carryOutTransfers.react(told, input ? carryOutTransfers.evolve(known, input) : known, deciding);
  };

  test('opens and hands over, and sets the position once the account is there', async () => {
    expect(await after()).toMatchObject([{ command: 'open' }, { command: 'deputise', id: 'officer-2.police' }]);
    expect(await after(answer('open 1', 'accepted'))).toMatchObject([{ command: 'set-position' }]);
  });

  test('goes on where an answer was lost and the command had arrived', async () => {
    expect(await after(answer('open 1', 'timed-out'))).toMatchObject([{ as: 'open 1 again' }]);
    expect(await after(answer('open 1 again', 'refused', 'account-is-new'))).toMatchObject([
      { command: 'set-position' },
    ]);
    expect(await after(answer('hand-over 1 again', 'refused', 'deputisings-do-not-overlap'))).toEqual([]);
  });

  test('says on the account that was left what could not be done', async () => {
    const wanted = await after(answer('open 1', 'refused', 'account-is-new'));
    expect(wanted).toMatchObject([
      { command: 'note-transfer-held-up', id: 'officer.police', input: { step: 'open', rule: 'account-is-new' } },
    ]);
    const input = { step: 'open', rule: 'account-is-new' };
    expect(await here.send(account, 'note-transfer-held-up', input, { id: 'officer.police' })).toBeNull();
    expect(stateOf('officer.police').transferredTo).toMatchObject({ heldUp: [input] });
    expect(await here.send(account, 'note-transfer-held-up', input, { id: 'officer.health' })).toBe(
      'account-was-transferred',
    );
  });
});
