import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Question } from '@lien-nganh/kernel';
import { agency } from '../agency/agency.ts';
import { establishTheAgencies } from '../agency/examples.ts';
import { directive } from '../directive/directive.ts';
import { directiveKey, issueTheDirective } from '../directive/examples.ts';
import { actor, province } from '../examples.ts';
import { followUp } from '../follow-up/follow-up.ts';
import { definitionInput } from '../indicator/examples.ts';
import { indicator } from '../indicator/indicator.ts';
import { decision, establishTheTeam } from '../team-178/examples.ts';
import { team178 } from '../team-178/team-178.ts';
import { registerTheProvince, row, units } from '../unit/examples.ts';
import { unit } from '../unit/unit.ts';
import { agenciesTree } from './agencies-tree.ts';
import { directiveText } from './directive-text.ts';
import { followUpBoard } from './follow-up-board.ts';
import { indicatorCatalogue } from './indicator-catalogue.ts';
import { lineage } from './lineage.ts';
import { myWork } from './my-work.ts';
import { team178OnADay } from './team-178-on-a-day.ts';
import { unitsOnADay } from './units-on-a-day.ts';
import { whoHoldsADuty } from './who-holds-a-duty.ts';

const here = province();
const health = actor('health');
const ask = (question: Question, input: unknown, { today = '2014-03-01', by = health } = {}) =>
  here.ask(question, input, by, today);
const merged = '2025-07-01';
const onPolicesO01 = (name: string, input: unknown, by = actor('police')) =>
  here.send(followUp, name, input, { id: `${directiveKey}.O01.police`, by });

beforeAll(async () => {
  await registerTheProvince(here);
  await here.send(unit, 'register', row('90110', { validFrom: merged }));
  for (const id of [units.hill, units.valley])
    await here.send(unit, 'merge-into', { on: merged, to: `90110@${merged}` }, { id });
  await establishTheAgencies(here);
  await issueTheDirective(here);
  await establishTheTeam(here);
  await here.send(indicator, 'define', { code: 'held', ...definitionInput() });
  await onPolicesO01('complete', { on: '2013-12-01' });
  await here.send(agency, 'dissolve', { on: '2025-03-01', successors: [{ agency: 'health' }] }, { id: 'labour' });
});

describe('the map of any day', () => {
  test('shows the units valid then, each under the one above it, and counts them', async () => {
    expect(await ask(unitsOnADay, { on: '2013-07-16' })).toMatchObject({
      count: { province: 1, district: 2, commune: 3 },
    });
    const after = await ask(unitsOnADay, { on: merged, level: 'commune' });
    expect(after).toMatchObject({
      count: { commune: 2 },
      units: [
        { unit: units.river, parent: units.west },
        { unit: `90110@${merged}`, parent: units.east },
      ],
    });
  });

  test('shows what lies under a unit', async () => {
    expect(await ask(unitsOnADay, { on: '2013-07-16', under: units.east })).toMatchObject({
      units: [{ unit: units.hill }, { unit: units.valley }],
    });
  });

  test('tells what a unit was made from and what became of it', async () => {
    expect(await ask(lineage, { unit: `90110@${merged}` })).toMatchObject({
      known: true,
      before: [{ from: units.hill, kind: 'merge' }, { from: units.valley }],
      after: [],
    });
    expect(await ask(lineage, { unit: units.hill })).toMatchObject({ after: [{ to: `90110@${merged}` }] });
    expect(await ask(lineage, { unit: '90999@2004-01-01' })).toMatchObject({ known: false, units: [] });
  });
});

