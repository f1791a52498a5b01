import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import type { Json, Person } from '../person.ts';
import type { Running } from '../platform.ts';
import { DIRECTIVE, today } from '../story.ts';
import { addressesIn, documentsFor, notFilled, type Address, type Filled } from './addresses.ts';
import { notAsked, questionsTo, type Known, type Question, type Together } from './asking.ts';
import type { Counted, Period } from './counted.ts';
import { operationsFor, schemaOf, type Schema } from './schema.ts';

/** A table of which everything is asked that there is to ask. */
export interface About {
  readonly table: Counted;
  /** Key of a unit in which it was counted. */
  readonly unit: string;
  readonly obligation: string;
  readonly days: Period;
  /** A record of somebody's own, and one day's position. */
  readonly record: string;
  readonly asOf: string;
  /** A report that has the table, and the reference of one of its figures. */
  readonly report: { readonly regime: string; readonly period: string; readonly ref: string };
  /** A form of an authority in which the table stands, and what the indicator is called. */
  readonly form: string;
  readonly name: string;
  /** A plan with a target for it in a unit of which it is withheld. */
  readonly plan: { readonly id: string; readonly unit: string };
}

/** All ways to ask that the documents of the platform tell of. */
export interface Surfaces {
  readonly schema: Schema;
  /** With every argument. */
  readonly questions: readonly Question[];
  /** Each field of Query, in all its parts, once; and each once. */
  readonly parts: readonly Question[];
  readonly few: readonly Question[];
  readonly addresses: readonly Address[];
  /** What nobody would ask: a new field, argument or parameter. */
  readonly notAsked: readonly string[];
}

export async function surfacesFor(somebody: Person, about: About): Promise<Surfaces> {
  const [schema, documents] = await Promise.all([schemaOf(somebody), documentsFor(somebody, 'openapi')]);
  const known = knownOf(about);
  const questions = questionsTo(schema, known, togetherOf(about));
  const { path, release, indicator } = about.table;
  const ids = { [path.split('/')[1]!]: about.record, [release.split('/')[1]!]: indicator };
  return {
    ...{ schema, questions, parts: firstBy(questions, ({ text }) => text) },
    few: firstBy(questions, ({ field }) => field),
    addresses: [...addressesIn(documents, filledFor(about), ids), ...addressesOfGateway(about)],
    notAsked: [...notAsked(schema, known), ...notFilled(documents, filledFor(about))],
  };
}

/** The gateway's own, of which no document tells. */
function addressesOfGateway(about: About): readonly Address[] {
  const { table, form, report, plan, days } = about;
  const { regime, period } = report;
  const { agency } = table;
  const url = `/api/reports/${regime}/${period}`;
  const path = '/api/reports/{regime}/{period}';
  const at = `${path}/forms/{form}`;
  return [
    { path: `${path}/figures`, url: `${url}/figures` },
    { path: `${path}/figures`, url: `${url}/figures?reporter=${agency}` },
    ...['docx', 'xlsx', 'pdf'].flatMap((format) =>
      ['public', 'internal', 'restricted'].map((variant): Address => {
        const document = `document.${format}`;
        return {
          path: `${path}/${document}`,
          url: `${url}/${document}?variant=${variant}`,
          with: 'variant',
          file: true,
        };
      }),
    ),
    ...['internal', 'restricted'].map((variant): Address => {
      const brief = `/api/reports/${regime}/brief.pdf?on=${today()}&variant=${variant}`;
      return { path: '/api/reports/{regime}/brief.pdf', url: brief, with: 'variant', file: true };
    }),
    ...['docx', 'xlsx', 'pdf'].map((format): Address => {
      const of = (id: string) => `/api/reports/plans/${id}/comparison.${format}`;
      return { path: of('{plan}'), url: `${of(plan.id)}?on=${days.to}`, with: 'on', file: true };
    }),
    { path: at, url: `${url}/forms/${form}`, file: true },
    ...['figures', 'comparison'].map((of) => ({ path: `${at}/${of}`, url: `${url}/forms/${form}/${of}` })),
    ...['parked', 'rebuild'].map((of) => `/api/gateway/operations/${of}`).map((one) => ({ path: one, url: one })),
  ];
}

function firstBy(questions: readonly Question[], word: (question: Question) => string): readonly Question[] {
  const words = questions.map(word);
  return questions.filter((_, n) => words.indexOf(words[n]!) === n);
}

