import { describe, expect, test } from '@jest/globals';
import { account, agency, directive, followUp, indicator, team178, unit } from '../agencies.ts';
import { anAgency, aUnit, rowsOf } from './examples.ts';
import {
  accountEver,
  accountOfSubjectOn,
  accountOn,
  accounts,
  accountsOfLikeSubject,
  accountsOfSubject,
  agencies,
  agenciesBySlug,
  agencyOn,
  allIndicators,
  allTeams,
  allUnits,
  binds,
  dutiesOn,
  followUps,
  indicatorOn,
  indicators,
  isMemberOn,
  personsBehind,
  obligations,
  obligationsKnown,
  obligationsOf,
  openFollowUpsOf,
  teamOn,
  teams,
  unitOn,
  units,
  unitsByKey,
} from './reference.ts';

describe('units', () => {
  const old = aUnit('90101@2004-01-01', {
    validTo: '2020-02-01',
    changes: [{ on: '2020-02-01', kind: 'rename', to: '90101@2020-02-01', extent: 'whole', basis: null }],
  });
  const young = aUnit('90101@2020-02-01', { name: 'Tên mới' });
  const rows = rowsOf([units, unit, [old, young, aUnit('901@2004-01-01')]]);

  test('a code is another unit on another day, and a key names one of them', async () => {
    expect(await unitOn('90101', '2013-07-16').resolve(rows)).toEqual(old);
    expect(await unitOn('90101', '2020-02-01').resolve(rows)).toEqual(young);
    expect(await unitOn(old.unit, '2013-07-16').resolve(rows)).toEqual(old);
    expect(await unitOn(old.unit, '2020-02-01').resolve(rows)).toBeNull();
    expect(await unitOn('90199', '2013-07-16').resolve(rows)).toBeNull();
  });

  test('are found by key whatever the day', async () => {
    expect([...(await unitsByKey([young.unit, '1@2004-01-01']).resolve(rows)).keys()]).toEqual([young.unit]);
  });

  test('make a map, in which a change waits for the unit that it leads to', async () => {
    expect((await allUnits().resolve(rows)).successions.get(old.unit)).toHaveLength(1);
    const half = await allUnits().resolve(rowsOf([units, unit, [old]]));
    expect([half.units.length, half.successions.size]).toEqual([1, 0]);
  });

  test('are indexed once for as long as the same rows are given', async () => {
    const kept = await rows.list('units', '');
    const keeping = { ...rows, list: () => Promise.resolve(kept as never) };
    const map = await allUnits().resolve(keeping);
    expect(await allUnits().resolve(keeping)).toBe(map);
    const other = await allUnits().resolve(rowsOf([units, unit, [old]]));
    expect([map.units.length, other.units.length]).toEqual([3, 1]);
  });
});

describe('agencies', () => {
  const labour = anAgency('labour', {
    validTo: '2025-03-01',
    duties: [{ duty: 'communicate', from: '2013-01-01', to: '2013-12-31' }],
    membership: [{ from: '2013-01-01', to: null }],
  });
  const rows = rowsOf([agencies, agency, [labour]]);

  test('are there on the days of their life', async () => {
    expect(await agencyOn('labour', '2025-02-28').resolve(rows)).toEqual(labour);
    expect(await agencyOn('labour', '2025-03-01').resolve(rows)).toBeNull();
    expect([...(await agenciesBySlug(['labour', 'nobody']).resolve(rows)).keys()]).toEqual(['labour']);
  });

  test('hold duties and seats on days, both ends included', () => {
    expect(dutiesOn(labour, '2013-12-31')).toEqual(['communicate']);
    expect(dutiesOn(labour, '2014-01-01')).toEqual([]);
    expect([isMemberOn(labour, '2012-12-31'), isMemberOn(labour, '2013-01-01')]).toEqual([false, true]);
  });
});

describe('accounts', () => {
  const common = { role: 'officer', duties: [], from: '2013-01-01', positions: [], deputisings: [] };
  const first = { ...common, account: 'officer.police', subject: 'a', agency: 'police', to: '2013-12-31' };
  const second = { ...common, account: 'officer.health', subject: 'a', agency: 'health', from: '2014-01-01', to: null };
  const odd = { ...common, account: 'officer.odd', subject: 'a officer.police', agency: 'police', to: null };
  const rows = rowsOf([accounts, account, [first, second, odd]]);

  test('run on days, and are remembered after', async () => {
    expect(await accountOn('officer.police', '2013-12-31').resolve(rows)).toEqual(first);
    expect(await accountOn('officer.police', '2014-01-01').resolve(rows)).toBeNull();
    expect(await accountEver('officer.police').resolve(rows)).toEqual(first);
  });

  test('a token speaks for the account that its subject has on the day', async () => {
    expect(await accountOfSubjectOn('a', '2013-07-16').resolve(rows)).toEqual(first);
    expect(await accountOfSubjectOn('a', '2014-01-01').resolve(rows)).toEqual(second);
    expect(await accountOfSubjectOn('b', '2014-01-01').resolve(rows)).toBeNull();
  });

  test('of one person are of one person, and one that is not known is a person of its own', async () => {
    const personOf = await personsBehind(['officer.police', 'officer.health', 'x']).resolve(rows);
    expect(['officer.police', 'officer.health', 'x'].map(personOf)).toEqual(['a', 'a', 'x']);
  });

  test('no subject is taken for the beginning of another', async () => {
    expect(await accountsOfSubject('a').resolve(rows)).toHaveLength(2);
    expect(await accountsOfSubject('a officer.police').resolve(rows)).toEqual([odd]);
    expect(await accountsOfSubject('').resolve(rows)).toEqual([]);
  });

  test('a subject in other letters is known again, and yet no token speaks for it', async () => {
    expect(await accountsOfLikeSubject('A\u200b').resolve(rows)).toHaveLength(2);
    expect(await accountOfSubjectOn('A', '2013-07-16').resolve(rows)).toBeNull();
  });
});

