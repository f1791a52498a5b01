import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCRIPT } from '../sandbox/sandbox.script.ts';
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

const QUERY = `query ($indicator: ID!, $unit: ID, $agency: ID, $obligation: ID, $from: Day!, $to: Day!, $asOf: AsOf, $map: MapChoice!,
    $breakdown: String, $first: Int!, $after: String) {
  figure(indicator: $indicator, unit: $unit, agency: $agency, obligation: $obligation, from: $from, to: $to, asOf: $asOf, map: $map,
    breakdown: $breakdown) { value { __typename } events(first: $first, after: $after) { totalCount } }
  inspections(unit: $unit, agency: $agency, obligation: $obligation, from: $from, to: $to, first: $first, after: $after) { totalCount }
  establishments(unit: $unit, first: $first, after: $after) { totalCount }
  overview(unit: $unit, agency: $agency, from: $from, to: $to, asOf: $asOf, map: $map) { rows }
}`;

const good = {
  indicator: 'inspections-done',
  unit: null,
  agency: null,
  obligation: null,
  from: '2013-07-01',
  to: '2013-12-31',
  asOf: null,
  map: 'as-was',
  breakdown: null,
  first: 10,
  after: null,
};

const noFault = (codes: readonly unknown[]) => codes.every((code) => typeof code === 'string' && code !== 'INTERNAL');

describe('bad input', () => {
  test('of any kind is an error with a code, never a fault', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '2013-02-30',
        '0000-00-00',
        '9999-12-31',
        '03386',
        '105@2013-12-28',
        '%',
        "'",
        '~ledger.check',
        '__proto__',
        'constructor',
        'x'.repeat(5_000),
        'Quyê\u0301t Thă\u0301ng',
        'WyJhIiwiYiJd',
        'WyIyMDEzLTAxLTAxIiwiYSJd',
      ),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 2 }),
      fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
    );
    const spoiled = fc.record({ name: fc.constantFrom(...Object.keys(good)), value: odd });
    await fc.assert(
      fc.asyncProperty(spoiled, async ({ name, value }) => {
        const { status, errors } = await gateway.ask(QUERY, { variables: { ...good, [name]: value } });
        expect(status).toBeLessThan(500);
        const codes = errors.map(({ extensions }) => extensions['code']);
        expect([name, value, codes, noFault(codes)]).toEqual([name, value, codes, true]);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  test.each([
    ['beyond the largest number', '9999999999999999999.1.1'],
    ['of another list', Buffer.from('["2013-01-01","k1"]').toString('base64url')],
    ['of nothing', ''],
  ])('a cursor %s is none that was given out', async (_, cursor) => {
    const query = `query ($c: String) { figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") {
      events(after: $c) { totalCount } } }`;
    const { data, errors } = await gateway.ask(query, { variables: { c: cursor } });
    expect([data.figure.events, errors[0]!.extensions]).toEqual([
      null,
      expect.objectContaining({ code: 'BAD_USER_INPUT', rule: 'cursor-unknown' }),
    ]);
  });

  test('what an auditor asks is noted whole or cut between characters, never within one', async () => {
    for (const padding of ['', 'x']) {
      await gateway.ask(`query ($a: ID) { establishments(unit: $a) { totalCount } } # ${padding}`, {
        as: 'auditor',
        variables: { a: `${padding}${'😀'.repeat(240)}` },
      });
    }
    expect(gateway.looks.length).toBeGreaterThan(0);
    // What is half a character does not come back from UTF-8.
    const kept = (text: string) => Buffer.from(text).toString();
    for (const { read } of gateway.looks) expect([read.length > 490, kept(read)]).toEqual([true, read]);
  });

  test.each([
    ['malformed JSON', '{"query": '],
    ['a body that is no object', '"query"'],
    ['no query', '{}'],
    ['a query that is no text', '{"query": {"a": 1}}'],
    ['variables that are no object', '{"query": "{ units { key } }", "variables": 4}'],
    ['an unknown field', '{"query": "{ units { secret } }"}'],
    ['an empty document', '{"query": ""}'],
    ['an operation that is not there', '{"query": "query A { units { key } }", "operationName": "B"}'],
  ])('%s is answered with a 4xx', async (_, body) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token('committee')}` },
      body,
    });
    expect([response.status >= 400, response.status < 500]).toEqual([true, true]);
  });

  test('a query in an address is not run for a page of another site', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={units{key}}`, {
      headers: { authorization: `Bearer ${gateway.token('committee')}` },
    });
    expect(response.status).toBe(400);
  });

  test('a database that goes away is told as unavailable, without its inside', async () => {
    await using lost = await testGateway();
    await lost.until(await lost.publish(...beginning));
    await lost.loseDatabase();
    const { errors } = await lost.ask('{ directives { symbol } }');
    expect(errors[0]!.extensions['code']).toBe('UNAVAILABLE');
    expect((await lost.gateway.health()).status).toBe('degraded');
  });
});

