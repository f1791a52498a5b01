import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { count, figure, untilKnown } from './figures.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { DIRECTIVE } from './story.ts';

const MINUTES = 60_000;
const QUARTER = { from: '2013-06-15', to: '2013-09-14' };
const DAY = { from: '2013-09-14', to: '2013-09-14' };
const province = '12@0000-00-00';
const communes = ['03390@2004-10-25', '03394@0000-00-00', '03397@0000-00-00', '03400@0000-00-00'];

let platform: Running;
let committee: Person;
let officer: Person;
let head: Person;

beforeAll(async () => {
  platform = await startLoaded();
  committee = await platform.as('committee');
  officer = await platform.as('officer.health');
  head = await platform.as('head.health');
}, 4 * MINUTES);
afterAll(cleanUpAll, MINUTES);

const enter = (table: string, unit: string, number: number, period = QUARTER) =>
  officer.done('health-interventions/totals/record', {
    ...{ on: period.to, unit, lead: 'health', period },
    figures: { table, lines: [{ by: {}, count: number }] },
  });

async function release(indicator: string, period = QUARTER): Promise<void> {
  const done = await head.done('health-interventions/release/publish', { indicator, period, agency: 'health' });
  await untilKnown(committee, done, indicator);
}

describe('the evidence of Health', () => {
  test.each([
    ['O05', 'communes-with-harm-reduction', DAY],
    ['O05', 'treatment-referrals', QUARTER],
    ['O16', 'condoms-distributed', QUARTER],
    ['O16', 'needles-syringes', QUARTER],
    ['O16', 'people-reached', QUARTER],
    ['O16', 'substitution-patients', DAY],
    ['O17', 'hiv-tests-with-counselling', QUARTER],
    ['O17', 'people-tested', QUARTER],
    ['O17', 'sti-examinations', QUARTER],
  ])('of %s leaves as %s in a release, and is that figure', async (code, indicator, period) => {
    await enter(indicator, province, 40, period);
    await release(indicator, period);
    expect(await count(committee, { indicator, ...period })).toBe(40);
    const obligation = `${DIRECTIVE}/${code}`;
    expect([code, await count(committee, { indicator, ...period, obligation })]).toEqual([code, 40]);
  });

  test('stands in the coverage matrix, where the obligation is addressed to it', async () => {
    const { coverage } = await committee.answered(
      `{ coverage(directive: "${DIRECTIVE}", from: "${QUARTER.from}", to: "${QUARTER.to}") {
           rows { obligation { code } cells(agency: "health") { state } } } }`,
    );
    const states = (coverage.rows as Json[])
      .filter(({ obligation }) => ['O16', 'O17'].includes(obligation.code))
      .map(({ obligation, cells }) => [obligation.code, cells.map(({ state }: Json) => state)]);
    expect(states).toEqual([
      ['O16', ['EVIDENCED']],
      ['O17', ['EVIDENCED']],
    ]);
  });
});

describe('small counts', () => {
  const outreach = 'outreach-contacts';

  test('are withheld with what would give them away, and their district is told', async () => {
    for (const [index, unit] of communes.entries()) await enter(outreach, unit, [3, 20, 31, 44][index]!);
    await release(outreach);
    const values = communes.map((unit) => figure(committee, { indicator: outreach, ...QUARTER, unit }));
    const told = (await Promise.all(values)).map(({ value }: Json) => value.value ?? value.__typename);
    expect(told).toEqual(['WithheldValue', 'WithheldValue', '31', '44']);
    expect(await count(committee, { indicator: outreach, ...QUARTER, unit: '106' })).toBe(98);
  });

  test('are read by nobody but the programme', async () => {
    const totals = `/api/health-interventions/totals/${outreach}.${communes[0]}.${QUARTER.from}.${QUARTER.to}`;
    const statuses = ['committee', 'standing', 'auditor', 'head.ppc', 'head.police'].map(async (account) => {
      const other = await platform.as(account);
      return (
        await Promise.all([totals, `/api/health-interventions/release/${outreach}`].map((path) => other.get(path)))
      ).map(({ status }) => status);
    });
    expect(new Set((await Promise.all(statuses)).flat())).toEqual(new Set([404]));
    expect((await officer.get(totals)).status).toBe(200);
  });
});
