import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startLoaded } from './examples.ts';
import { mangledBody, mangledHeaders, mangledId, shaped } from './mangled/examples.ts';
import { Person, type Answer, type Json } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { establishment } from './story.ts';

const MINUTES = 60_000;
const RUNS = Number(process.env['BAD_INPUTS'] ?? 300);

interface Command {
  readonly path: string;
  readonly schema: Json;
}

let platform: Running;
let police: Person;
let people: readonly Person[];
let strangers: readonly Person[];
let services: readonly string[];
const commands: Command[] = [];
const questions: Command[] = [];
/** `<record>/<rule>` of every rule that a document tells, as the path of its record is written, without hyphens. */
const told = new Set<string>();

beforeAll(async () => {
  platform = await startLoaded();
  police = await platform.as('officer.police');
  const accounts = ['officer.police', 'head.ppc', 'admin', 'standing', 'committee', 'auditor', 'officer.district-105'];
  people = await Promise.all(accounts.map((account) => platform.as(account)));
  strangers = [
    ...['', 'x', 'a.b.c', `${police.token}x`, unsigned(police.token)].map(
      (token) => new Person(platform.url, 'stranger', token),
    ),
    await platform.as('officer.police', { expiresIn: -10 }),
    await platform.as('officer.police', { audience: 'another' }),
    await platform.as('officer.police', { issuer: 'https://issuer.example' }),
    await platform.as('somebody.unknown'),
    await platform.as('service:installer'),
  ];
  services = await servicesHere();
  for (const service of services) await describeService(service);
}, 3 * MINUTES);
afterAll(cleanUpAll, MINUTES);

/** Whatever runs; the gateway has no commands. */
async function servicesHere(): Promise<readonly string[]> {
  const { body } = await police.get('/health/ready');
  const names: readonly string[] = body.services.map(({ service }: Json) => service);
  return names.filter((name) => name !== 'gateway');
}

async function describeService(service: string): Promise<void> {
  const { body } = await police.get(`/api/${service}/openapi.json`);
  for (const [path, methods] of Object.entries<Json>(body.paths)) {
    const schema = methods.post?.requestBody?.content?.['application/json']?.schema;
    if (schema) commands.push({ path, schema });
    noteRules(path, methods.post);
    if (methods.get) questions.push({ path, schema: null });
  }
}

/** Each as `<record>/<rule>`, the record as in paths but for hyphens. */
function noteRules(path: string, command: Json | undefined): void {
  for (const [, rule] of String(command?.description).matchAll(/`([a-z\d-]+)`: /g)) {
    told.add(`${path.split('/')[3]!.replaceAll('-', '')}/${rule}`);
  }
}