describe('teams', () => {
  const member = { account: null, agency: 'police', role: 'member', to: null };
  const team = {
    team: 'team-east',
    level: 'district',
    unit: '901@2004-01-01',
    agency: 'east',
    decision: '12/QĐ-UBND',
    establishedOn: '2013-08-01',
    dissolvedOn: '2015-01-01',
    members: [
      { ...member, member: 'm1', card: '1', from: '2013-08-01', to: '2013-12-31' },
      { ...member, member: 'm2', card: '2', from: '2014-01-01' },
    ],
  };
  const rows = rowsOf([teams, team178, [team]]);

  test('stand on a day with the members of that day', async () => {
    expect((await teamOn('team-east', '2013-12-31').resolve(rows))?.members).toMatchObject([{ member: 'm1' }]);
    expect((await teamOn('team-east', '2014-01-01').resolve(rows))?.members).toMatchObject([{ member: 'm2' }]);
    expect(await teamOn('team-east', '2013-07-31').resolve(rows)).toBeNull();
    expect(await teamOn('team-east', '2015-01-01').resolve(rows)).toBeNull();
    expect(await allTeams().resolve(rows)).toHaveLength(1);
  });
});

describe('obligations', () => {
  const obligation = {
    clause: '1',
    words: 'a',
    gloss: 'a',
    role: 'lead',
    addressees: ['police'],
    leads: [],
    coordinators: [],
    periodicity: 'once',
    dueOn: null,
    endsOn: null,
  };
  const data = {
    directive: 'd',
    number: '879',
    symbol: 'UBND-VX',
    issuedOn: '2013-07-16',
    issuer: 'ppc',
    subject: 'a',
    legalBases: [],
    recipients: [],
    signatory: 'TM.',
    regime: null,
    obligations: [
      { ...obligation, code: 'O01' },
      { ...obligation, code: 'O02', endsOn: '2014-01-09' },
    ],
  };
  const rows = rowsOf([obligations, directive, [data, { ...data, directive: 'd-2' }]]);

  test('are known by directive and code, with who issued them', async () => {
    const known = await obligationsKnown(['d/O01', 'd/O09']).resolve(rows);
    expect([...known.keys()]).toEqual(['d/O01']);
    expect(known.get('d/O01')).toMatchObject({ issuer: 'ppc', directive: 'd' });
    expect((await obligationsOf('d').resolve(rows)).map(({ code }) => code)).toEqual(['O01', 'O02']);
  });

  test('bind from the directive’s day until an amendment ends them', async () => {
    const [first, second] = await obligationsOf('d').resolve(rows);
    expect([binds(first!, '2013-07-15'), binds(first!, '2026-01-01')]).toEqual([false, true]);
    expect([binds(second!, '2014-01-09'), binds(second!, '2014-01-10')]).toEqual([true, false]);
  });
});

test('follow-ups of an agency are open until they are confirmed, kept outside, not applicable or ended', async () => {
  const data = {
    directive: 'd',
    addressee: 'police',
    issuer: 'ppc',
    requested: false,
    assignedOn: '2013-07-16',
    dueOn: null,
    endsOn: null,
    lastProgressOn: null,
    checks: 0,
  };
  const states = ['assigned', 'completed', 'returned', 'confirmed', 'kept-outside', 'not-applicable'];
  const records = states.map((state, index) => ({ ...data, code: `O0${index}`, state }));
  const ended = { ...data, code: 'O09', state: 'assigned', endsOn: '2014-01-09' };
  const neighbour = { ...data, code: 'O01', addressee: 'police-east', state: 'assigned' };
  const rows = rowsOf([followUps, followUp, [...records, ended, neighbour]]);
  const open = await openFollowUpsOf('police').resolve(rows);
  expect(open.map(({ state }) => state)).toEqual(['assigned', 'completed', 'returned']);
});

test('an indicator holds in the latest version that began by the day, until its end', async () => {
  const data = {
    code: 'held',
    names: { vi: 'a', en: 'a' },
    unitOfCount: 'inspections',
    kind: 'flow',
    subject: null,
    measure: null,
    filter: {},
    lines: 'every-participant',
    breakdowns: [],
    obligations: [],
    service: 'inspections',
    sensitivity: 'open',
    direction: 'neither',
    validTo: null,
  };
  const versions = Array.from({ length: 11 }, (_, index) => ({
    ...data,
    definitionVersion: index + 1,
    validFrom: `${2001 + index}-01-01`,
    validTo: index === 10 ? '2020-01-01' : null,
  }));
  const rows = rowsOf([indicators, indicator, versions]);
  const versionOn = async (on: string) => (await indicatorOn('held', on).resolve(rows))?.definitionVersion;
  expect(await versionOn('2000-12-31')).toBeUndefined();
  expect(await versionOn('2002-06-01')).toBe(2);
  expect(await versionOn('2019-12-31')).toBe(11);
  expect(await versionOn('2020-01-01')).toBeUndefined();
  expect(await allIndicators().resolve(rows)).toHaveLength(11);
});
