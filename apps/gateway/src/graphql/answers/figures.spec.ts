import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fined, joint, visit } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import { beginning, inspectionRecord } from '../records/examples.ts';

const VALUE = `value { __typename ... on NumberValue { value } ... on ZeroValue { checks }
  ... on MissingValue { because } ... on CannotBeCarriedValue { because } }`;
const PERIOD = `from: "2013-07-01", to: "2013-12-31"`;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const findings = (...agencies: string[]) => agencies.map((agency) => ({ item: 'i', agency, result: 'met' }));
  const position = await gateway.publish(
    ...beginning,
    inspectionRecord('k1', {
      ...visit,
      ...joint('police', 'health', 'culture'),
      findings: [...findings('police', 'health', 'culture'), { item: 'j', agency: 'police', result: 'not-met' }],
      sanctions: [fined('police', '15000000')],
      obligations: ['879/O14', '879/O31'],
    }),
    inspectionRecord('k2', { ...visit, ...joint('police') }),
    inspectionRecord('k3', { ...visit, ...joint('health', 'labour'), occurredOn: '2013-09-02' }),
  );
  await gateway.until(position);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

describe('one visit made jointly by several agencies (S-05)', () => {
  test('counts once for the province and once for each participant, and says that lines overlap', async () => {
    const { data, errors } = await gateway.ask(`{
      total: figure(indicator: "inspections-done", ${PERIOD}) { ${VALUE} overlaps }
      findings: figure(indicator: "findings", ${PERIOD}) { ${VALUE} }
      fines: figure(indicator: "fines-imposed", ${PERIOD}) { ${VALUE} frame { unitOfCount } }
      police: figure(indicator: "inspections-done", agency: "police", ${PERIOD}) { ${VALUE} overlaps }
      health: figure(indicator: "inspections-done", agency: "health", ${PERIOD}) { ${VALUE} }
      culture: figure(indicator: "inspections-done", agency: "culture", ${PERIOD}) { ${VALUE} }
      labour: figure(indicator: "inspections-done", agency: "labour", ${PERIOD}) { ${VALUE} }
    }`);
    expect(errors).toEqual([]);
    expect(data.total).toEqual({ value: { __typename: 'NumberValue', value: '3' }, overlaps: false });
    expect([data.findings.value.value, data.fines.value.value, data.fines.frame.unitOfCount]).toEqual([
      '4',
      '15000000',
      'dong',
    ]);
    expect(data.police).toEqual({ value: { __typename: 'NumberValue', value: '2' }, overlaps: true });
    expect([data.health, data.culture, data.labour].map(({ value }) => value.value)).toEqual(['2', '1', '1']);
  });

  test('the overview by agency says the same, with the province beside its lines', async () => {
    const { data, errors } = await gateway.ask(`{
      overview(by: AGENCY, indicators: ["inspections-done"], ${PERIOD}) {
        columns { indicator { code } cells { row figure { ${VALUE} } } total { ${VALUE} } }
      }
    }`);
    expect(errors).toEqual([]);
    const [column] = data.overview.columns;
    const lines = Object.fromEntries(column.cells.map(({ row, figure }: never) => [row, (figure as never)['value']]));
    expect(lines['police']).toEqual({ __typename: 'NumberValue', value: '2' });
    // Who was told nothing and did nothing has no line.
    expect(Object.keys(lines)).toEqual(['culture', 'health', 'labour', 'police']);
    expect(column.total.value.value).toBe('3');
  });

  test('an activity that answers two obligations counts once on the line of each', async () => {
    const { data, errors } = await gateway.ask(`{
      obligations { code evidence(${PERIOD}) {
        inspections { totalCount nodes { inspection lead } }
        figures { frame { indicator line } overlaps ${VALUE} } } }
    }`);
    expect(errors).toEqual([]);
    const byCode = Object.fromEntries(data.obligations.map((one: { code: string }) => [one.code, one]));
    expect(byCode['O14'].evidence.inspections).toEqual({
      totalCount: 1,
      nodes: [{ inspection: 'k1', lead: 'police' }],
    });
    const figure = byCode['O31'].evidence.figures.find(
      (one: never) => one['frame']['indicator'] === 'inspections-done',
    );
    expect([figure.frame.line, figure.value.value, figure.overlaps]).toEqual(['879/O31', '1', true]);
  });
});

