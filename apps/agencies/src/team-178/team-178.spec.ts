import { beforeEach, describe, expect, test } from '@jest/globals';
import { establishTheAgencies } from '../agency/examples.ts';
import { province, type Province } from '../examples.ts';
import { enterTheCircular } from '../team-rules/examples.ts';
import { registerTheProvince, units } from '../unit/examples.ts';
import { decision, establishTheTeam, memberInput, teamInput } from './examples.ts';
import { team178 } from './team-178.ts';

let here: Province;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
  await enterTheCircular(here);
});

const send = (name: string, input: unknown, id = 'team-east') => here.send(team178, name, input, { id });
const establish = (team: string, more: Record<string, unknown> = {}) =>
  here.send(team178, 'establish', teamInput(team, more));
const breachesOfLast = () => here.log.findLast(({ name }) => name !== 'CardNumberClaimed')!.data;
const from = '2014-01-01';

describe('establishing a team', () => {
  test('a team that keeps every rule has no mark', async () => {
    expect(await establish('team-east')).toBeNull();
    expect(await establish('team-east')).toBe('team-is-new');
    expect(here.log.find(({ name }) => name === 'TeamEstablished')!.data).toMatchObject({ breaches: [] });
  });

  test('its unit is valid on that day, of its level, and that of the committee or below it', async () => {
    expect(await establish('a', { unit: '999@2004-01-01' })).toBe('unit-is-registered');
    expect(await establish('a', { establishedOn: '2003-01-01' })).toBe('unit-is-registered');
    expect(await establish('a', { level: 'commune' })).toBe('unit-has-the-teams-level');
    expect(await establish('a', { unit: units.west })).toBe('set-up-by-the-committee-of-its-unit');
    expect(await establish('a', { agency: 'ppc' })).toBeNull();
    expect(await establish('b', { level: 'commune', unit: units.hill })).toBeNull();
  });

  test('the agencies that nominate are there', async () => {
    expect(await establish('a', { members: [memberInput('m1', { agency: 'nobody' })] })).toBe('agencies-go-on');
    expect(await establish('a', { agency: 'nobody' })).toBe('agencies-go-on');
  });

  test('it has one leader, nobody twice and no card twice', async () => {
    const leader = (member: string) => memberInput(member, { role: 'leader' });
    expect(await establish('a', { members: [leader('m1'), leader('m2')] })).toBe('one-leader');
    expect(await establish('a', { members: [memberInput('m1'), memberInput('m1', { card: '178-X' })] })).toBe(
      'member-is-not-on-the-team',
    );
    expect(await establish('a', { members: [memberInput('m1'), memberInput('m2', { card: '178-M1' })] })).toBe(
      'card-number-is-free',
    );
  });

  test('it says by which rules it was judged; where nobody has entered any, none is broken', async () => {
    await establish('team-east');
    expect(breachesOfLast()).toMatchObject({ rules: 'team-178@0' });
    const elsewhere = province();
    await registerTheProvince(elsewhere);
    await establishTheAgencies(elsewhere);
    await elsewhere.send(team178, 'establish', teamInput('a', { members: [memberInput('m1', { agency: 'front' })] }));
    const established = elsewhere.log.find(({ name }) => name === 'TeamEstablished')!;
    expect(established.data).toMatchObject({ breaches: [], rules: null });
  });

  test('a decision that does not keep the circular is recorded, and marked', async () => {
    expect(await establish('a', { members: [memberInput('m1', { agency: 'front' })] })).toBeNull();
    expect(here.log.find(({ name }) => name === 'TeamEstablished')!.data).toMatchObject({
      breaches: [
        'team-has-a-leader',
        'one-or-two-deputies',
        'at-least-three-members',
        'members-come-from-the-named-sectors',
      ],
    });
  });
});