/** What arguments of GraphQL are given. */
export function knownOf({ table, unit, obligation, days, asOf, report }: About): Known {
  const { indicator, agency, breakdown } = table;
  return {
    ...{ indicator: [indicator], indicators: [[indicator]], from: [days.from], to: [days.to], on: [days.to] },
    ...{ unit: [unit], parent: [unit], agency: [agency], obligation: [obligation], key: [obligation] },
    ...{ directive: [DIRECTIVE], code: [obligation.split('/')[1]], map: ['as-was', 'as-now'], asOf: [asOf] },
    ...{ breakdown: [breakdown!.dimension], dimension: [breakdown!.dimension], part: [breakdown!.members[0]] },
    ...{ of: ['people-helped-to-work'], first: [50], after: ['1'], establishment: ['1'], kind: ['karaoke'] },
    ...{ risk: ['high'], notInspectedSince: ['2014-01-01'], withdrawn: [true] },
    ...{ regime: [report.regime], period: [report.period], ref: [report.ref], position: [asOf] },
  };
}

function togetherOf({ table: { breakdown }, unit }: About): Together {
  const part = { dimension: breakdown!.dimension, part: breakdown!.members[0] };
  const parts = { breakdown: breakdown!.dimension };
  const lines = { dimension: breakdown!.dimension, columns: 'DIMENSION' };
  return {
    figure: [
      { ...parts, unit },
      { ...parts, part: part.part },
    ],
    ranking: ['UNIT', 'AGENCY']
      .map((by) => ({ by, what: 'SHARE' }))
      .flatMap((by) => [
        { ...by, of: 'people-helped-to-work' },
        { ...by, ...part },
      ]),
    pivot: ['UNIT', 'PERIOD', 'AGENCY', 'OBLIGATION'].map((rows) => ({ rows, ...lines })),
  };
}

/** What parameters of addresses are given. */
function filledFor({ table, unit, obligation, days, record, report, asOf }: About): Filled {
  const [service, prefix] = table.path.split('/') as [string, string];
  return {
    ...{ on: days.to, unit, directive: DIRECTIVE, duty: 'standing', establishment: '1', year: '2013' },
    ...{ regime: report.regime, period: report.period, indicator: table.indicator, from: days.from, to: days.to },
    ...{ service, prefix, event: record, id: record, agency: table.agency, account: table.agency },
    ...{ register: 'establishments', import: record, file: record, format: 'pdf', outcome: 'new', entry: record },
    ...{ day: days.to, position: asOf, at: asOf, revision: '0', asOf, map: 'as-now', obligation, signer: 'officer' },
    ...{ first: '2', skip: '1', after: '1', order: 'oldest', search: 'a', status: 'open', kind: 'karaoke' },
    ...{ mode: 'routine', level: 'commune', under: unit, team: unit, auditor: 'auditor', body: table.agency },
    ...{
      series: 'all',
      state: 'unknown',
      command: record,
      correlation: record,
      type: `${prefix}.WorkRecorded`,
      stream: `${prefix}-${record}`,
    },
  };
}

/** Hears of each change of the province's figure, as whoever watches it. */
export function watching({ url, token }: Person, { schema }: Surfaces, { table, days }: About) {
  const heard: Json[] = [];
  const [field] = schema.subscription.fields;
  const variables = { indicator: table.indicator, ...days };
  const [query] = operationsFor(schema, 'subscription', field!, Object.keys(variables));
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const sink = { next: (message: Json) => heard.push(message), error: () => undefined, complete: () => undefined };
  client.subscribe({ query: query!, variables }, sink);
  return { heard, end: () => client.dispose() };
}

/** What stands in the topics, as another service reads them, and which there are; of the broker in the platform's own PostgreSQL. */
export async function messagesIn({ folder }: Running) {
  const [password, port] = await Promise.all(
    ['password', 'port'].map((name) => readFile(join(folder, 'postgres', name), 'utf8')),
  );
  const client = new pg.Client(`postgres://postgres:${password!.trim()}@127.0.0.1:${port!.trim()}/lien_nganh`);
  await client.connect();
  try {
    const { rows } = await client.query<{ topic: string; body: Json }>(
      `select name as topic, body from messaging.topics t join messaging.partitions p on p.topic_id = t.id
         join messaging.messages m on m.partition_id = p.id where key is not null order by p.id, m."offset"`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
