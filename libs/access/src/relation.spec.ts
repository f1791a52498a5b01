import { describe, expect, test } from '@jest/globals';
import type { Scope } from '@lien-nganh/kernel';
import { effectOf, isAllowed, relationsOf, type PermissionTable, type Standing } from './index.ts';

const officer: Standing = {
  actor: { account: 'a-1', agency: 'police', role: 'officer' },
  superiorOf: ['police-105'],
  successorOf: [
    { agency: 'district-105', unit: '03388@2025-07-01' },
    { agency: 'old-police', unit: null },
    { agency: 'labour', unit: null, duty: 'communicate' },
  ],
  assignments: [{ agencies: ['health'], period: { from: '2013-07-01', to: '2013-12-31' } }],
};
const scope = (given: Partial<Scope>): Scope => ({ sensitivity: 'internal', owners: ['culture'], ...given });

describe('the relation of an actor to a record', () => {
  test.each<[string, Partial<Scope>, string[]]>([
    ['whose agency keeps it', { owners: ['police'] }, ['own-agency']],
    ['whose agency takes part', { participants: ['police'] }, ['participant']],
    ['whose agency is addressed', { addressees: ['police'] }, ['addressee']],
    ['whose agency follows it up', { coordinators: ['police'] }, ['coordinator']],
    ['whose agency is above', { owners: ['police-105'] }, ['superior']],
    ['who wrote it', { author: 'a-1' }, ['author']],
    ['who is on the team', { members: ['a-1'] }, ['member']],
    ['who approves it', { approvers: ['a-1'] }, ['approver']],
    ['whose agency took over everything', { owners: ['old-police'] }, ['successor']],
    ['whose agency took over that commune', { owners: ['district-105'], units: ['03388@2025-07-01'] }, ['successor']],
    ['whose agency took over another commune', { owners: ['district-105'], units: ['03390@2025-07-01'] }, ['none']],
    ['whose agency took the place of one that took part', { participants: ['old-police'] }, ['participant']],
    ['whose agency took the place of one that follows it up', { coordinators: ['old-police'] }, ['coordinator']],
    [
      'whose agency took the place of one that took part, but elsewhere',
      { participants: ['district-105'], units: ['03390@2025-07-01'] },
      ['none'],
    ],
    ['who audits it', { owners: ['health'], on: '2013-08-01' }, ['audit-assignment']],
    ['who audits another period', { owners: ['health'], on: '2014-01-01' }, ['none']],
    ['who audits what makes figures of every period', { owners: ['health'] }, ['audit-assignment']],
    [
      'who audits the period in which it lay before it was corrected',
      { owners: ['health'], on: '2014-01-01', earlier: [{ owners: ['health'], on: '2013-12-31' }] },
      ['audit-assignment'],
    ],
    [
      'who audits the agency whose it was before it was corrected',
      { on: '2013-08-01', earlier: [{ owners: ['health'], on: '2013-08-01' }] },
      ['audit-assignment'],
    ],
    [
      'who audits neither what it is about nor what it was',
      { on: '2013-08-01', earlier: [{ owners: ['health'], on: '2014-01-01' }] },
      ['none'],
    ],
    ['whose agency took over a duty of theirs', { owners: ['labour'] }, ['successor']],
    ['whose agency took over the duty', { owners: ['labour'], passesOnWith: 'communicate' }, ['successor']],
    ['whose agency took over another duty', { owners: ['labour'], passesOnWith: 'discipline-officials' }, ['none']],
    ['whose agency took over all duties', { owners: ['old-police'], passesOnWith: 'communicate' }, ['successor']],
    ['who has nothing to do with it', {}, ['none']],
  ])('of somebody %s', (_, given, expected) => {
    expect(relationsOf(officer, scope(given))).toEqual(expected);
  });
});

describe('a duty that is carried out apart', () => {
  const health = { actor: { account: 'a-2', agency: 'health', role: 'officer' }, superiorOf: [], successorOf: [] };
  const holding = (...duties: string[]): Standing => ({ ...health, duties, assignments: [] });
  const sites = scope({ owners: ['health'], duty: 'health-programme' });
  const inspections = scope({ owners: ['health'] });

  test('keeps its records from the rest of its agency', () => {
    expect(relationsOf(holding('health-programme'), sites)).toEqual(['own-agency']);
    expect(relationsOf(holding('health-inspectorate'), sites)).toEqual(['none']);
    expect(relationsOf(holding(), sites)).toEqual(['none']);
  });

  test('reads nothing of the rest of its agency', () => {
    expect(relationsOf(holding('health-programme'), inspections)).toEqual(['none']);
    expect(relationsOf(holding('health-inspectorate'), inspections)).toEqual(['own-agency']);
    expect(relationsOf(holding(), inspections)).toEqual(['own-agency']);
  });

  test('is no wall for whoever holds both', () => {
    const both = holding('health-inspectorate', 'health-programme');
    expect([relationsOf(both, sites), relationsOf(both, inspections)]).toEqual([['own-agency'], ['own-agency']]);
  });

  test('is for nobody above the agency either', () => {
    expect(relationsOf({ ...officer, superiorOf: ['health'] }, sites)).toEqual(['audit-assignment']);
  });
});

describe('the permission table', () => {
  const table: PermissionTable = {
    'x.read': [{ roles: ['officer'], relations: ['own-agency', 'participant'], sensitivities: ['internal'] }],
    'x.change': [{ roles: ['officer'], relations: ['own-agency'], sensitivities: ['internal'] }],
  };
  const own = scope({ owners: ['police'] });
  const shared = scope({ participants: ['police'] });

  test('allows what a row says, to that role, relation and sensitivity', () => {
    expect(isAllowed(table, 'x.change', officer, own)).toBe(true);
    expect(isAllowed(table, 'x.change', officer, { ...own, sensitivity: 'undisclosed' })).toBe(false);
    expect(isAllowed(table, 'x.change', { ...officer, actor: { ...officer.actor, role: 'admin' } }, own)).toBe(false);
    expect(isAllowed(table, 'x.unknown', officer, own)).toBe(false);
  });

  test('refuses openly only what may be read, and hides the rest', () => {
    const asked = { action: 'x.change', reads: 'x.read' };
    expect(effectOf(table, asked, officer, own)).toBe('allowed');
    expect(effectOf(table, asked, officer, shared)).toBe('refused');
    expect(effectOf(table, asked, officer, scope({}))).toBe('hidden');
    expect(effectOf(table, { action: 'x.create', reads: null }, officer, own)).toBe('refused');
  });
});