describe('a team that stands', () => {
  beforeEach(() => establishTheTeam(here));

  test('takes in members who are not on it, under one leader, each with a card of their own', async () => {
    const appoint = (more: Record<string, unknown>) => send('appoint', { ...memberInput('m4', more), from, decision });
    expect(await appoint({ member: 'm3' })).toBe('member-is-not-on-the-team');
    expect(await appoint({ role: 'leader' })).toBe('one-leader');
    expect(await appoint({ agency: 'nobody' })).toBe('agencies-go-on');
    expect(await appoint({ card: '178-M1-TEAM-EAST' })).toBe('card-number-is-free');
    expect(await appoint({})).toBeNull();
    expect(breachesOfLast()).toMatchObject({ member: 'm4', breaches: [] });
  });

  test('marks a third deputy', async () => {
    for (const member of ['m4', 'm5'])
      await send('appoint', { ...memberInput(member, { role: 'deputy' }), from, decision });
    expect(breachesOfLast()).toMatchObject({ breaches: ['one-or-two-deputies'] });
  });

  test('lets a member go, and marks what it lacks then', async () => {
    const relieve = { member: 'm1', lastDay: '2013-12-31', decision, reason: 'Nghỉ hưu' };
    expect(await send('relieve', relieve)).toBeNull();
    expect(breachesOfLast()).toMatchObject({ breaches: ['team-has-a-leader', 'at-least-three-members'] });
    expect(await send('relieve', relieve)).toBe('member-is-on-the-team');
  });

  test('puts one member in the place of another, a leader for a leader', async () => {
    const incoming = memberInput('m9', { role: 'leader' });
    const substitute = { outgoing: 'm1', incoming, from, decision };
    expect(await send('substitute', { ...substitute, outgoing: 'm7' })).toBe('member-is-on-the-team');
    expect(await send('substitute', { ...substitute, outgoing: 'm2' })).toBe('one-leader');
    expect(await send('substitute', substitute)).toBeNull();
    expect(here.stateOf(team178, 'team-east')).toMatchObject({
      members: [{ member: 'm1', to: '2013-12-31' }, {}, {}, { member: 'm9', from, to: null }],
    });
  });

  test('gives a member another card', async () => {
    expect(await send('replace-card', { member: 'm2', card: '178-M1-TEAM-EAST', from })).toBe('card-number-is-free');
    expect(await send('replace-card', { member: 'm7', card: '178-NEW', from })).toBe('member-is-on-the-team');
    expect(await send('replace-card', { member: 'm2', card: '178-NEW', from })).toBeNull();
    expect(here.stateOf(team178, 'team-east')).toMatchObject({
      members: [{}, { card: '178-M2-TEAM-EAST', to: '2013-12-31' }, {}, { card: '178-NEW', role: 'deputy', to: null }],
    });
  });

  test('is dissolved once, and its members with it; a team that takes over stands', async () => {
    const dissolve = { on: '2015-01-01', decision };
    expect(await send('dissolve', { ...dissolve, successor: 'nobody' })).toBe('successor-stands');
    expect(await send('dissolve', { ...dissolve, successor: 'team-east' })).toBe('successor-stands');
    await establish('team-other');
    expect(await send('dissolve', { ...dissolve, successor: 'team-other' })).toBeNull();
    expect(here.stateOf(team178, 'team-east')).toMatchObject({
      dissolvedOn: '2015-01-01',
      members: [{ to: '2014-12-31' }, {}, {}],
    });
    expect(await send('dissolve', dissolve)).toBe('team-stands');
  });
});

test.each([
  ['appoint', { ...memberInput('m4'), from, decision }],
  ['relieve', { member: 'm1', lastDay: from, decision, reason: 'a' }],
  ['substitute', { outgoing: 'm1', incoming: memberInput('m4'), from, decision }],
  ['replace-card', { member: 'm1', card: '178-NEW', from }],
  ['dissolve', { on: from, decision }],
])('%s needs a team that stands on that day', async (name, input) => {
  expect(await send(name, input)).toBe('team-stands');
});

test('a card is noted as taken only of a member who bears it', async () => {
  await establishTheTeam(here);
  expect(await send('note-taken-card', { member: 'm1', card: '178-OTHER' })).toBe('member-is-on-the-team');
  expect(await send('note-taken-card', { member: 'm1', card: '178-M1-TEAM-EAST' })).toBeNull();
  expect(here.stateOf(team178, 'team-east')).toMatchObject({ members: [{ cardTaken: true }, {}, {}] });
});
