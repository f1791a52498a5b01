import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inspectionsDone } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { followUpOf, guidance, HALF, jointVisits, linked, matrixOf, SHORT, start, type Cell } from './examples.ts';
import { agencyData, type Published } from '../records/examples.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  await publish(...start, ...jointVisits);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

async function publish(...records: readonly Published[]): Promise<void> {
  await gateway.until(await gateway.publish(...records));
}

const matrix = (days = HALF) => matrixOf(gateway, days);
const stateOf = async (cell: string, days?: string) => (await matrix(days))[cell]!['state'];

describe('the coverage matrix', () => {
  test('counts joint work once for an obligation and once in the line of each that took part (S-05)', async () => {
    const { data } = await gateway.ask(
      `{ coverage(directive: "879", ${HALF}) { rows { obligation { code } activities cells { addressee { agency } activities } } } }`,
    );
    const [o14, o31] = ['O14', 'O31'].map((code) =>
      data.coverage.rows.find(({ obligation }: Cell) => obligation.code === code),
    );
    expect([o31.activities, o14.activities]).toEqual([3, 1]);
    expect(o31.cells.map(({ addressee, activities }: Cell) => [addressee.agency, activities])).toEqual([
      ['police', 2],
      ['health', 2],
      ['culture', 1],
    ]);
  });

  test('says of each addressee what is evidenced, what is not, and what was only asked', async () => {
    const cells = await matrix();
    expect(cells['O31 police']).toMatchObject({
      state: 'EVIDENCED',
      overdue: false,
      dueOn: null,
      lastOn: '2013-08-20',
    });
    expect(cells['O34 labour']).toMatchObject({ state: 'REQUESTED', activities: 0, lastOn: null });
    expect(cells['O40 police']).toMatchObject({ state: 'NO_EVIDENCE', overdue: false });
    expect(Object.keys(await matrix('from: "2013-01-01", to: "2013-07-15"'))).toEqual([]);
  });

  test('says of what others alone did that nothing of it is the addressee’s own, and whose it is', async () => {
    const line = { agency: 'police', line: 'sector', from: '2013-08-01', to: '2013-09-30' };
    const branch = { ...agencyData('police-105'), level: 'district', superiors: [line] };
    const about = { ...inspectionsDone, code: 'of-o40', obligations: ['879/O40'], measure: 'agencies.guidance' };
    const cell = `state activities ownActivities evidencedBy { agency { agency } activities } actedForBy { agency } evidenceInWords { vi en }
      ownFigures { value { ... on NumberValue { value } ... on ZeroValue { checks } } }`;
    const done = guidance({ id: 'by-branch', agencies: ['police-105'], obligations: ['879/O40'] });
    await publish(...[{ type: 'agencies.agency', subject: 'agency-police-105', data: branch }, done], {
      type: 'agencies.indicator',
      subject: 'indicator-of-o40',
      data: { ...about, filter: { outcome: ['none'] } },
    });
    const { data } = await gateway.ask(
      `{ obligation(key: "879/O40") { coverageRow(${HALF}) { cells { ${cell} } } } coverage(directive: "879", ${HALF}) { csv } }`,
    );
    expect(data.obligation.coverageRow.cells[0]).toEqual({
      ...{ state: 'EVIDENCED', activities: 1, ownActivities: 0, ownFigures: [{ value: { checks: '2' } }] },
      evidencedBy: [{ agency: { agency: 'police-105' }, activities: 1 }],
      actedForBy: [{ agency: 'police-105' }],
      evidenceInWords: {
        vi: 'Việc của chính cơ quan: 0. Việc của nơi khác được tính cho cơ quan: police-105 (1).',
        en: 'Own work: 0. Work of others that counts for it: police-105 (1).',
      },
    });
    const told = data.coverage.csv.split('\r\n').find((one: string) => one.startsWith('"O40"'));
    expect(told).toContain(
      '0 cuộc","Việc của chính cơ quan: 0. Việc của nơi khác được tính cho cơ quan: police-105 (1).',
    );
    await publish(guidance({ id: 'by-branch', agencies: ['police-105'], withdrawn: true }));
  });

  test('counts for an addressee what those do who act for it, while they do, joint work once, and shows it', async () => {
    const line = { agency: 'culture', line: 'sector', from: '2013-08-01', to: '2013-09-30' };
    const data = { ...agencyData('culture-105'), level: 'district', superiors: [line] };
    await publish({ type: 'agencies.agency', subject: 'agency-culture-105', data });
    await publish(
      guidance({ id: 'act-1', agencies: ['culture-105'], obligations: ['879/O14'] }),
      guidance({ id: 'act-2', agencies: ['culture-105', 'culture'], obligations: ['879/O14'] }),
      ...['2013-07-31', '2013-10-01'].map((on) =>
        guidance({ id: `act-${on}`, on, agencies: ['culture-105'], obligations: ['879/O14'] }),
      ),
    );
    const query = `{ obligation(key: "879/O14") { coverageRow(${HALF}) { activities cells { activities ownActivities evidencedBy { activities } work(first: 1) { totalCount } } } } }`;
    const { coverageRow } = (await gateway.ask(query)).data.obligation;
    expect(coverageRow).toMatchObject({
      activities: 5,
      cells: [{ activities: 3, ownActivities: 2, evidencedBy: [{ activities: 2 }], work: { totalCount: 3 } }],
    });
    await publish(
      ...['act-1', 'act-2', 'act-2013-07-31', 'act-2013-10-01'].map((id) =>
        guidance({ id, agencies: ['culture-105'], withdrawn: true }),
      ),
    );
  });

  test('follows obligations that are linked or taken off later, and withdrawals', async () => {
    await publish(
      guidance({ id: 'g1', agencies: ['police'] }),
      linked('agencies', 'guidance-g1', { added: ['879/O40'] }),
    );
    expect(await stateOf('O40 police')).toBe('EVIDENCED');
    await publish(linked('agencies', 'guidance-g1', { removed: ['879/O40'] }));
    expect(await stateOf('O40 police')).toBe('NO_EVIDENCE');
    await publish(linked('agencies', 'guidance-g1', { added: ['879/O40'] }));
    await publish(guidance({ id: 'g1', agencies: ['police'], withdrawn: true }));
    expect(await stateOf('O40 police')).toBe('NO_EVIDENCE');
  });

  test('takes what is asked once from the day of the directive on, everything else from each period', async () => {
    const day = { on: '2013-09-01', agencies: ['police'] };
    await publish(guidance({ ...day, id: 'g2', obligations: ['879/O40', '879/O31'] }));
    const next = await matrix('from: "2014-01-01", to: "2014-06-30"');
    expect(next['O40 police']).toMatchObject({ state: 'EVIDENCED', activities: 1, lastOn: '2013-09-01' });
    expect(next['O31 police']).toMatchObject({ state: 'NO_EVIDENCE', activities: 0 });
    await publish(guidance({ ...day, id: 'g2', sameAs: 'g1' }));
  });

  test('is done only where somebody confirmed it, and overdue only where a day was set (S-08)', async () => {
    await publish(followUpOf('O31', 'health', { state: 'completed', dueOn: '2013-12-01' }, '2013-11-20'));
    expect((await matrix())['O31 health']).toMatchObject({
      ...{ state: 'EVIDENCED', overdue: true, dueOn: '2013-12-01', dueBy: 'FOLLOW_UP' },
    });
    await publish(followUpOf('O31', 'health', { state: 'confirmed', dueOn: '2013-12-01' }, '2013-12-05'));
    expect((await matrix())['O31 health']).toMatchObject({ state: 'CONFIRMED', overdue: false });
    expect(await stateOf('O31 health', 'from: "2013-07-01", to: "2013-12-04"')).toBe('EVIDENCED');
    const nothing = { state: 'nothing-arisen', lastProgressOn: '2013-12-31', checks: 3 };
    await publish(followUpOf('O40', 'police', nothing, '2013-12-31'));
    expect(await stateOf('O40 police')).toBe('NOTHING_ARISEN');
    expect(await stateOf('O40 police', 'from: "2013-07-01", to: "2013-09-30"')).toBe('NO_EVIDENCE');
  });

  test('lists what is missing and what is overdue, and whose it is', async () => {
    await publish(followUpOf('O40', 'police', { dueOn: '2013-10-01' }, '2013-12-31'));
    const { data } = await gateway.ask(
      `{ coverage(directive: "879", ${HALF}) { missing { ${SHORT} } overdue(agency: "police") { addressee { agency } } states { state cells }
         none: overdue(agency: "health") { state } frame { period { state } completeTo { at } incomplete } } }`,
    );
    const { missing, overdue, none, states, frame } = data.coverage;
    expect(missing).toMatchObject([{ obligation: { code: 'O40' }, addressee: { agency: 'police' }, state: 'OVERDUE' }]);
    expect([overdue, none]).toEqual([[{ addressee: { agency: 'police' } }], []]);
    const counted = states.filter(({ cells }: { cells: number }) => cells > 0);
    expect(counted.map(({ state, cells }: { state: string; cells: number }) => [state, cells])).toEqual([
      ['CONFIRMED', 1],
      ['EVIDENCED', 3],
      ['REQUESTED', 1],
      ['OVERDUE', 1],
    ]);
    expect(frame).toMatchObject({ period: { state: 'RUNNING' }, incomplete: [] });
  });

  test('refuses a directive that there is not, and a period that ends before it begins', async () => {
    const codes = async (args: string) => {
      const { errors } = await gateway.ask(`{ coverage(${args}) { directive } }`);
      return errors.map(({ extensions }) => extensions['code']);
    };
    expect(await codes(`directive: "880", ${HALF}`)).toEqual(['BAD_USER_INPUT']);
    expect(await codes('directive: "879", from: "2013-12-31", to: "2013-07-01"')).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the chain from a clause to the events', () => {
  test('leads over the obligation, the agency, its work and its figures to what was recorded', async () => {
    const { data, errors } =
      await gateway.ask(`{ obligation(key: "879/O14") { clause directive { symbol } coverageRow(${HALF}) { cells(agency: "culture") {
      addressee { agency } ownFigures { frame { indicator } }
      work(first: 5) { totalCount nodes { type record lead { agency } agencies { agency } obligations { code } inspection { outcome } } }
    } } } }`);
    expect(errors).toEqual([]);
    expect(data.obligation).toMatchObject({ clause: 'II.3', directive: { symbol: 'UBND-VX' } });
    const [cell] = data.obligation.coverageRow.cells;
    expect(cell.work).toMatchObject({ totalCount: 1, nodes: [{ type: 'inspections.inspection', record: 'k1' }] });
    expect(cell.work.nodes[0]).toMatchObject({
      lead: { agency: 'police' },
      agencies: [{ agency: 'police' }, { agency: 'health' }, { agency: 'culture' }],
      obligations: [{ code: 'O31' }, { code: 'O14' }],
    });
    expect(cell.ownFigures).toEqual([]);
  });

  test('leads from a figure back to the work that it counts', async () => {
    const about = { ...inspectionsDone, obligations: ['879/O14'] };
    await publish({ type: 'agencies.indicator', subject: `indicator-${about.code}`, data: about });
    const { data } = await gateway.ask(`{ obligation(key: "879/O14") { coverageRow(${HALF}) { cells {
      ownFigures { frame { indicator axis line } value { ... on NumberValue { value } } events(first: 5) { nodes { activity { stream } } } } } } } }`);
    expect(data.obligation.coverageRow.cells[0].ownFigures).toEqual([
      {
        frame: { indicator: 'inspections-done', axis: 'AGENCY', line: 'culture' },
        value: { value: '1' },
        events: { nodes: [{ activity: { stream: 'inspection-k1' } }] },
      },
    ]);
  });
});
