import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { joint, visit } from '../examples.ts';
import { testGateway, type TestGateway } from '../graphql/examples.ts';
import { inspectionRecord } from '../graphql/records/examples.ts';
import { figuresOf, periodOf, published, reportOf, submissionOf } from './examples.ts';

let gateway: TestGateway;
let frozen: string;
const written = new Map<string, unknown>();
const narrative = (text: string) => ({ narrative: [{ slot: 'II.1', text }] });

beforeAll(async () => {
  gateway = await testGateway({ readReportRecord: (record) => Promise.resolve(written.get(record) ?? null) });
  const before = periodOf('2013-H1', { from: '2013-01-01', to: '2013-06-30', cutOff: '2013-06-30' });
  const first = await gateway.publish(...published, { ...before, subject: 'reportingPeriod-879.2013-H1' });
  frozen = `${gateway.log}:${first}`;
  written.set('consolidation/879.2013-H2', narrative('Kỳ này'));
  written.set('consolidation/879.2013-H1', narrative('Kỳ trước'));
  written.set('agency-report/879.2013-H2.police', {
    ...narrative('Công an'),
    adjustments: [{ adjustment: 'a1', reason: 'nhập thiếu' }],
  });
  await gateway.until(first);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const FIGURE = 'ref indicator column unit agency value { number missing zeroWithChecks notYours }';
const EVENTS = 'events { kind record at }';
const CHANGE = `figures { figure { indicator column unit agency } from { number } to { number } covered ${EVENTS} }`;

async function reportOf2013(parts: string, { args = '', as = 'committee' } = {}) {
  const { data, errors } = await gateway.ask(`{ report(regime: "879", period: "2013-H2"${args}) { ${parts} } }`, {
    as,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.report;
}

interface Change {
  readonly figure: {
    readonly indicator: string;
    readonly column: string;
    readonly unit: string;
    readonly agency: string;
  };
  readonly from: { readonly number: string };
  readonly to: { readonly number: string };
  readonly events: readonly { readonly kind: string; readonly record: string }[];
}

const changeOf = (changes: readonly Change[], column: string, agency: string | null = null) => {
  const found = changes.find(
    ({ figure }) =>
      figure.indicator === 'visits' && figure.column === column && figure.unit === null && figure.agency === agency,
  );
  return found && [found.from.number, found.to.number, found.events.map(({ kind, record }) => `${kind} ${record}`)];
};

describe('a report', () => {
  test('is filled at a position, with this and the last period’s words beside each other', async () => {
    const report = await reportOf2013(
      `state position hash template templateVersion scheme { vi }
       sections { code heading { vi } prompt { vi } narrative lastNarrative figures { ${FIGURE} } }`,
    );
    expect(report).toMatchObject({ state: 'drafted', position: frozen, template: 'six-monthly', templateVersion: 1 });
    expect(report.hash).toBe((await figuresOf(gateway)).body.hash);
    const section = report.sections.find(({ code }: { code: string }) => code === 'II.1');
    expect(section).toMatchObject({ narrative: 'Kỳ này', lastNarrative: 'Kỳ trước', prompt: { vi: 'Nêu kết quả' } });
    expect(section.figures[0]).toMatchObject({ indicator: 'visits', column: 'PERIOD', value: { number: '5' } });
  });

  test('leads from a figure’s reference to its events, at any position', async () => {
    const { figures } = (await figuresOf(gateway, '?reporter=police')).body;
    const own = figures.find(
      ({ indicator, unit, column }) => indicator === 'visits' && unit === null && column === 'period',
    )!;
    const ask = (ref: string, as = 'committee') =>
      gateway.ask(
        `{ reportFigure(ref: "${ref}", position: "${frozen}") {
        value { ... on NumberValue { value } } frame { line asOf } events { totalCount nodes { record } } } }`,
        { as },
      );
    const { data } = await ask(own.ref);
    expect(data.reportFigure).toMatchObject({ value: { value: '3' }, frame: { line: 'police', asOf: frozen } });
    expect(data.reportFigure.events.totalCount).toBe(3);
    const kept = (await figuresOf(gateway)).body.figures.find(
      ({ indicator, agency }) => indicator === 'kept' && agency === null,
    )!;
    const codes = async (ref: string, as?: string) =>
      (await ask(ref, as)).errors.map(({ extensions }) => extensions['code']);
    expect(await codes(kept.ref, 'officer')).toEqual(['FORBIDDEN']);
    // What stands beside the evidence of an obligation has a reference too.
    const all = (await figuresOf(gateway, `?position=${frozen}`)).body.figures;
    const beside = all.find((one) => one.agency !== null && one.indicator !== 'visits')!;
    expect((await ask(beside.ref)).data.reportFigure.frame.line).toBe(beside.agency);
    const plan = figures.find(({ column }) => column === 'plan')!;
    expect([await codes(plan.ref), await codes('2013-H2-0000000000'), await codes('nothing')]).toEqual([
      ...[['BAD_USER_INPUT'], ['BAD_USER_INPUT'], ['BAD_USER_INPUT']],
    ]);
  });

  test('has annexes, what reporters say is wrong, and whose report is missing', async () => {
    const adjustment = { adjustment: 'a1', ref: '2013-H2-0000000000', indicator: 'visits', difference: '2' };
    const locked = { submissions: [submissionOf(frozen)], adjustments: [adjustment] };
    await gateway.until(await gateway.publish(reportOf('police', locked)));
    const report = await reportOf2013(
      `annexes { code rows { key total values { text told { value { number } } } } }
       adjustments { agency difference reason } received { agency asked state content dueOn }
       sections { contributions { agency text } }`,
    );
    const [a1] = report.annexes;
    expect(a1.rows[0]).toMatchObject({ total: true, values: [{ told: { value: { number: '5' } } }, {}, {}] });
    expect(report.adjustments).toEqual([{ agency: 'police', difference: '2', reason: 'nhập thiếu' }]);
    expect(report.received.map(({ agency, state }: { agency: string; state: string }) => [agency, state])).toEqual([
      ...[
        ['police', 'on-time'],
        ['health', 'pending'],
        ['culture', 'pending'],
        ['labour', 'not-received'],
      ],
    ]);
    expect(report.sections[1].contributions).toEqual([{ agency: 'police', text: 'Công an' }]);
  });

  test('tells what changed since a position, with each event and every figure that it changes', async () => {
    const late = inspectionRecord('v9', { ...visit, ...joint('culture'), occurredOn: '2013-11-02' });
    const withdrawn = inspectionRecord('v1', {
      ...{ ...visit, ...joint('police'), occurredOn: '2013-10-31', unit: '03387@2004-10-25', withdrawn: true },
    });
    await gateway.until(await gateway.publish(late, withdrawn));
    const { changedSince } = await reportOf2013(`changedSince { since upTo ${CHANGE} }`, {
      args: `, asOf: "${frozen}"`,
    });
    expect(changedSince.since).toBe(frozen);
    const changes: readonly Change[] = changedSince.figures;
    // one in, one out: the total is the same and so no change of it is told
    expect(changeOf(changes, 'PERIOD')).toBeUndefined();
    expect(changeOf(changes, 'PERIOD', 'culture')).toEqual(['2', '3', ['LATE_ENTRY inspection-v9']]);
    expect(changeOf(changes, 'PERIOD', 'police')).toEqual(['3', '2', ['WITHDRAWAL inspection-v1']]);
    expect((await reportOf2013(`changedSince { ${CHANGE} }`)).changedSince.figures).toEqual([]);
  });

  test('marks a line that is not what its agency signed, with the events between', async () => {
    const { lineDifferences } = await reportOf2013(`lineDifferences { agency signedAt ${CHANGE} }`);
    expect(lineDifferences).toMatchObject([{ agency: 'police', signedAt: frozen }]);
    expect(changeOf(lineDifferences[0].figures, 'PERIOD', 'police')).toEqual(['3', '2', ['WITHDRAWAL inspection-v1']]);
    expect(lineDifferences[0].figures[0].covered).toBe(false);
  });

  test('lists late work with when it happened and when it was entered, and how long entry took', async () => {
    const late = inspectionRecord('v10', { ...visit, ...joint('police'), occurredOn: '2013-11-05' });
    await gateway.until(await gateway.publish(late));
    const { lateWork, leftOut, delays } = await reportOf2013(
      'leftOut lateWork { record occurredOn enteredOn waitsFor isIn } delays { agency records median p90 }',
    );
    expect([lateWork, leftOut]).toEqual([
      [
        {
          record: 'inspection-v10',
          occurredOn: '2013-11-05',
          enteredOn: '2013-12-31',
          waitsFor: ['police'],
          isIn: false,
        },
      ],
      1,
    ]);
    expect(delays.find(({ agency }: { agency: string }) => agency === 'culture')).toMatchObject({ records: 3 });
    expect(delays.every(({ median, p90 }: { median: number; p90: number }) => median <= p90)).toBe(true);
  });
});