describe('who is who on a day', () => {
  test('an agency that ended is in the tree of its days, with its superiors, and in no later one', async () => {
    const slugs = async (on: string) =>
      ((await ask(agenciesTree, { on })) as { agencies: { agency: string }[] }).agencies.map(
        ({ agency: slug }) => slug,
      );
    expect(await slugs('2025-02-28')).toContain('labour');
    expect(await slugs(merged)).not.toContain('labour');
    expect(await ask(agenciesTree, { on: '2014-01-01' })).toMatchObject({
      agencies: expect.arrayContaining([
        expect.objectContaining({
          agency: 'police-east',
          superiors: [
            { agency: 'police', line: 'sector' },
            { agency: 'east', line: 'peoples-committee' },
          ],
        }),
        expect.objectContaining({ agency: 'police', member: true }),
      ]),
    });
  });

  test('a duty is held by whom on a day, and who took it over since', async () => {
    expect(await ask(whoHoldsADuty, { duty: 'communicate', on: '2014-01-01' })).toMatchObject({
      holders: [{ agency: 'labour' }],
      takenOver: [],
    });
    expect(await ask(whoHoldsADuty, { duty: 'communicate', on: merged })).toMatchObject({
      holders: [],
      takenOver: [{ from: 'labour', by: 'health', since: '2025-03-01' }],
    });
  });

  test('a team stands with the members of that day', async () => {
    await here.send(
      team178,
      'relieve',
      { member: 'm3', lastDay: '2013-12-31', decision, reason: 'a' },
      { id: 'team-east' },
    );
    const members = async (on: string) => await ask(team178OnADay, { on, unit: units.east });
    expect(await members('2013-12-31')).toMatchObject({ teams: [{ members: [{}, {}, { member: 'm3' }] }] });
    expect(await members('2014-01-01')).toMatchObject({ teams: [{ members: [{ member: 'm1' }, { member: 'm2' }] }] });
    expect(await ask(team178OnADay, { on: '2013-07-31', team: 'team-east' })).toMatchObject({ teams: [] });
  });
});

describe('following up a directive', () => {
  test('its text is shown in its exact words', async () => {
    expect(await ask(directiveText, { directive: directiveKey })).toMatchObject({
      directive: { number: '879', obligations: [{ words: 'Nhiệm vụ O01', from: '2013-07-16' }, {}, {}] },
    });
    expect(await ask(directiveText, { directive: 'unknown' })).toEqual({ directive: null });
  });

  test('the board shows each addressee of each obligation, late only where there is a due day', async () => {
    const board = (today: string) => ask(followUpBoard, { directive: directiveKey }, { today });
    expect(await board('2014-03-01')).toMatchObject({
      overdue: 1,
      obligations: [
        {
          code: 'O01',
          followUps: [
            { addressee: 'health', state: 'assigned', overdue: true },
            { addressee: 'police', state: 'completed', overdue: false },
          ],
        },
        { code: 'O02', followUps: [{ addressee: 'police', overdue: null }] },
        { code: 'O03', followUps: [{ addressee: 'front', state: 'requested', overdue: null }] },
      ],
    });
    expect(await board('2013-12-31')).toMatchObject({ overdue: 0 });
  });

  test('an obligation that an amendment ended is late no more', async () => {
    const document = { number: '1001', symbol: 'UBND-VX', issuedOn: '2014-06-01' };
    const own = province();
    await registerTheProvince(own);
    await establishTheAgencies(own);
    await issueTheDirective(own);
    await own.send(directive, 'amend', { on: '2014-06-01', document, ended: ['O01'] }, { id: directiveKey });
    const late = async (today: string) => await own.ask(followUpBoard, { directive: directiveKey }, health, today);
    expect(await late('2014-05-31')).toMatchObject({ overdue: 2 });
    expect(await late('2014-06-01')).toMatchObject({ overdue: 0 });
    expect(await own.ask(myWork, {}, health, '2014-06-01')).toMatchObject({ toDo: { rows: [] } });
  });

  test('an officer’s work is what their agency has to do, and the issuer’s is what it has to confirm', async () => {
    expect(await ask(myWork, {})).toMatchObject({
      toDo: { rows: [{ code: 'O01', words: 'Nhiệm vụ O01', addressee: 'health' }], more: false },
      toConfirm: { rows: [] },
    });
    expect(await ask(myWork, {}, { by: actor('ppc', 'head') })).toMatchObject({
      toDo: { rows: [] },
      toConfirm: { rows: [{ code: 'O01', addressee: 'police' }] },
    });
  });

  test('what was returned is a list of its own, and a list tells when there is more', async () => {
    await onPolicesO01('return', { on: '2014-02-01', reason: 'a' }, actor('ppc', 'head'));
    expect(await ask(myWork, { first: 1 }, { by: actor('police') })).toMatchObject({
      toDo: { rows: [{ code: 'O02' }], more: false },
      returned: { rows: [{ code: 'O01', state: 'returned' }] },
    });
    await onPolicesO01('record-progress', { on: '2014-02-02', evidence: ['a'] });
    expect(await ask(myWork, { first: '1' }, { by: actor('police') })).toMatchObject({ toDo: { more: true } });
    expect(await ask(myWork, { first: 1, skip: 1 }, { by: actor('police') })).toMatchObject({
      toDo: { rows: [{ code: 'O02' }], more: false },
    });
  });

  test('a successor finds the work of the agency whose place it took', async () => {
    await here.send(
      directive,
      'amend',
      {
        on: '2014-01-10',
        document: { number: '1002', symbol: 'UBND-VX', issuedOn: '2014-01-10' },
        added: [
          {
            code: 'O04',
            slug: 'a',
            clause: '1',
            words: 'Việc của sở',
            gloss: 'a',
            role: 'lead',
            addressees: ['labour'],
            periodicity: 'once',
          },
        ],
      },
      { id: directiveKey },
    );
    expect(await ask(myWork, {}, { today: merged })).toMatchObject({
      toDo: { rows: [{ code: 'O01' }, { code: 'O04', addressee: 'labour' }] },
    });
    expect(await ask(myWork, {}, { today: '2025-02-28' })).toMatchObject({ toDo: { rows: [{ code: 'O01' }] } });
  });
});

