import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { finesImposed, joint, visit } from '../examples.ts';
import { testGateway, type TestGateway } from './examples.ts';
import { accountData, beginning, inspectionRecord, people, type Published } from './records/examples.ts';

const PERIOD = `from: "2013-07-01", to: "2013-12-31"`;
const VALUE = `value { ... on NumberValue { value } }`;

/** Open at first, and restricted by its latest version: what holds is what was said last. */
const once = { ...finesImposed, code: 'restricted-visits', measure: 'inspections.visit', lines: 'every-participant' };
const restricted = {
  ...finesImposed,
  definitionVersion: 2,
  validFrom: '2013-02-01',
  code: 'restricted-visits',
  measure: 'inspections.visit',
  sensitivity: 'restricted',
  lines: 'every-participant',
};
const internal = { ...once, code: 'internal-visits', sensitivity: 'internal' };
const assignment = (agencies: readonly string[]): Published => ({
  type: 'audit.assignment',
  subject: 'assignment-a1',
  data: {
    assignment: 'a1',
    decision: '1/QĐ',
    subject: 'x',
    agency: 'inspectorate',
    auditors: ['auditor'],
    agencies,
    period: { from: '2013-01-01', to: '2013-12-31' },
    startsOn: '2013-01-01',
    endsOn: null,
    looksShownFrom: '2014-01-01',
  },
});
const records: readonly Published[] = [
  ...beginning,
  ...[once, restricted, internal].map((data) => ({
    type: 'agencies.indicator',
    subject: `indicator-${data.code}`,
    data,
  })),
  inspectionRecord('k1', { ...visit, ...joint('police', 'health') }),
  inspectionRecord('k2', { ...visit, ...joint('culture') }),
];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  await gateway.until(await gateway.publish(...records));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const codesOf = (errors: readonly { extensions: Record<string, unknown> }[]) =>
  errors.map(({ extensions }) => extensions['code']);

