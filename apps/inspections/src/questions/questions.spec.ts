import { describe, expect, test } from '@jest/globals';
import { communeA } from '../examples.ts';
import * as twins from '../examples/twin-histories.ts';
import * as establishments from '../establishment/examples.ts';
import { establishment } from '../establishment/establishment.ts';
import * as plans from '../inspection-plan/examples.ts';
import { inspectionPlan } from '../inspection-plan/inspection-plan.ts';
import * as inspections from '../inspection/examples.ts';
import { inspection } from '../inspection/inspection.ts';
import { establishmentsList } from './establishments-list.ts';
import { asked, person } from './examples.ts';
import { inspectionsList } from './inspections-list.ts';
import { myWork } from './my-work.ts';
import { siteHistory } from './site-history.ts';

const withdrawal = { name: 'InspectionWithdrawn', data: { reason: 'Trùng' } };

describe('inspections-list', () => {
  const action = 'inspections.inspections-list';
  const put = () =>
    asked(inspectionsList, [
      [inspection, 'joint', inspections.sanctionDecided],
      [inspection, 'team', inspections.minutesSigned],
      [inspection, 'secret', inspections.surpriseDecided],
      [inspection, 'gone', [...inspections.policeVisitAlone, withdrawal]],
    ]);
  const ids = (answer: unknown) => (answer as { rows: { inspection: string }[] }).rows.map(({ inspection: id }) => id);

  test('shows what is disclosed, latest first, with exact fines', async () => {
    const answer = await (await put())({}, person('x', 'market', { action }));
    expect(ids(answer)).toEqual(['team', 'gone', 'joint']);
    expect((answer as { rows: unknown[] }).rows[2]).toMatchObject({
      fines: '17000000',
      agencies: ['police', 'health', 'culture'],
    });
  });

  test('an undisclosed one is in no page of anybody but its people, and does not fill a page either', async () => {
    const ask = await put();
    expect(ids(await ask({}, person('account-of-m-2', 'police', { action })))).toContain('secret');
    for (const role of ['officer', 'head', 'committee', 'standing']) {
      const outsider = person('y', 'labour', { role, action });
      expect(ids(await ask({}, outsider))).not.toContain('secret');
      expect(await ask({ first: 3 }, outsider)).toMatchObject({ more: false });
    }
  });

  test('one that was withdrawn has no pair that waits for anybody', async () => {
    const lapsed = { name: 'PossibleTwinLapsed', data: { twin: 'id-1.other', other: 'other' } };
    const ask = await asked(inspectionsList, [
      [inspection, 'open', twins.pairNoted],
      [inspection, 'gone', [...twins.pairNoted, withdrawal, lapsed]],
    ]);
    const { rows } = (await ask({}, person('x', 'police', { action }))) as { rows: { status: string }[] };
    expect(rows).toContainEqual(expect.objectContaining({ status: 'carried-out', openPairs: 1 }));
    expect(rows).toContainEqual(expect.objectContaining({ status: 'withdrawn', openPairs: 0 }));
  });

  test('filters by day, agency, unit and state', async () => {
    const ask = await put();
    const officer = person('x', 'market', { action });
    expect(ids(await ask({ from: '2013-07-11', to: '2013-07-31' }, officer))).toEqual(['team']);
    expect(ids(await ask({ agency: 'health' }, officer))).toEqual(['joint']);
    expect(ids(await ask({ status: 'withdrawn', unit: communeA }, officer))).toEqual(['gone']);
    expect(await ask({ first: '1' }, officer)).toMatchObject({ more: true });
    const [one] = ids(await ask({ first: 1 }, officer));
    expect([one, ...ids(await ask({ skip: 1 }, officer))]).toEqual(ids(await ask({}, officer)));
  });
});

describe('site-history', () => {
  const action = 'inspections.site-history';
  const put = () =>
    asked(siteHistory, [
      [establishment, 'site-1', establishments.ceased],
      [inspection, 'joint', inspections.sanctionDecided],
      [inspection, 'secret', inspections.planned],
    ]);

  test('tells what became of a site and what was found there', async () => {
    expect(await (await put())({ establishment: 'site-1' }, person('x', 'culture', { action }))).toMatchObject({
      changes: [
        { on: '2013-06-01', what: 'EstablishmentCeased' },
        { on: '2010-05-01', what: 'EstablishmentRegistered' },
      ],
      visits: [{ inspection: 'joint', outcome: 'carried-out', violations: 2, sanctions: [{ amount: '17000000' }] }],
    });
  });

  test('a coming inspection is in it for its people alone', async () => {
    const ask = await put();
    expect(
      await ask({ establishment: 'site-1' }, person('chairman', 'district-900', { role: 'head', action })),
    ).toMatchObject({
      visits: [{ inspection: 'secret', status: 'planned' }, { inspection: 'joint' }],
    });
  });

  test('of an unknown site there is nothing', async () => {
    expect(await (await put())({ establishment: 'site-9' }, person('x', 'culture', { action }))).toEqual({
      changes: [],
      visits: [],
    });
  });
});

