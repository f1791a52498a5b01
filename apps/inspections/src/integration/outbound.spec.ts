import { describe, expect, test } from '@jest/globals';
import { fold, type AnyEvents, type NewEvent, type Publication, type RecordedOf } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import * as checklists from '../checklist/examples.ts';
import * as establishments from '../establishment/examples.ts';
import * as plans from '../inspection-plan/examples.ts';
import * as inspections from '../inspection/examples.ts';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import * as bases from '../legal-basis/examples.ts';
import { outbound } from './outbound.ts';

type History = readonly NewEvent[];
const histories = (examples: object): (readonly [string, History])[] =>
  Object.entries(examples).filter(
    (entry): entry is [string, History] => Array.isArray(entry[1]) && entry[0] !== 'others',
  );

/** What leaves after each event of a history. */
function sent(prefix: string, history: History): readonly unknown[] {
  const [publication] = outbound.filter(({ stream }) => stream.prefix === prefix);
  const { stream } = publication as Publication;
  const events = recorded(stream, history);
  return events.map((event, index) => {
    const state = fold(stream, events.slice(0, index + 1));
    const data = publication!.map(event as RecordedOf<AnyEvents>, state, 'id-1');
    return data === null ? null : publication!.contract.schema.parse(data);
  });
}

/** Numbers of papers that leave after each event of a history. */
function numbersSent(history: History): readonly unknown[] {
  const { stream, map, contract } = outbound.find((one) => one.contract.type === 'inspections.papers')!;
  const events = recorded(stream, history);
  return events.map((event, index) => {
    const data = map(event as RecordedOf<AnyEvents>, fold(stream, events.slice(0, index + 1)), 'id-1');
    return data === null ? null : (contract.schema.parse(data) as { papers: unknown[] }).papers;
  });
}

const undisclosed = [
  'planned',
  'approved',
  'notified',
  'postponed',
  'surpriseDecided',
  'underWay',
] as const satisfies readonly (keyof typeof inspections)[];
const withdrawal = { name: 'InspectionWithdrawn', data: { reason: 'Không cần nữa' } };

describe('an inspection that is not disclosed', () => {
  test.each(undisclosed)('%s: nothing of it leaves, also when it is withdrawn', (name) => {
    const history = [...inspections[name], withdrawal];
    expect(sent('inspection', history)).toEqual(history.map(() => null));
  });

  test.each(undisclosed)('%s: only its crew, its approver and who wrote it stand in any relation to it', (name) => {
    for (const history of [inspections[name], [...inspections[name], withdrawal]]) {
      const scope = inspection.scope(fold(inspection, recorded(inspection, history)), 'id-1');
      expect(scope).toEqual({
        sensitivity: 'undisclosed',
        owners: [],
        members: ['account-of-m-1', 'account-of-m-2', 'account-of-m-3'],
        approvers: /surprise|under/.test(name) ? [] : ['chairman'],
        author: 'account-1',
      });
    }
  });

  test('a plan names targets: it leaves in nothing, and is for its people alone, until its period is over', () => {
    expect(sent('inspectionPlan', plans.approvedPlan)).toEqual([null, null]);
    // then in numbers by district and kind: nothing says which places they were
    expect(sent('inspectionPlan', plans.closedPlan).at(-1)).toEqual({
      ...{ plan: 'id-1', period: { from: '2013-07-15', to: '2013-12-14' }, team: 'team-900', lead: 'labour' },
      numbers: [{ unit: '900@2004-01-01', kind: 'karaoke', number: 1 }],
    });
    const scopeOf = (history: History) =>
      inspectionPlan.scope(fold(inspectionPlan, recorded(inspectionPlan, history)), 'p');
    const people = { members: ['account-of-m-1', 'account-of-m-2'], approvers: ['chairman'], author: 'account-1' };
    for (const history of [plans.drafted, plans.approvedPlan]) {
      expect(scopeOf(history)).toEqual({ sensitivity: 'undisclosed', owners: [], ...people });
    }
    expect(scopeOf(plans.closedPlan)).toMatchObject({ sensitivity: 'internal', owners: ['labour'] });
  });
});

