import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { finesImposed, inspectionsDone } from '../../examples.ts';
import { testGateway, type TestGateway } from '../examples.ts';
import type { Published } from '../records/examples.ts';
import { directiveOfMany, HALF, hotspot, jointVisits, matrixOf, releaseOf, start } from './examples.ts';

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

const matrix = (days = HALF, as?: string) => matrixOf(gateway, days, as);

describe('what is shown by released figures alone', () => {
  const asked = { ...directiveOfMany.obligations[1]!, code: 'O17', addressees: ['health', 'labour'] };
  const amended = { ...directiveOfMany, obligations: [...directiveOfMany.obligations, asked] };
  const released = (id: string, period: { from: string; to: string }, value: number | 'withheld') =>
    releaseOf({ id, period, value, indicator: 'people-tested', agency: 'health', obligation: '879/O17' });
  const quarters = [
    { from: '2013-07-01', to: '2013-09-30' },
    { from: '2013-10-01', to: '2013-12-31' },
  ] as const;
  const cells = async (days: string) => {
    const found = await matrix(days);
    return ['O17 health', 'O17 labour'].map((cell) => found[cell]!['state']);
  };

  test('is evidence of the agency that released it, and withheld it is neither evidence nor its absence', async () => {
    const tested = { ...inspectionsDone, code: 'people-tested', measure: 'inspections.release', filter: {} };
    const definition = { ...tested, breakdowns: [], sensitivity: 'withhold-small', obligations: ['879/O17'] };
    await publish(
      { type: 'agencies.directive', subject: 'directive-879', data: amended },
      { type: 'agencies.indicator', subject: 'indicator-people-tested', data: definition },
    );
    expect(await cells(HALF)).toEqual(['NO_EVIDENCE', 'NO_EVIDENCE']);
    await publish(released('r1', quarters[0], 12), released('r2', quarters[1], 'withheld'));
    expect(await cells('from: "2013-07-01", to: "2013-09-30"')).toEqual(['EVIDENCED', 'NO_EVIDENCE']);
    expect(await cells('from: "2013-10-01", to: "2013-12-31"')).toEqual(['WITHHELD', 'NO_EVIDENCE']);
    expect(await cells(HALF)).toEqual(['EVIDENCED', 'NO_EVIDENCE']);
  });

  test('of a calendar of its own stands in the one period in which it ends, and its days are said', async () => {
    const own = { from: '2013-12-15', to: '2014-03-14' };
    await publish(released('r3', own, 14));
    const first = 'from: "2014-01-01", to: "2014-03-31"';
    expect(await cells('from: "2013-12-01", to: "2013-12-31"')).toEqual(['WITHHELD', 'NO_EVIDENCE']);
    expect(await cells(first)).toEqual(['EVIDENCED', 'NO_EVIDENCE']);
    expect(await cells('from: "2014-04-01", to: "2014-06-30"')).toEqual(['NO_EVIDENCE', 'NO_EVIDENCE']);
    const { data } = await gateway.ask(`{ obligation(key: "879/O17") { coverageRow(${first}) { cells(agency: "health") {
      releases { release agency period { from to } }
      ownFigures { value { ... on MissingValue { because } } frame { releasedSpans { from to } } } } } } }`);
    expect(data.obligation.coverageRow.cells[0]).toEqual({
      releases: [{ release: 'r3', agency: 'health', period: own }],
      ownFigures: [{ value: { because: 'not-released' }, frame: { releasedSpans: [own] } }],
    });
  });

  test('is shown as it is released: withheld stays withheld', async () => {
    const { data, errors } =
      await gateway.ask(`{ obligation(key: "879/O17") { coverageRow(${HALF}) { cells(agency: "health") {
      ownFigures { value { __typename } frame { axis releases { agency } } } } } } }`);
    expect(errors).toEqual([]);
    expect(data.obligation.coverageRow.cells[0].ownFigures).toMatchObject([{ value: { __typename: 'WithheldValue' } }]);
  });
});

describe('what is restricted', () => {
  const restricted = {
    ...{ ...finesImposed, code: 'hotspots-managed', measure: 'inspections.hotspot', kind: 'derived-stock', filter: {} },
    ...{ breakdowns: [], lines: 'every-participant', sensitivity: 'restricted', obligations: ['879/O31'] },
  };

  test('is counted for those who may see it, and judged alike for everybody', async () => {
    await publish(
      { type: 'agencies.indicator', subject: 'indicator-hotspots-managed', data: restricted },
      hotspot({ id: 'h1', agencies: ['culture'], obligations: ['879/O31'] }),
    );
    const [police, committee] = [await matrix(HALF, 'officer'), await matrix()];
    expect(police['O31 culture']).toMatchObject({ state: 'EVIDENCED', activities: null, standing: null, lastOn: null });
    expect(police['O31 police']).toMatchObject({ state: 'EVIDENCED', activities: 2 });
    expect(committee['O31 culture']).toMatchObject({ state: 'EVIDENCED', activities: null });
  });

  test('shows its figures to whom they may be shown, and none of its records to others', async () => {
    const query = `{ obligation(key: "879/O31") { coverageRow(${HALF}) { cells(agency: "culture") {
      ownFigures { frame { indicator } } work(first: 5) { nodes { record } } } } } }`;
    const seen = async (as: string) => (await gateway.ask(query, { as })).data.obligation.coverageRow.cells[0];
    const codes = ({ ownFigures }: { ownFigures: readonly { frame: { indicator: string } }[] }) =>
      ownFigures.map(({ frame }) => frame.indicator);
    expect(codes(await seen('committee'))).toContain('hotspots-managed');
    expect(codes(await seen('officer'))).not.toContain('hotspots-managed');
    expect((await seen('officer')).work.nodes).toEqual([{ record: 'k1' }]);
  });

  test('stays restricted for those who have no right at all: an administrator sees no matrix', async () => {
    const { data, errors } = await gateway.ask(
      `{ coverage(directive: "879", ${HALF}) { directive } activities(${HALF}) { totalCount } }`,
      {
        as: 'admin',
      },
    );
    expect([data, errors.map(({ extensions }) => extensions['code'])]).toEqual([
      { coverage: null, activities: null },
      ['FORBIDDEN', 'FORBIDDEN'],
    ]);
  });
});