describe('a figure', () => {
  test('comes with its frame, its steps and the events behind it', async () => {
    const { data, errors } = await gateway.ask(`{
      figure(indicator: "inspections-done", unit: "03386", agency: "police", ${PERIOD}) {
        unit { fullName parent { fullName } }
        frame { unitOfCount period { state } completeTo { position at } incomplete definitionVersion map { choice } }
        steps { vi en } openPairs
        events(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { at value occurredOn inspection { inspection joint } } }
      }
    }`);
    expect(errors).toEqual([]);
    const { figure } = data;
    expect(figure.unit).toEqual({ fullName: 'phường Quyết Thắng', parent: { fullName: 'thành phố Lai Châu' } });
    expect(figure.frame).toMatchObject({
      unitOfCount: 'inspections',
      period: { state: 'RUNNING' },
      incomplete: [],
      definitionVersion: 1,
    });
    expect(figure.frame.completeTo.position).toContain(`${gateway.log}:`);
    expect(figure.steps.at(-1)).toEqual({ vi: 'Kết quả: 2.', en: 'Result: 2.' });
    const vi = figure.steps.map((step: { vi: string }) => step.vi).join(' ');
    expect(vi).toMatch(/đầy đủ đến \d\d\/\d\d\/\d{4} \d\d:\d\d giờ Việt Nam/);
    expect(vi).not.toMatch(/\dT\d/);
    expect(figure.events).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ value: '1', occurredOn: '2013-08-20', inspection: { inspection: 'k1', joint: true } }],
    });
    const next = await gateway.ask(
      `query ($after: String) { figure(indicator: "inspections-done", unit: "03386", agency: "police", ${PERIOD}) {
        events(after: $after) { nodes { inspection { inspection } } } } }`,
      { variables: { after: figure.events.pageInfo.endCursor } },
    );
    expect(next.data.figure.events.nodes).toEqual([{ inspection: { inspection: 'k2' } }]);
  });

  test('beyond what has arrived is waited for a bounded time, and then the answer says how far everything is', async () => {
    const { data, errors } = await gateway.ask(
      `{ figure(indicator: "inspections-done", asOf: "${gateway.log}:999999", ${PERIOD}) { ${VALUE} } units { key } }`,
    );
    expect(data.figure).toBeNull();
    expect(data.units.length).toBeGreaterThan(0);
    expect(errors[0]!.extensions).toMatchObject({ code: 'NOT_YET_KNOWN', completeTo: { at: expect.any(String) } });
  });

  test('whose values are withheld says so, and has no events', async () => {
    const { data, errors } = await gateway.ask(
      `{ figure(indicator: "minors-reached", ${PERIOD}) { value { __typename ... on WithheldValue { withheld } } events { totalCount } } }`,
    );
    expect(data.figure).toEqual({ value: { __typename: 'WithheldValue', withheld: true }, events: null });
    expect(errors.map(({ extensions }) => [extensions['code'], extensions['rule']])).toEqual([
      ['BAD_USER_INPUT', 'withheld'],
    ]);
  });
});

describe('units', () => {
  test('are those of the day that is asked for, with what they were made from', async () => {
    const { data, errors } = await gateway.ask(`{
      then: units(on: "2013-08-20", level: COMMUNE) { key }
      now: units(on: "2025-07-01", level: COMMUNE) { key origins { kind extent other { key parent { fullName } } } }
      districts: units(on: "2025-07-01", level: DISTRICT) { key }
    }`);
    expect(errors).toEqual([]);
    expect(data.then).toHaveLength(3);
    expect(data.districts).toEqual([]);
    expect(data.now.find(({ key }: { key: string }) => key === '03388@2025-07-01').origins).toContainEqual({
      kind: 'MERGE',
      extent: 'WHOLE',
      other: { key: '03386@2004-10-25', parent: { fullName: 'thành phố Lai Châu' } },
    });
  });
});

describe('an inspection that is corrected after it was counted (S-06)', () => {
  test('moves from one commune to the other, while the picture as of before keeps it', async () => {
    const corrected = {
      ...visit,
      ...joint('culture'),
      occurredOn: '2013-10-10',
      unit: '03387@2004-10-25',
      establishmentKind: 'karaoke',
    };
    const before = await gateway.publish(inspectionRecord('k9', corrected));
    const moved = { ...corrected, unit: '03389@2004-10-25', establishmentKind: 'lodging' };
    const after = await gateway.publish(inspectionRecord('k9', moved), inspectionRecord('k9', moved));
    await gateway.until(after);
    const october = `indicator: "inspections-done", from: "2013-10-01", to: "2013-10-31"`;
    const { data, errors } = await gateway.ask(`{
      a: figure(${october}, unit: "03387") { ${VALUE} }
      b: figure(${october}, unit: "03389") { ${VALUE} }
      total: figure(${october}) { ${VALUE} events { totalCount nodes { value reversal } } }
      wasA: figure(${october}, unit: "03387", asOf: "${gateway.log}:${before}") { ${VALUE} }
      wasB: figure(${october}, unit: "03389", asOf: "${gateway.log}:${before}") { ${VALUE} }
    }`);
    expect(errors).toEqual([]);
    expect([data.a.value, data.b.value.value, data.total.value.value]).toEqual([
      { __typename: 'ZeroValue', checks: '0' },
      '1',
      '1',
    ]);
    expect([data.wasA.value.value, data.wasB.value.__typename]).toEqual(['1', 'ZeroValue']);
    expect(data.total.events.nodes).toEqual([
      { value: '1', reversal: false },
      { value: '-1', reversal: true },
      { value: '1', reversal: false },
    ]);
  });
});