describe('somebody without a right to anything', () => {
  test.each([
    ['no token', null],
    ['a token of an account that there is not', 'nobody'],
  ])('with %s is answered nothing, not even the schema', async (_, as) => {
    const { status, data, errors } = await gateway.ask('{ __schema { queryType { name } } }', { as });
    expect([status, data, codesOf(errors)]).toEqual([401, undefined, ['UNAUTHENTICATED']]);
  });

  test('with an expired token likewise', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${gateway.token('committee', { expiresInSeconds: -10 })}`,
      },
      body: JSON.stringify({ query: '{ units { key } }' }),
    });
    expect(response.status).toBe(401);
  });

  test('the administrator reads units and agencies, and no business record by any path', async () => {
    const { data, errors } = await gateway.ask(
      `{ units { key } directives { symbol } obligations { code } inspections { totalCount } establishments { totalCount }
         overview(${PERIOD}) { rows } figure(indicator: "inspections-done", ${PERIOD}) { ${VALUE} } }`,
      { as: 'admin' },
    );
    expect(data.units.length).toBeGreaterThan(0);
    const { units: _units, ...rest } = data;
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(new Set(codesOf(errors))).toEqual(new Set(['FORBIDDEN']));
    expect(errors).toHaveLength(6);
  });
});

describe('a reader who may see totals and no single record (S-20)', () => {
  const totalsOnly = Object.fromEntries(
    Object.entries(permissions).map(([action, rows]) => {
      const single = ['gateway.read-inspections', 'gateway.read-establishments', 'gateway.read-figure-events'].includes(
        action,
      );
      return [
        action,
        single ? rows.map((row) => ({ ...row, roles: row.roles.filter((role) => role !== 'committee') })) : rows,
      ];
    }),
  );
  let totals: TestGateway;

  beforeAll(async () => {
    totals = await testGateway({ permissions: totalsOnly });
    await totals.until(await totals.publish(...records));
  });
  afterAll(async () => {
    await totals[Symbol.asyncDispose]();
  });

  test('is refused on every path alike, and the rest of the same query still comes', async () => {
    const { status, data, errors } = await totals.ask(`{
      direct: inspections { totalCount nodes { inspection } }
      places: establishments { totalCount }
      behind: figure(indicator: "inspections-done", ${PERIOD}) { ${VALUE} events { totalCount nodes { inspection { lead } } } }
      table: overview(by: AGENCY, indicators: ["inspections-done"], ${PERIOD}) { columns { cells { figure { events(first: 1) { totalCount } } } } }
      sliced: pivot(rows: AGENCY, columns: PERIOD, step: HALF_YEAR, indicator: "inspections-done", ${PERIOD}) { lines { cells { figure { events(first: 1) { totalCount } } } } }
      linked: obligations(code: "O31") { words evidence(${PERIOD}) { inspections { totalCount } figures { ${VALUE} } } }
    }`);
    expect(status).toBe(200);
    expect([data.direct, data.places, data.behind.events]).toEqual([null, null, null]);
    expect(data.behind.value).toEqual({ value: '2' });
    expect(data.table.columns[0].cells.every(({ figure }: never) => figure['events'] === null)).toBe(true);
    const sliced = data.sliced.lines.flatMap(
      ({ cells }: { cells: readonly { figure: { events: unknown } }[] }) => cells,
    );
    expect(sliced.map(({ figure }: { figure: { events: unknown } }) => figure.events)).toEqual(sliced.map(() => null));
    expect(sliced.length).toBeGreaterThan(0);
    expect(data.linked[0].evidence.inspections).toBeNull();
    expect(data.linked[0].words).toMatch(/kiểm tra/);
    expect(new Set(codesOf(errors))).toEqual(new Set(['FORBIDDEN']));
  });

  test('over a WebSocket too', async () => {
    const results = totals.socket('committee').iterate({ query: `{ units { key } inspections { totalCount } }` });
    const { value } = await results.next();
    expect(value).toMatchObject({ data: { inspections: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('a figure is as sensitive as its indicator', () => {
  const asked = (indicator: string, agency?: string) =>
    `{ figure(indicator: "${indicator}", ${agency ? `agency: "${agency}", ` : ''}${PERIOD}) { ${VALUE} } }`;

  test('an internal one is for officers, the committee and the standing agency', async () => {
    for (const as of ['officer', 'head', 'committee', 'standing']) {
      expect((await gateway.ask(asked('internal-visits'), { as })).data.figure).toEqual({ value: { value: '2' } });
    }
  });

  test('a restricted one is for those, and for an officer only on the own agency’s line', async () => {
    expect((await gateway.ask(asked('restricted-visits'))).data.figure.value).toEqual({ value: '2' });
    expect((await gateway.ask(asked('restricted-visits', 'police'), { as: 'officer' })).data.figure.value).toEqual({
      value: '1',
    });
    for (const line of [undefined, 'culture']) {
      const { data, errors } = await gateway.ask(asked('restricted-visits', line), { as: 'officer' });
      expect([data.figure, codesOf(errors)]).toEqual([null, ['FORBIDDEN']]);
    }
  });

  test('an overview shows the cells that may be seen, and says of the others that they may not', async () => {
    const { data, errors } = await gateway.ask(
      `{ overview(by: AGENCY, indicators: ["restricted-visits"], ${PERIOD}) { columns { total { ${VALUE} } cells { row figure { ${VALUE} } } } } }`,
      { as: 'officer' },
    );
    const [column] = data.overview.columns;
    const seen = column.cells.filter(({ figure }: { figure: unknown }) => figure !== null);
    expect(seen).toEqual([{ row: 'police', figure: { value: { value: '1' } } }]);
    expect(column.total).toBeNull();
    expect(new Set(codesOf(errors))).toEqual(new Set(['FORBIDDEN']));
  });
});

describe('an auditor', () => {
  test('sees single records inside the assignment only, and each look is noted before it is answered', async () => {
    const query = '{ inspections { totalCount nodes { inspection } } }';
    const before = await gateway.ask(query, { as: 'auditor' });
    expect(before.data.inspections).toEqual({ totalCount: 0, nodes: [] });
    await gateway.until(await gateway.publish(assignment(['health'])));
    const { data } = await gateway.ask(query, { as: 'auditor' });
    expect(data.inspections).toEqual({ totalCount: 1, nodes: [{ inspection: 'k1' }] });
    expect(gateway.looks.at(-1)).toMatchObject({
      service: 'gateway',
      read: expect.stringContaining('graphql {inspections'),
      agencies: null,
    });
  });

  test('is shown nothing where looks cannot be noted', async () => {
    await using mute = await testGateway({ noteLook: () => Promise.reject(new Error('the audit is away')) });
    await mute.until(await mute.publish(...records));
    const { data, errors } = await mute.ask('{ directives { symbol } }', { as: 'auditor' });
    expect(data?.directives ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });
});

describe('an account that has ended', () => {
  test('is nobody from the next day on', async () => {
    expect((await gateway.ask('{ units { key } }', { as: 'head' })).status).toBe(200);
    const data = { ...accountData('head'), to: '2013-12-30' };
    await gateway.until(await gateway.publish({ type: 'agencies.account', subject: 'account-head', data }));
    expect((await gateway.ask('{ units { key } }', { as: 'head' })).status).toBe(401);
    expect(Object.keys(people)).toContain('head');
  });
});
