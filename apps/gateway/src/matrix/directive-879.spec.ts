import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { guidance } from '../graphql/matrix/examples.ts';
import { testGateway, type TestGateway } from '../graphql/examples.ts';
import { beginning, directive879, type Published } from '../graphql/records/examples.ts';
import { measureNamed } from '../measures/catalogue.ts';

interface Obligation {
  readonly code: string;
  readonly clause: string;
  readonly words: string;
  readonly gloss: string;
  readonly role: string;
  readonly periodicity: string;
  readonly dueOn: string | null;
  readonly addressees: readonly string[];
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
}
interface Directive {
  readonly groups: readonly { readonly slug: string; readonly members: readonly string[] }[];
  readonly obligations: readonly Obligation[];
}
interface Indicator {
  readonly code: string;
  readonly measure: string | null;
  readonly obligations: readonly string[];
  readonly sensitivity: string;
}

const data = new URL('../../../platform/data/', import.meta.url);
const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(new URL(path, data), 'utf8')) as T;

/** The groups of the directive, as the platform unfolds them into agencies. */
function unfolded({ groups }: Directive, slugs: readonly string[]): readonly string[] {
  return [...new Set(slugs.flatMap((slug) => groups.find((group) => group.slug === slug)?.members ?? [slug]))];
}

let directive: Directive;
let indicators: readonly Indicator[];
let obligations: readonly Obligation[];
let gateway: TestGateway;

const keyOf = (code: string) => `879/${code}`;

function published(): readonly Published[] {
  const named = obligations.map(
    ({ code, clause, words, gloss, role, periodicity, dueOn, addressees, leads, coordinators }) => ({
      ...{ code, clause, words, gloss, role, periodicity, dueOn, addressees, leads, coordinators, endsOn: null },
    }),
  );
  const definitions = indicators.map(({ obligations: about, ...one }) => {
    const { names, unitOfCount, kind, subject, measure, filter, lines, breakdowns, service, sensitivity, direction } =
      one as unknown as Record<string, unknown>;
    const rest = {
      names,
      unitOfCount,
      kind,
      subject,
      measure,
      filter,
      lines,
      breakdowns,
      service,
      sensitivity,
      direction,
    };
    const validity = { definitionVersion: 1, validFrom: '2004-01-01', validTo: null };
    return { code: one.code, ...validity, ...rest, obligations: about.map(keyOf) };
  });
  const others = ['agencies.directive', 'agencies.follow-up', 'agencies.indicator'];
  return [
    ...beginning.filter(({ type }) => !others.includes(type)),
    { type: 'agencies.directive', subject: 'directive-879', data: { ...directive879, obligations: named } },
    ...definitions.map((one) => ({ type: 'agencies.indicator', subject: `indicator-${one.code}`, data: one })),
  ];
}

interface Row {
  readonly obligation: { readonly code: string };
  readonly activities: number;
  readonly cells: readonly { readonly state: string; readonly activities: number }[];
}

async function rows(): Promise<readonly Row[]> {
  const { data: answered, errors } =
    await gateway.ask(`{ coverage(directive: "879", from: "2013-07-01", to: "2013-12-31") {
    rows { obligation { code } activities cells { state activities } } } }`);
  expect(errors).toEqual([]);
  return answered.coverage.rows;
}

beforeAll(async () => {
  directive = await readJson<Directive>('lai-chau/directive-879.json');
  indicators = (await readJson<{ readonly indicators: readonly Indicator[] }>('indicators.json')).indicators;
  obligations = directive.obligations.map((one) => ({
    ...one,
    addressees: unfolded(directive, one.addressees),
    leads: unfolded(directive, one.leads),
    coordinators: unfolded(directive, one.coordinators),
  }));
  gateway = await testGateway();
  await gateway.until(await gateway.publish(...published()));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

describe('the forty obligations of directive 879', () => {
  test('each have an indicator, and every indicator that is fed names a measure that there is', () => {
    expect(obligations).toHaveLength(40);
    const without = obligations.filter(({ code }) => !indicators.some((one) => one.obligations.includes(code)));
    expect(without.map(({ code }) => code)).toEqual([]);
    const strange = indicators.filter(({ measure }) => measure !== null && measureNamed(measure) === undefined);
    expect(strange.map(({ code, measure }) => [code, measure])).toEqual([]);
  });

  test('each have a row with a cell for each addressee, and nothing reads as done or evidenced where nothing is recorded', async () => {
    const found = await rows();
    expect(found.map(({ obligation, cells }) => [obligation.code, cells.length])).toEqual(
      obligations.map(({ code, addressees }) => [code, addressees.length]),
    );
    const states = new Set(found.flatMap(({ cells }) => cells.map(({ state }) => state)));
    expect([...states].filter((state) => !['NO_EVIDENCE', 'WITHHELD', 'REQUESTED'].includes(state))).toEqual([]);
  });

  test('each show what is recorded for them, once in the row and once for each that took part', async () => {
    const records = obligations.map(({ code, addressees }) =>
      guidance({ id: code, agencies: addressees, obligations: [keyOf(code)] }),
    );
    await gateway.until(await gateway.publish(...records));
    const found = await rows();
    expect(found.map(({ activities }) => activities)).toEqual(obligations.map(() => 1));
    const cells = found.flatMap((row) => row.cells.map((cell) => [row.obligation.code, cell.state, cell.activities]));
    expect(cells).toEqual(obligations.flatMap(({ code, addressees }) => addressees.map(() => [code, 'EVIDENCED', 1])));
  });
});