/** The same claims with nobody's signature. */
function unsigned(token: string): string {
  const head = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${head}.${token.split('.')[1]}.`;
}

/** A problem that says what is wrong: never a fault, never a success. */
function isProblem({ status, body, headers }: Answer): boolean {
  const isTold =
    (headers.get('content-type') ?? '').startsWith('application/problem+json') && typeof body.code === 'string';
  return status >= 400 && status < 500 && isTold && typeof body.title === 'string' && body.status === status;
}

function expectProblem(answer: Answer, about: unknown): void {
  if (!isProblem(answer))
    throw new Error(`${JSON.stringify(about)} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Where the log's next event would stand: one event more than the last time. */
async function nextPosition(): Promise<bigint> {
  const { position } = await police.done('inspections/establishment/register-establishment', establishment());
  return BigInt(position!);
}

const asked = { numRuns: RUNS, endOnFailure: true };

test('every rule that any service declares stands in its document, with the command that refuses or marks by it', async () => {
  const names = JSON.parse(await readFile(new URL('../../names.json', import.meta.url), 'utf8')) as Names;
  const lacking = names.refusals.filter((name) => {
    const [record, rule] = name.split('/') as [string, string];
    return !told.has(`${record.toLowerCase()}/${rule}`);
  });
  expect(names.refusals.length).toBeGreaterThan(1000);
  expect(lacking).toEqual([]);
});

interface Names {
  readonly refusals: readonly string[];
}

describe('whatever is sent to a command', () => {
  test('there is a command to send to', () => {
    expect(commands.length).toBeGreaterThan(100);
    expect(new Set(commands.map(({ path }) => path.split('/')[2]))).toEqual(new Set(services));
    expect(services).toEqual(expect.arrayContaining(['agencies', 'health-interventions', 'reporting']));
  });

  test(
    'a spoilt body is a problem, and nothing is written',
    async () => {
      const before = await nextPosition();
      const sent = fc.constantFrom(...commands).chain((command) =>
        fc.record({
          command: fc.constant(command),
          body: mangledBody(command.schema),
          id: mangledId,
          headers: mangledHeaders,
          person: fc.constantFrom(...people),
        }),
      );
      const property = fc.asyncProperty(
        sent,
        async ({ command: { path }, body: { what, text }, id, headers, person }) => {
          const key = { 'idempotency-key': crypto.randomUUID() };
          const answer = await person.post(path.replace('{id}', id), text, { ...key, ...headers });
          expectProblem(answer, { path, what, id, headers, account: person.account, text: text.slice(0, 300) });
        },
      );
      await fc.assert(property, asked);
      expect(await nextPosition()).toBe(before + 1n);
    },
    4 * MINUTES,
  );

  test(
    'on a record that there is not, of any shape, is a problem, and nothing is written',
    async () => {
      const before = await nextPosition();
      const onRecords = commands.filter(({ path }) => path.includes('{id}'));
      const sent = fc.constantFrom(...onRecords).chain(({ path, schema }) =>
        fc.record({
          path: fc.constant(path),
          body: shaped(schema),
          id: fc.uuid(),
          person: fc.constantFrom(...people),
        }),
      );
      const property = fc.asyncProperty(sent, async ({ path, body, id, person }) => {
        const answer = await person.send(path.slice('/api/'.length).replace('{id}', id), body);
        expectProblem(answer, { path, body, account: person.account });
      });
      await fc.assert(property, asked);
      expect(await nextPosition()).toBe(before + 1n);
    },
    4 * MINUTES,
  );

  test(
    'by somebody without a valid token is refused before anything else',
    async () => {
      for (const stranger of strangers) {
        for (const { path, schema } of commands.slice(0, 40)) {
          const [body] = fc.sample(shaped(schema), 1);
          const answer = await stranger.send(path.slice('/api/'.length), body);
          expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'unauthenticated']);
        }
        const { errors } = await stranger.ask('{ directives { number } }');
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
      }
    },
    MINUTES,
  );
});

describe('whatever is asked', () => {
  test(
    'of the services is an answer or a problem',
    async () => {
      const question = fc.record({
        path: fc.constantFrom(...questions.map(({ path }) => path)),
        id: mangledId,
        query: fc.dictionary(
          fc.constantFrom('on', 'from', 'to', 'first', 'skip', 'search', 'directive', 'revision', 'day'),
          fc.string(),
        ),
        person: fc.constantFrom(...people),
      });
      const property = fc.asyncProperty(question, async ({ path, id, query, person }) => {
        const safe = Object.entries(query).map(([name, text]): [string, string] => [
          name,
          text.replace(/[\ud800-\udfff]/g, '?'),
        ]);
        const address = `${path.replaceAll(/\{\w+\}/g, id)}?${new URLSearchParams(safe)}`;
        const answer = await person.get(address);
        if (answer.status >= 400) expectProblem(answer, { address, account: person.account });
      });
      await fc.assert(property, asked);
    },
    4 * MINUTES,
  );

  test(
    'of the gateway is an answer or an error with a code',
    async () => {
      const text = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.constantFrom('police', '2013-07-01', 'as-was', '12'),
      );
      const variables = fc.dictionary(
        fc.constantFrom('indicator', 'unit', 'from', 'to', 'map', 'asOf'),
        fc.oneof(text, fc.jsonValue()),
      );
      const whole = `query($indicator: ID!, $unit: ID, $from: Day!, $to: Day!, $map: MapChoice, $asOf: AsOf) {
        figure(indicator: $indicator, unit: $unit, from: $from, to: $to, map: $map, asOf: $asOf) { value { __typename } } }`;
      const query = fc.oneof(
        fc.constant(whole),
        fc.string(),
        fc.nat(whole.length).map((at) => whole.slice(0, at)),
      );
      const property = fc.asyncProperty(query, variables, fc.constantFrom(...people), async (wanted, given, person) => {
        const { status, errors, data } = await person.ask(wanted, given);
        const codes = errors.map(({ extensions }) => extensions?.code);
        const isTold = codes.every(
          (code) => typeof code === 'string' && code !== 'INTERNAL' && code !== 'INTERNAL_SERVER_ERROR',
        );
        if (status >= 500 || !isTold || (data === null && codes.length === 0)) {
          throw new Error(`${wanted} ${JSON.stringify(given)}: ${status} ${JSON.stringify(errors)}`);
        }
      });
      await fc.assert(property, asked);
    },
    4 * MINUTES,
  );
});