describe('an answer that failed on this side has its cause in the log', () => {
  const failures = ({ logged }: TestGateway) => logged.filter((line) => line.includes('"level":"error"'));

  test('over HTTP and over WebSocket, when the database is away', async () => {
    await using lost = await testGateway();
    await lost.until(await lost.publish(...beginning));
    const socket = lost.socket('committee', { keeps: true });
    const units = { query: '{ units { key } }' };
    expect((await socket.iterate(units).next()).value).toMatchObject({ data: { units: expect.any(Array) } });
    await lost.loseDatabase();
    for (const ask of [
      () => lost.ask(units.query),
      () =>
        socket
          .iterate(units)
          .next()
          .catch((errors: unknown) => errors),
    ]) {
      const before = failures(lost).length;
      await ask();
      expect(failures(lost).slice(before).join()).toMatch(/ECONNREFUSED|terminated|Connection/);
    }
  });

  test('when an account may still be on its way', async () => {
    await using early = await testGateway();
    const { status, errors } = await early.ask('{ units { key } }', { as: 'nobody' });
    expect([status, errors[0]!.extensions['code']]).toEqual([503, 'NOT_YET_KNOWN']);
    expect(failures(early).join()).toContain('not-yet-known');
  });

  test('and one that the caller can mend is no failure of this side', async () => {
    await using sound = await testGateway();
    await sound.until(await sound.publish(...beginning));
    expect((await sound.ask('{ units { key } }', { as: 'nobody' })).status).toBe(401);
    expect(failures(sound)).toEqual([]);
  });
});

describe('the page for browsers', () => {
  test('stands at the same address, needs no other server, and runs only its own script', async () => {
    await using sample = await testGateway({ notice: { vi: 'Dữ liệu mẫu <b>', en: 'Sample data' } });
    const response = await fetch(`${sample.url}/graphql`, { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'nonce-/);
    expect(page).toContain('Dữ liệu mẫu &#60;b&#62;');
    expect(page).not.toMatch(/https?:\/\//);
    expect((await fetch(`${sample.url}/graphql`, { method: 'HEAD' })).status).toBe(200);
  });

  test('has a first query that is answered, whatever its figure turns out to be', async () => {
    const page = await (await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } })).text();
    const query = /<textarea id="query"[^>]*>([^<]*)</
      .exec(page)![1]!
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    for (const value of ['Number', 'Zero', 'Missing', 'Withheld', 'CannotBeCarried'])
      expect(query).toContain(`... on ${value}Value`);
    expect((await gateway.ask(query)).errors).toEqual([]);
  });

  test('lists types and fields by a question that the limits let through', async () => {
    const asked = /const REF = '([^']*)';\s+const ASKED = ([^;]*);/.exec(SCRIPT)!;
    const query = asked[2]!
      .replaceAll("' + REF + '", asked[1]!)
      .replace(/' \+\s+'/g, '')
      .replace(/^'|'$/g, '');
    const { data, errors } = await gateway.ask(query);
    expect(errors).toEqual([]);
    expect((data.__schema.types as { name: string }[]).map(({ name }) => name)).toContain('Query');
  });
});