test('an indicator is shown in the version of the day', async () => {
  expect(await ask(indicatorCatalogue, { on: '2014-01-01' })).toMatchObject({
    indicators: [{ code: 'held', definitionVersion: 1 }],
  });
  await here.send(indicator, 'revise', definitionInput({ validFrom: '2015-01-01' }), { id: 'held' });
  const inspections = { service: 'inspections', obligation: '879-ubnd-vx-2013-ppc/O31' };
  expect(await ask(indicatorCatalogue, { on: '2014-12-31', ...inspections })).toMatchObject({
    indicators: [{ definitionVersion: 1, validTo: '2015-01-01', measured: true }],
  });
  expect(await ask(indicatorCatalogue, { on: '2015-01-01' })).toMatchObject({ indicators: [{ definitionVersion: 2 }] });
  expect(await ask(indicatorCatalogue, { on: '2015-01-01', service: 'health' })).toMatchObject({ indicators: [] });
  expect(await ask(indicatorCatalogue, { on: '2015-01-01', obligation: 'a/O01' })).toMatchObject({ indicators: [] });
  expect(await ask(indicatorCatalogue, { on: '2012-12-31' })).toMatchObject({ indicators: [] });
});

test('the administrator sees the map and the agencies, and nothing of the work', async () => {
  const admin = actor('operator', 'admin');
  const on = '2014-01-01';
  const map = (await ask(unitsOnADay, { on }, { today: on, by: admin })) as { units: unknown[] };
  expect(map.units).toHaveLength(6);
  expect(await ask(followUpBoard, { directive: directiveKey }, { today: on, by: admin })).toMatchObject({ overdue: 0 });
  expect(await ask(team178OnADay, { on }, { today: on, by: admin })).toMatchObject({ teams: [] });
  expect(await ask(directiveText, { directive: directiveKey }, { today: on, by: admin })).toEqual({ directive: null });
  expect(await ask(indicatorCatalogue, { on }, { today: on, by: admin })).toMatchObject({ indicators: [] });
});