describe('from its disclosure on', () => {
  test('the whole present state leaves, after every event', () => {
    const [first, ...rest] = sent('inspection', inspections.sanctionDecided);
    expect(first).toMatchObject({ outcome: 'carried-out', occurredOn: '2013-07-10', lead: 'police', joint: true });
    expect(rest).not.toContain(null);
    expect(rest.at(-1)).toMatchObject({ violations: [{}, {}], sanctions: [{ amount: '17000000', lines: [{}, {}] }] });
  });

  test('nothing was sent of the days before', () => {
    const leaving = sent('inspection', inspections.minutesSigned);
    expect(leaving.map((data) => data === null)).toEqual([true, true, false, false]);
  });

  test('what records say to each other is left out: it changes nothing of what leaves', () => {
    const here = { establishment: 'site-1', on: '2013-07-10' };
    const stated = { ...here, unit: '900@2004-01-01', agencies: ['police'], obligations: [], entries: [] };
    const [publication] = outbound.filter(({ stream }) => stream.prefix === 'inspection');
    const seen = new Set<string>();
    for (const [, history] of histories(inspections)) {
      const all = [...history, events.VisitStated(stated), events.VisitLeft(here)];
      for (const [index, data] of sent('inspection', all).entries()) {
        const { name } = all[index]!;
        if (!publication!.leavesOut.has(name) || data === null) continue;
        seen.add(name);
        expect(data).toEqual(sent('inspection', all.slice(0, index)).at(-1));
      }
    }
    expect(seen).toEqual(publication!.leavesOut);
  });

  test('a withdrawal is told to whoever was told of the record', () => {
    expect(sent('inspection', [...inspections.policeVisitAlone, withdrawal]).at(-1)).toMatchObject({ withdrawn: true });
  });

  test('a joint visit has one line for each who took part, and K1 and K2 are two records', () => {
    const agencies = (history: History) =>
      (sent('inspection', history).at(-1) as { participants: { agency: string }[] }).participants.map(
        ({ agency }) => agency,
      );
    expect(agencies(inspections.jointVisit)).toEqual(['police', 'health', 'culture']);
    expect(agencies(inspections.policeVisitAlone)).toEqual(['police']);
  });

  test('neither crew nor leader, ground, notes, numbers of papers or who wrote it leaves', () => {
    for (const [, history] of histories(inspections)) {
      const text = JSON.stringify(sent('inspection', history));
      expect(text).not.toMatch(/account-|"m-\d"|Hoạt động quá giờ|BB|QĐ|chairman"|author|crew|leader|signatory/);
    }
  });
});

describe('numbers of papers, for the book of whoever issued each', () => {
  test.each(undisclosed)('%s: none leaves, also when it is withdrawn', (name) => {
    const history = [...inspections[name], withdrawal];
    expect(numbersSent(history)).toEqual(history.map(() => null));
  });

  test('leave with the disclosure and whatever bears another number, and nothing else does', () => {
    const transfer = inspections.others.find(({ name }) => name === 'CaseTransferred')!;
    const sent178 = numbersSent([...inspections.served, transfer]);
    expect(sent178.at(-2)).toBeNull();
    expect(sent178.at(-1)).toEqual([
      { body: 'police', number: expect.any(String), symbol: expect.stringMatching(/^BB/), on: expect.any(String) },
      { body: 'police', number: '21', symbol: 'QĐ-XPVPHC', on: '2013-07-12' },
      { body: 'police', number: '30', symbol: 'CV', on: '2013-07-16' },
    ]);
    // what is no number of a series is a text that somebody wrote: it stays
    expect(JSON.stringify(sent178)).not.toContain('v-1');
  });

  test('are taken back with the record', () => {
    expect(numbersSent([...inspections.served, withdrawal]).at(-1)).toEqual([]);
  });
});

describe('the other records', () => {
  test('of an establishment an opaque id, a kind and a unit leave, never name, address, owner, contact or licence', () => {
    for (const history of [
      ...histories(establishments).map(([, one]) => one),
      [...establishments.registered, ...establishments.others],
    ]) {
      const text = JSON.stringify(sent('establishment', history));
      expect(text).not.toMatch(/3 Tháng 2|Dương|điện thoại|15\/GP|vi phạm hai lần/);
    }
    expect(sent('establishment', establishments.ceased).at(-1)).toMatchObject({
      closedOn: '2013-06-01',
      licensed: true,
    });
    expect(sent('establishment', establishments.changed).at(-1)).toMatchObject({
      kind: 'lodging',
      licensed: false,
      stretches: [
        { from: '2010-05-01', kind: 'karaoke' },
        { from: '2012-03-01', kind: 'lodging', licensed: true },
        { from: '2013-07-01', licensed: false },
      ],
    });
    expect(sent('establishment', establishments.withdrawn).at(-1)).toMatchObject({ withdrawn: true });
  });

  test('legal bases and checklists leave as they are dated', () => {
    expect(sent('legalBasis', bases.withdrawn).map((data) => (data as { withdrawn: boolean }).withdrawn)).toEqual([
      false,
      true,
    ]);
    expect(sent('checklist', checklists.withdrawn).map((data) => (data as { withdrawn: boolean }).withdrawn)).toEqual([
      false,
      true,
    ]);
    expect(sent('legalBasis', [...bases.entered, ...bases.others]).at(-1)).toMatchObject({
      article: '23',
      validTo: '2013-12-27',
    });
  });

  test('what is sent always has the shape of its contract', () => {
    for (const [prefix, examples] of [
      ['establishment', establishments],
      ['inspection', inspections],
      ['legalBasis', bases],
      ['checklist', checklists],
    ] as const) {
      for (const [, history] of histories(examples)) expect(() => sent(prefix, history)).not.toThrow();
    }
  });
});
