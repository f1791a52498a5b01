import { beforeEach, describe, expect, test } from '@jest/globals';
import { given } from '@lien-nganh/testing';
import { agency } from '../agency/agency.ts';
import { establishTheAgencies } from '../agency/examples.ts';
import { actor, installer, province, type Province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { account } from './account.ts';
import { close } from './close.ts';
import {
  policeOfficer,
  theHeadsAccountIsOpen,
  theOfficersAccountIsClosed,
  theOfficersAccountIsOpen,
} from './examples.ts';
import { extend } from './extend.ts';
import { setDuties } from './set-duties.ts';

let here: Province;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

const head = actor('police', 'head');
const admin = actor('platform-operator', 'admin', 'admin');
const open = (more: Record<string, unknown>, by = head) =>
  here.send(account, 'open', { ...policeOfficer, ...more }, { by });

describe('opening an account', () => {
  test('the head of an agency opens accounts for its officers, each once', async () => {
    expect(await open({})).toBeNull();
    expect(await open({})).toBe('account-is-new');
    expect(await open({ account: 'officer-2.police', subject: 'subject-2' })).toBeNull();
  });

  test('a person has one account on a day; another one may follow it', async () => {
    await open({});
    expect(await open({ account: 'head-2.police', role: 'head' })).toBe('one-account-for-a-subject');
    await here.send(account, 'close', { lastDay: '2014-12-31', reason: 'a' }, { id: 'officer.police', by: head });
    expect(await open({ account: 'head-2.police', role: 'head', from: '2015-01-01' })).toBeNull();
  });

  test('nobody gives themself a role, whatever they call the account', async () => {
    await open({ account: 'head.police', subject: 'subject-head', role: 'head' }, installer);
    expect(await open({ subject: 'subject-head', from: '2030-01-01' })).toBe('nobody-gives-themself-a-role');
    await open({ account: 'admin', subject: 'subject-admin', role: 'admin', agency: 'operator' }, installer);
    const own = { account: 'head.ppc', subject: 'subject-admin', agency: 'ppc', role: 'head' };
    expect(await open(own, admin)).toBe('nobody-gives-themself-a-role');
  });

  test('a subject in other letters is no other person', async () => {
    await open({ account: 'admin', subject: 'subject-admin', role: 'admin', agency: 'operator' }, installer);
    const alias = { account: 'head.police', subject: 'SUBJECT-Admin', role: 'head' };
    expect(await open(alias, admin)).toBe('nobody-gives-themself-a-role');
    await open({ subject: 'subject-1' });
    expect(await open({ account: 'officer-2.police', subject: 'Subject-1' })).toBe('one-account-for-a-subject');
  });

  test.each(['admin\u200b', 'аdmin', 'ad min', 'installer', 'Service:inspections', ''])(
    'no account has the subject %j',
    async (subject) => {
      await expect(open({ subject })).rejects.toThrow();
    },
  );

  test.each(['auth0|5f7c8ec7c33c6c004bbafe82', 'lan@example.vn', 'f:3a-9:Lan', 'AAAAAAAAAAAA_b-1='])(
    'an issuer may call a person %s',
    async (subject) => {
      expect(await open({ subject })).toBeNull();
    },
  );

  test('no account is called as the platform itself', async () => {
    await expect(open({ account: 'installer' }, installer)).rejects.toThrow();
  });

  test('the administrator opens accounts of heads, and no other', async () => {
    expect(await open({ role: 'head', account: 'head.police' }, admin)).toBeNull();
    for (const role of ['officer', 'committee', 'standing', 'auditor', 'admin', 'service'])
      expect(await open({ role, account: `${role}.police`, subject: role }, admin)).toBe(
        'administrator-opens-heads-only',
      );
  });

  test('a head makes no administrator and no service', async () => {
    for (const role of ['admin', 'service']) expect(await open({ role })).toBe('agencies-make-no-administrator');
  });

  test('a role that sees the whole province needs an agency that holds the duty for it', async () => {
    for (const role of ['committee', 'standing', 'auditor']) expect(await open({ role })).toBe('role-needs-its-duty');
    const standing = { role: 'standing', agency: 'labour', account: 'standing' };
    expect(await open(standing, actor('labour', 'head'))).toBeNull();
  });

  test('an account has duties of its agency only, and its agency goes on on its first day', async () => {
    expect(await open({ duties: ['communicate'] })).toBe('duties-are-the-agencys');
    const labour = { agency: 'labour', duties: ['communicate'], account: 'officer.labour' };
    expect(await open(labour, actor('labour', 'head'))).toBeNull();
    await here.send(agency, 'dissolve', { on: '2013-01-01', successors: [] }, { id: 'police' });
    expect(await open({})).toBe('agency-goes-on');
  });
});

describe('an account that was opened', () => {
  const byHead = { actor: head, lookUps: { ofSamePerson: [] } };
  const heads = (duties: readonly string[]) => ({
    ...byHead,
    lookUps: { ofSamePerson: [], agency: { duties: duties.map((duty) => ({ duty, from: '2004-01-01', to: null })) } },
  });
  const last = { lastDay: '2014-12-31', reason: 'Chuyển công tác' };
  const duties = { duties: ['inspect'], from: '2014-01-01' };

  test('is closed by the head, and opened again for a late correction', () => {
    expect(given(account, theOfficersAccountIsOpen).when(close, last, byHead).state()).toMatchObject({
      is: 'closed',
      to: '2014-12-31',
    });
    expect(given(account, theOfficersAccountIsClosed).when(extend, { to: '2015-03-31' }, byHead).state()).toMatchObject(
      {
        is: 'open',
        to: '2015-03-31',
      },
    );
  });

  test('has duties that its agency holds', () => {
    const when = given(account, theOfficersAccountIsOpen);
    expect(when.when(setDuties, duties, heads(['inspect'])).state()).toMatchObject({ duties: ['inspect'] });
    when.when(setDuties, duties, heads([])).thenRefused('duties-are-the-agencys');
    const ended = { ...byHead, lookUps: { ofSamePerson: [], agency: null } };
    when.when(setDuties, duties, ended).thenRefused('agency-goes-on');
  });

  test('is not changed once closed, and does not end before it began', () => {
    const closed = given(account, theOfficersAccountIsClosed);
    closed.when(close, last, byHead).thenRefused('account-is-open');
    closed.when(setDuties, duties, heads(['inspect'])).thenRefused('account-is-open');
    const when = given(account, theOfficersAccountIsOpen);
    when.when(close, { ...last, lastDay: '2013-06-30' }, byHead).thenRefused('last-day-follows-the-first');
    when.when(extend, { to: '2013-06-30' }, byHead).thenRefused('last-day-follows-the-first');
  });

  test('is not extended over another account of the same person', () => {
    const other = { account: 'officer.health', from: '2015-01-01', to: null };
    given(account, theOfficersAccountIsClosed)
      .when(extend, { to: null }, { ...byHead, lookUps: { ofSamePerson: [other] } })
      .thenRefused('one-account-for-a-subject');
  });

  test('is never managed by its own holder', () => {
    const own = { ...heads(['inspect']), actor: head, id: 'head.police' };
    const when = given(account, theHeadsAccountIsOpen);
    when.when(close, last, own).thenRefused('nobody-gives-themself-a-role');
    when.when(extend, { to: null }, own).thenRefused('nobody-gives-themself-a-role');
    when.when(setDuties, duties, own).thenRefused('nobody-gives-themself-a-role');
  });

  test('of an officer is none of the administrator’s business', () => {
    const byAdmin = { ...heads(['inspect']), actor: admin };
    const when = given(account, theOfficersAccountIsOpen);
    when.when(close, last, byAdmin).thenRefused('administrator-opens-heads-only');
    when.when(extend, { to: null }, byAdmin).thenRefused('administrator-opens-heads-only');
    when.when(setDuties, duties, byAdmin).thenRefused('administrator-opens-heads-only');
    expect(given(account, theHeadsAccountIsOpen).when(close, last, byAdmin).state()).toMatchObject({ is: 'closed' });
  });

  test('must be there', () => {
    given(account).when(close, last, byHead).thenRefused('account-is-there');
    given(account).when(extend, { to: null }, byHead).thenRefused('account-is-there');
    given(account).when(setDuties, duties, heads([])).thenRefused('account-is-there');
  });
});
