import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { testGateway, type TestGateway } from '../examples.ts';
import { beginning } from '../records/examples.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  await gateway.until(await gateway.publish(...beginning));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

const PERIOD = `from: "2013-07-01", to: "2013-12-31"`;
const FIGURE = `figure(indicator: "inspections-done", ${PERIOD}) { value { __typename } }`;

const nested = (depth: number) => `{ units ${'{ parent '.repeat(depth)} { key } ${'}'.repeat(depth)} }`;
const many = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join('\n');

const crafted: readonly (readonly [string, string, string])[] = [
  ['a query nested 15 deep', nested(15), 'depth'],
  ['500 aliases of one costly field', `{ ${many(500, (n) => `a${n}: units { key }`)} }`, 'aliases'],
  [
    'thirty pivots, each as a workbook',
    `{ ${many(30, (n) => `a${n}: pivot(indicator: "inspections-done", rows: UNIT, columns: PERIOD, ${PERIOD}) { xlsx }`)} }`,
    'cost',
  ],
  [
    'what stands once in each of many figures',
    `{ obligations { evidence(${PERIOD}) { figures { frame { ${many(20, (n) => `a${n}: reports { periods { code from cutOff dueOn due late } }`)} } } } } }`,
    'cost',
  ],
  ['50 operations in one document', many(50, (n) => `query Q${n} { units { key } }`), 'operations'],
  [
    'pages within pages',
    `{ establishments(first: 200) { nodes { inspections(first: 200) { nodes { establishment { inspections(first: 200) {
       nodes { inspection } } } } } } } }`,
    'cost',
  ],
  [
    'a page below nothing',
    `{ inspections(first: -100000) { nodes { establishment { inspections(first: 200) { nodes {
       establishment { inspections(first: 200) { nodes { establishment { inspections(first: 200) { totalCount } } } } } } } } } } }`,
    'cost',
  ],
  ['fifty directives on one field', `{ units { key ${'@include(if: true) '.repeat(50)} } }`, 'directives'],
  [
    'the schema under 100 names',
    `{ __schema { ${many(100, (n) => `a${n}: types { name fields { name type { name } } }`)} } }`,
    'aliases',
  ],
  [
    'fragments that double at each step',
    `{ ...F0 } ${many(25, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F25 on Query { u: units { key } }`,
    'aliases',
  ],
];

describe('a crafted query (S-21)', () => {
  test.each(crafted)('%s is refused before it runs, quickly and plainly', async (_, query, limit) => {
    const began = performance.now();
    const { status, data, errors } = await gateway.ask(query);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect([status, data]).toEqual([400, undefined]);
    const found = errors.find(({ extensions }) => extensions['code'] === 'QUERY_TOO_LARGE');
    expect(found?.extensions).toMatchObject({ limit, vi: expect.stringContaining('giới hạn') });
  });

  test('fragments that refer to each other are refused', async () => {
    const { status, errors } = await gateway.ask(
      `{ units { ...A } } fragment A on Unit { key parent { ...B } } fragment B on Unit { key parent { ...A } }`,
    );
    expect(status).toBe(400);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('Cannot spread fragment'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  test('a request with 50 operations in a list is refused', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token('committee')}` },
      body: JSON.stringify(Array.from({ length: 50 }, () => ({ query: `{ ${FIGURE} }` }))),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('batching') }] });
  });

  test('a document of ten thousand words is refused while it is read', async () => {
    const { status, errors } = await gateway.ask(`{ units { ${'key '.repeat(10_000)} } }`);
    expect([status, errors[0]!.extensions['code']]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
  });

  test('what only the variables show is refused each time, though the document was seen before', async () => {
    const query = `query ($n: Int) { establishments(first: $n) { nodes { inspections(first: $n) { nodes { establishment {
      inspections(first: $n) { totalCount } } } } } } }`;
    const small = await gateway.ask(query, { variables: { n: 1 } });
    const large = await gateway.ask(query, { variables: { n: 200 } });
    expect([small.status, small.errors]).toEqual([200, []]);
    expect([large.status, large.errors[0]!.extensions['code']]).toEqual([400, 'QUERY_TOO_LARGE']);
  });

  test.each(['', '(first: 0)', '(first: 200)'])(
    'a file of a list costs the same whatever page is beside it: %s',
    async (page) => {
      const { status, errors } = await gateway.ask(
        `{ establishments${page} { nodes { establishment } frame { period { from } } csv xlsx } }`,
      );
      expect([status, errors]).toEqual([200, []]);
    },
  );

  test.each([
    ['deeper than any value is', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'nesting'],
    ['of fifty thousand values', JSON.stringify(Array.from({ length: 50_000 }, (_, n) => `i${n}`)), 'values'],
  ])('variables %s are refused before anything reads them', async (_, value, limit) => {
    const began = performance.now();
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token('auditor')}` },
      body: `{ "query": "query ($i: [ID!]) { overview(indicators: $i, from: \\"2013-07-01\\", to: \\"2013-12-31\\") { rows } }", "variables": { "i": ${value} } }`,
    });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'QUERY_TOO_LARGE', limit } }] },
    ]);
  });

  test.each([
    ['a mutation', 'mutation { units }'],
    [
      'a subscription over HTTP',
      `subscription { figureChanged(indicator: "inspections-done", ${PERIOD}) { figure { overlaps } } }`,
    ],
  ])('%s is no fault, and is answered with what it needs', async (_, query) => {
    const { status, errors } = await gateway.ask(query);
    expect([status, errors[0]!.extensions['code']]).toEqual([400, 'OPERATION_NOT_SERVED']);
  });

  test('the limits are settings', async () => {
    await using strict = await testGateway({ limits: { depth: 2 } });
    await strict.until(await strict.publish(...beginning));
    expect((await strict.ask('{ units { key } }')).errors).toEqual([]);
    const { errors } = await strict.ask('{ units { parent { key } } }');
    expect(errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'depth', found: 3, most: 2 });
  });
});

describe('the platform’s own queries pass', () => {
  test.each([
    ['the schema, for who is signed in', getIntrospectionQuery()],
    [
      'an overview down to the records',
      `{ overview(${PERIOD}) { rows columns { indicator { code names { vi } } total { value { __typename } }
       cells { row figure { value { __typename } frame { completeTo { at } } } } } } }`,
    ],
    [
      'a directive with everything that evidences it',
      `{ directives { symbol obligations { code words addressees { names { vi } }
       followUps { state overdue } evidence(${PERIOD}) { inspections(first: 5) { totalCount nodes { inspection unit { fullName } } }
       figures { value { __typename } } } } } }`,
    ],
    [
      'a figure down to the establishment',
      `{ figure(indicator: "inspections-done", ${PERIOD}) { events(first: 100) { edges { node {
       inspection { establishment { unit { parent { fullName } } } } } } } } }`,
    ],
  ])('%s', async (_, query) => {
    const { status, errors } = await gateway.ask(query);
    expect([status, errors]).toEqual([200, []]);
  });
});
