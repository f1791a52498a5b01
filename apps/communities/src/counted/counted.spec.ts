import { definitionOf } from '@lien-nganh/kernel';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { communeA, district, recordsOf } from '../examples.ts';
import { outbound } from '../integration/outbound.ts';
import { supportRelease, supportTotals } from './counted.ts';

let here: ReturnType<typeof recordsOf>;
beforeEach(() => {
  here = recordsOf(supportTotals, supportRelease);
});

const half = { from: '2013-07-01', to: '2013-12-31' };
const whole = (count: number) => ({ by: {}, count });
const record = async (table: string, lines: readonly object[], more: object = {}) =>
  (
    await here.send(supportTotals, 'record', {
      ...{ on: half.to, unit: district, lead: 'district-901', period: half, figures: { table, lines }, ...more },
    })
  ).refused;

describe('whom the social programmes reached', () => {
  test('is a total of one unit and half-year, entered once, and corrected', async () => {
    const lines = [whole(9), { by: { lender: 'social-policy-bank' }, count: 7 }];
    expect(await record('people-given-loans', lines)).toBeNull();
    expect(await record('people-given-loans', lines)).toBe('record-is-new');
    const id = `people-given-loans.${district}.${half.from}.${half.to}`;
    const changes = { figures: { table: 'people-given-loans', lines: [whole(8)] } };
    const corrected = await here.send(supportTotals, 'correct', { changes, reason: 'Đếm lại' }, { id });
    expect(corrected.refused).toBeNull();
  });

  test.each([
    ['parts-fit-the-whole', 'support-visits', [whole(5), { by: { 'kind-of-support': 'medical' }, count: 4 }], {}],
    ['period-is-of-the-table', 'people-helped-to-work', [whole(1)], { period: { ...half, from: '2013-10-01' } }],
    ['unit-is-of-the-table', 'people-supported', [whole(1)], { unit: communeA }],
    ['unit-is-of-the-table', 'trafficking-victims-supported', [whole(1)], { unit: communeA }],
    ['total-is-told-once', 'people-given-loans', [{ by: { lender: 'fund' }, count: 1 }], {}],
  ])('%s refuses', async (rule, table, lines, more) => {
    expect(await record(table, lines, more)).toBe(rule);
  });

  test('tells of a trade for a district and wider, never for a commune', async () => {
    const lines = [whole(3), { by: { trade: 'weaving' }, count: 3 }];
    expect(await record('people-trained-vocationally', lines, { unit: communeA })).toBe('breakdown-is-wide-enough');
    expect(await record('people-trained-vocationally', lines)).toBeNull();
  });

  test('has no field for a word about anybody', () => {
    const { input } = supportTotals.commands[0]!;
    const figures = { table: 'people-given-loans', lines: [{ by: { name: 'x' }, count: 1 }] };
    const told = { on: half.to, unit: district, lead: 'district-901', period: half, figures };
    expect(input.safeParse(told).success).toBe(false);
  });

  test('leaves in a release of whoever counted, in which a small count is withheld', async () => {
    await record('people-given-loans', [
      whole(9),
      { by: { lender: 'fund' }, count: 2 },
      { by: { lender: 'social-policy-bank' }, count: 7 },
    ]);
    const asked = { indicator: 'people-given-loans', period: half, agency: 'district-901' };
    const publish = async (more: object = {}) =>
      (await here.send(supportRelease, 'publish', { ...asked, ...more }, { by: { role: 'head' } })).refused;
    expect(await publish({ agency: 'labour' })).toBe('released-by-who-counted');
    expect(await publish()).toBeNull();
    expect(await publish()).toBe('release-tells-something-new');
    const { map } = outbound.find(({ stream }) => stream.prefix === supportRelease.prefix)!;
    const state = here.stateOf('supportRelease', 'people-given-loans');
    const told = map(here.log.at(-1)!, state, 'people-given-loans') as {
      cells: readonly { unit: string; dimensions: { lender?: string }; value: unknown }[];
    };
    const values = told.cells.filter(({ unit }) => unit === district).map(({ value }) => value);
    expect(values).not.toContain(2);
    expect(told.cells.find(({ dimensions }) => dimensions.lender === 'fund')?.value).toBe('withheld');
  });

  test('is sealed in the log whole, and leaves in no line of the outbound map', () => {
    const { versions } = definitionOf(supportTotals.events);
    expect(['WorkRecorded', 'WorkCorrected'].map((name) => versions[name]!.sealed)).toEqual([true, true]);
    expect(outbound.filter(({ stream }) => stream.prefix === supportTotals.prefix)).toEqual([]);
  });
});
