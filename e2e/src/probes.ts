import type { Json, Person } from './person.ts';
import { DIRECTIVE, DOAN_KET, today } from './story.ts';

export type Probe = readonly [name: string, ask: (person: Person) => Promise<Json>];

/** Every list, search, count and figure that somebody could look into. */
export function probes(site: string): readonly Probe[] {
  const day = today();
  const questions = [
    ...[
      'my-work',
      'inspections-list',
      `inspections-list?establishment=${site}`,
      `inspections-list?from=${day}&status=in-progress`,
    ],
    ...['establishments-list', `site-history?establishment=${site}`, 'plans-on-hand', 'possible-twins'],
    ...['inspection', 'inspection-plan', 'links', 'twin', 'establishment'].map((of) => `register-of-${of}`),
    `register-of-inspection?search=${encodeURIComponent('hoa phuong tim')}`,
  ].map((question) => `/api/inspections/questions/${question}`);
  const agencies = ['my-work', 'register-of-team178', `follow-up-board?directive=${DIRECTIVE}`];
  const paths = [
    ...questions,
    ...agencies.map((question) => `/api/agencies/questions/${question}`),
    ...[
      '/api/audit/log?order=newest&first=200',
      '/api/audit/log?prefix=inspection',
      '/api/audit/log?account=officer.police',
    ],
    ...[`/api/inspections/establishment/${site}`, `/api/inspections/establishment/${site}/history`],
  ];
  const figures = ['inspections-done', 'inspection-visits', 'establishments-inspected', 'inspections-planned'];
  const asked = figures.map(
    (code) =>
      `${code.replace('-', '_').replace('-', '_')}: figure(indicator: "${code}", from: "${day}", to: "${day}", unit: "${DOAN_KET}") { value { __typename } openPairs events { totalCount } }`,
  );
  const queries = [
    `{ inspections { totalCount nodes { inspection } } }`,
    `{ inspections(establishment: "${site}", withdrawn: true) { totalCount pageInfo { hasNextPage } } }`,
    `{ establishments { totalCount nodes { establishment inspections { totalCount } } } }`,
    `{ ${asked.join(' ')} }`,
    `{ overview(by: AGENCY, from: "${day}", to: "${day}") { rows columns { total { value { __typename } openPairs } cells { figure { value { __typename } } } } } }`,
    `{ obligations { code evidence(from: "${day}", to: "${day}") { inspections { totalCount } } } }`,
  ];
  return [
    ...paths.map((path): Probe => [path, async (person) => plain(await person.get(path))]),
    ...queries.map((query): Probe => [query, async (person) => plain(await person.ask(query))]),
  ];
}

/** What a reader could tell apart: without what differs from answer to answer. */
export function plain({ headers: _headers, ...answer }: Json): Json {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === 'correlationId' ? undefined : value)));
}
