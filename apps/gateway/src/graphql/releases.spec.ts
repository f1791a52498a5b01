import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inspectionsDone } from '../examples.ts';
import { cell, m, province, quyetThang, released } from '../ledger/released/examples.ts';
import { testGateway, type TestGateway } from './examples.ts';
import { beginning, type Published } from './records/examples.ts';

const VALUE = `__typename ... on NumberValue { value } ... on ZeroValue { checks } ... on MissingValue { because }`;
const ASKED = `indicator: "staff", from: "2013-07-01", to: "2013-07-31"`;

const staff = {
  ...inspectionsDone,
  code: 'staff',
  measure: 'inspections.release',
  filter: {},
  breakdowns: [],
  sensitivity: 'withhold-small',
};

/** An edition of July's table, as the service of inspections publishes it. */
function edition(edition: number, [whole, part]: readonly (number | 'withheld')[]): Published {
  const cells = [cell(province, whole!), cell(quyetThang, part!)];
  const { subject, data } = released(1, { indicator: 'staff', agency: 'police', period: m(7), edition, cells });
  return { type: 'inspections.release', subject, data };
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await testGateway();
  const defined = { type: 'agencies.indicator', subject: 'indicator-staff', data: staff };
  await gateway.until(await gateway.publish(...beginning, defined, edition(1, [20, 'withheld'])));
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

describe('a figure that comes in releases', () => {
  test('names its release in its frame, and the event that released it behind it', async () => {
    const { data, errors } = await gateway.ask(`{ figure(${ASKED}) {
      value { ${VALUE} } events { totalCount nodes { record value unit } }
      frame { releases { release edition agency releasedOn threshold period { from to } } } } }`);
    expect(errors).toEqual([]);
    const release = 'staff.2013-07-01.2013-07-31';
    expect(data.figure).toEqual({
      value: { __typename: 'NumberValue', value: '20' },
      events: { totalCount: 1, nodes: [{ record: 'release-staff', value: '20', unit: province }] },
      frame: {
        releases: [{ release, edition: 1, agency: 'police', releasedOn: '2013-12-01', threshold: 5, period: m(7) }],
      },
    });
  });

  test('that is withheld reads so everywhere, and nothing is told behind it', async () => {
    const { data, errors } = await gateway.ask(`{
      figure(${ASKED}, unit: "03386") { value { ${VALUE} } events { totalCount } }
      overview(by: UNIT, level: COMMUNE, indicators: ["staff"], from: "2013-07-01", to: "2013-07-31") {
        columns { cells { row figure { value { ${VALUE} } } } total { value { ${VALUE} } } cannotBePlaced { level } } } }`);
    expect(errors.map(({ extensions }) => extensions['rule'])).toEqual(['withheld']);
    expect(data.figure).toEqual({ value: { __typename: 'WithheldValue' }, events: null });
    const [{ cells, total, cannotBePlaced }] = data.overview.columns;
    const of = (row: string) => cells.find((one: { row: string }) => one.row === row).figure.value;
    expect(of(quyetThang)).toEqual({ __typename: 'WithheldValue' });
    expect(of('03387@2004-10-25')).toEqual({ __typename: 'MissingValue', because: 'not-released' });
    expect(total.value).toEqual({ __typename: 'NumberValue', value: '20' });
    expect(cannotBePlaced).toEqual([]);
  });

  test('is watched: another number is told, and of one that is withheld, or stays so, nothing is', async () => {
    const watch = new Watch(', unit: "03386"');
    let n = 1;
    const publish = async (part: number | 'withheld') =>
      gateway.until(await gateway.publish(edition((n += 1), [40, part])));
    // Numbers come until the watch is certainly there.
    while (watch.told.length === 0) await publish(20 + n);
    await publish('withheld');
    await publish('withheld');
    await publish(90);
    await watch.until((told) => told.at(-1)!.figure.value.value === '90');
    const [first, ...others] = watch.told;
    expect(watch.told.map(({ figure }) => figure.value.__typename)).not.toContain('WithheldValue');
    expect(others.map(({ previous }) => previous)).toEqual(
      [first!, ...others].slice(0, -1).map(({ figure }) => figure.value),
    );
  });
});

interface Change {
  readonly previous: unknown;
  readonly figure: { readonly value: { readonly __typename: string; readonly value?: string } };
}

/** What a subscription to a figure was told. */
class Watch {
  readonly told: Change[] = [];
  #ring: () => void = () => undefined;

  constructor(unit: string) {
    const query = `subscription { figureChanged(${ASKED}${unit}) { previous { ${VALUE} } figure { value { ${VALUE} } } } }`;
    const next = ({ data }: { data?: Record<string, unknown> | null }) => {
      this.told.push(data!['figureChanged'] as Change);
      this.#ring();
    };
    gateway.socket('committee').subscribe({ query }, { next, error: () => undefined, complete: () => undefined });
  }

  async until(holds: (told: readonly Change[]) => boolean): Promise<void> {
    while (!holds(this.told)) await new Promise<void>((resolve) => (this.#ring = resolve));
  }
}