describe('establishments-list', () => {
  const action = 'inspections.establishments-list';
  const named = (name: string, address = 'Số 1') => [
    { ...establishments.registered[0]!, data: { ...establishments.registered[0]!.data, name, address } },
  ];
  const put = () =>
    asked(establishmentsList, [
      [establishment, 'a', named('Quan karaoke duong 3 Thang 2')],
      [establishment, 'b', named('Quán karaoke đường 3 Tháng 2')],
      [establishment, 'c', named('Nhà nghỉ Hoa Ban')],
    ]);
  const found = async (search: string) => {
    const answer = await (await put())({ search }, person('x', 'culture', { action }));
    return (answer as { rows: { establishment: string }[] }).rows.map((row) => row.establishment);
  };

  test.each(['duong 3 thang 2', 'DUONG 3 THANG 2', 'đường 3 tháng 2'.normalize('NFD')])(
    'finds by %s',
    async (search) => {
      expect([...(await found(search))].sort()).toEqual(['a', 'b']);
    },
  );

  test('the spelling that was typed comes first', async () => {
    expect(await found('đường')).toEqual(['b', 'a']);
  });

  test('an owner is not searched, nor shown', async () => {
    expect(await found('Dương Văn Đức')).toEqual([]);
    const all = await (await put())({}, person('x', 'culture', { action }));
    expect(JSON.stringify(all)).not.toMatch(/Dương Văn Đức|điện thoại/);
  });

  test('the steering committee finds no names here', async () => {
    const answer = await (await put())({}, person('x', 'ppc', { role: 'committee', action }));
    expect(answer).toEqual({ rows: [], more: false });
  });
});

describe('my-work', () => {
  const action = 'inspections.my-work';
  const put = () =>
    asked(myWork, [
      [inspectionPlan, 'p', plans.drafted],
      [inspection, 'waiting', inspections.planned],
      [inspection, 'going', inspections.underWay],
      [inspection, 'joint', inspections.complained],
      [inspection, 'pair', twins.pairNoted],
      [inspection, 'violating', inspections.twoViolations],
    ]);
  const tasks = async (account: string, agency: string, role = 'officer') => {
    const answer = await (await put())({}, person(account, agency, { role, action }));
    return (answer as { rows: { task: string; record: string; mine: boolean }[] }).rows.map(
      ({ task, record }) => `${task} ${record}`,
    );
  };

  test('of the chairman: what awaits approval', async () => {
    const own = await tasks('chairman', 'district-900', 'head');
    expect([...own].sort()).toEqual(['approve-inspection inspection-waiting', 'approve-plan inspectionPlan-p']);
  });

  test('of a member of the team: the minutes, besides what waits for the agency', async () => {
    const own = await tasks('account-of-m-3', 'culture');
    expect(own[0]).toBe('sign-minutes inspection-going');
    expect([...own.slice(1)].sort()).toEqual(['confirm-part inspection-joint', 'confirm-part inspection-violating']);
  });

  test('of any officer of the police: decisions, complaints, violations and pairs of the agency', async () => {
    expect([...new Set(await tasks('anybody', 'police'))].sort()).toEqual([
      'carry-out-decision inspection-joint',
      'collect-fine inspection-joint',
      'decide-pair inspection-pair',
      'decide-violation inspection-violating',
      'settle-complaint inspection-joint',
    ]);
  });

  test('of whoever took the place of an agency that has ended: what waits for that one', async () => {
    const named = { name: 'ParticipantNamed', data: { agency: 'former-trade', reason: 'Có đi' } };
    const ask = await asked(myWork, [[inspection, 'joint', [...inspections.policeVisitAlone, named]]]);
    const waiting = async (agency: string) => ask({}, { ...person('x', agency, { action }), sees: () => true });
    expect(await waiting('market')).toMatchObject({ rows: [{ task: 'confirm-part' }] });
    expect(await waiting('culture')).toMatchObject({ rows: [] });
  });

  test('names the record, its id, and what of it waits', async () => {
    const rows = (await (
      await put()
    )({ first: 200 }, person('anybody', 'police', { action }))) as {
      rows: { task: string; record: string; id: string; about: string | null }[];
    };
    expect(rows.rows).toContainEqual(
      expect.objectContaining({ task: 'decide-pair', record: 'inspection-pair', id: 'pair', about: 'id-1.other' }),
    );
    const parts = (await (await put())({}, person('x', 'culture', { action }))) as typeof rows;
    expect(parts.rows).toContainEqual(expect.objectContaining({ task: 'confirm-part', about: null }));
  });

  test('what was done is off the list', async () => {
    const ask = await asked(myWork, [[inspection, 'done', [...inspections.planned, ...inspections.approved.slice(1)]]]);
    expect(await ask({}, person('chairman', 'district-900', { role: 'head', action }))).toEqual({
      rows: [],
      more: false,
    });
  });
});
