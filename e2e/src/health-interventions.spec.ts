import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { count, figure, untilKnown } from './figures.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { AUTUMN, district, lines, path, province, refused, told } from './health-refused.data.ts';
import { messagesIn } from './small-counts/surfaces.ts';
import { DIRECTIVE } from './story.ts';

const MINUTES = 60_000;
const QUARTER = { from: '2013-06-15', to: '2013-09-14' };
const DAY = { from: '2013-09-14', to: '2013-09-14' };
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

describe('what could give somebody away', () => {
  test.each(refused)(
    'is refused by its name, which the document of the service tells: %s',
    async (_, entered, rule) => {
      const { status, body } = await officer.send(path, entered);
      expect([status, body.rule ?? body.errors[0].rule]).toEqual([status === 400 ? 400 : 422, rule]);
      const { post } = (await officer.get('/api/health-interventions/openapi.json')).body.paths[`/api/${path}`];
      const named = status === 400 ? post.requestBody : post.responses[422];
      expect(JSON.stringify(named)).toContain(rule);
    },
  );

  test.each([
    ['of a hamlet', { by: { hamlet: 'Bản A' }, count: 4 }],
    ['of two breakdowns at once', { by: { channel: 'outreach', 'group-served': 'sell-sex' }, count: 4 }],
    ['with words beside it', { by: {}, count: 4, who: 'a woman in white' }],
  ])('has no room in a line: %s', async (_, line) => {
    const entered = told('condoms-distributed', province, lines('condoms-distributed', line));
    const { status, body } = await officer.send(path, entered);
    expect([status, body.code, body.errors[0].path]).toEqual([
      400,
      'invalid-input',
      expect.stringMatching(/^figures\/lines\/1/),
    ]);
  });

  test('is not in what leaves: no site, no programme, no line of a facility', async () => {
    const placed = { on: '2013-07-01', unit: communes[1]!, lead: 'health', measures: ['condoms'] };
    const named = 'Điểm phát thử 77';
    const { id } = await officer.done('health-interventions/site/record', {
      ...placed,
      kind: 'fixed-point',
      name: named,
    });
    const programme = await officer.done('health-interventions/programme/record', { ...placed, funds: 'project' });
    const counted = lines('condoms-distributed', { by: { facility: id }, count: 30 });
    await officer.done('health-interventions/totals/record', told('condoms-distributed', communes[1]!, counted));
    await release('condoms-distributed', AUTUMN);
    expect(await count(committee, { indicator: 'condoms-distributed', ...AUTUMN, unit: communes[1]! })).toBe(40);
    const own = (await messagesIn(platform)).filter(({ topic }) => topic.includes('health-interventions'));
    expect(new Set(own.map(({ body }) => body.type))).toEqual(new Set(['health-interventions.release']));
    const all = JSON.stringify(own);
    expect([id, programme.id, named, 'facility'].filter((word) => all.includes(word))).toEqual([]);
    for (const one of [`site/${id}`, `programme/${programme.id}`]) {
      expect([one, (await committee.get(`/api/health-interventions/${one}`)).status]).toEqual([one, 404]);
    }
  });
});

describe('different people', () => {
  const indicator = 'people-reached';
  const both = { from: QUARTER.from, to: AUTUMN.to };

  test('are told for just the units and days that were counted, and added by nobody', async () => {
    await enter(indicator, district, 30, AUTUMN);
    await enter(indicator, '111@2008-11-14', 50, AUTUMN);
    await release(indicator, AUTUMN);
    const { pivot } = await committee.answered(
      `query($from: Day!, $to: Day!) { pivot(indicator: "${indicator}", rows: UNIT, level: DISTRICT, columns: DIMENSION,
         dimension: "group-served", from: $from, to: $to) { rowsNotTheSum { reasons { kind } } total { value { __typename } } } }`,
      AUTUMN,
    );
    const reasons = [{ kind: 'DISTINCT' }];
    expect(pivot).toEqual({ rowsNotTheSum: { reasons }, total: { value: { __typename: 'MissingValue' } } });
    expect(await count(committee, { indicator, ...AUTUMN, unit: '111' })).toBe(50);
    const { value } = await figure(committee, { indicator, ...both });
    expect(value.__typename).toBe('MissingValue');
  });

  test.each([
    ['two quarters', both, 'something-was-counted'],
    ['a month', { from: '2013-11-01', to: '2013-11-30' }, 'people-counted-once-are-not-added'],
  ])('leave in no release over %s that nobody counted', async (_, period, rule) => {
    const { body } = await head.send('health-interventions/release/publish', { indicator, period, agency: 'health' });
    expect(body.rule).toBe(rule);
  });
});

describe('a correction of what has left', () => {
  const indicator = 'hiv-tests-with-counselling';
  const id = `${indicator}.${district}.${AUTUMN.from}.${AUTUMN.to}`;
  const correct = (number: number) =>
    officer.send(`health-interventions/totals/${id}/correct`, {
      changes: { figures: { table: indicator, lines: [{ by: {}, count: number }] } },
      reason: 'Đếm lại',
    });
  const publish = () =>
    head.send('health-interventions/release/publish', { indicator, period: AUTUMN, agency: 'health' });

  test('is told by another edition alone, and by none where it would tell nothing new', async () => {
    await enter(indicator, district, 60, AUTUMN);
    await release(indicator, AUTUMN);
    const again = { on: AUTUMN.to, unit: district, lead: 'health', period: AUTUMN };
    const figures = { table: indicator, lines: [{ by: {}, count: 61 }] };
    expect((await officer.send('health-interventions/totals/record', { ...again, figures })).body.rule).toBe(
      'record-is-new',
    );
    expect((await correct(60)).body.rule).toBe('correction-changes-something');
    expect((await publish()).body.rule).toBe('release-tells-something-new');
    const { status, body } = await correct(90);
    expect(status).toBe(200);
    await untilKnown(committee, body, indicator);
    const asked = { indicator, ...AUTUMN, unit: '106' };
    expect(await count(committee, asked)).toBe(60);
    await release(indicator, AUTUMN);
    const { value, frame } = await figure(committee, asked, 'frame { releases { edition } }');
    expect([value.value, frame.releases]).toEqual(['90', [{ edition: 2 }]]);
  });

  test('is decided under a threshold that is never lower than that of all', async () => {
    const set = { indicator, agency: 'health', threshold: 4 };
    expect((await head.send('health-interventions/release/set-threshold', set)).body.rule).toBe(
      'threshold-protects-as-all',
    );
  });
});
