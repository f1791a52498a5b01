import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { contractEvent, inspectionsDone } from '../../examples.ts';
import {
  before,
  cell,
  condoms,
  district,
  doanKet,
  estimated,
  m,
  namLoong,
  newSanThang,
  outreach,
  patients,
  peopleReached,
  province,
  quyetThang,
  released,
  sanThang,
  tanPhong,
  testLedgers,
  type TestLedgers,
} from './examples.ts';

let ledgers: TestLedgers;

beforeAll(async () => {
  ledgers = await testLedgers();
});
afterAll(async () => {
  await ledgers.close();
});

/** What a ledger with these releases answers. */
async function told(...events: readonly ContractEvent[]) {
  const ledger = await ledgers.applied([...before, ...events]);
  return { ledger, ...ledgers.asking(ledger) };
}

const number = (value: string) => ({ is: 'number', value });
const missing = (because: string) => ({ is: 'missing', because });
const withheld = { is: 'withheld' };

describe('a figure that comes in releases', () => {
  const july = released(50, {
    period: m(7),
    obligations: ['879/O31'],
    cells: [
      cell(province, 20),
      cell(district, 20),
      cell(quyetThang, 'withheld'),
      cell(tanPhong, 0),
      cell(doanKet, 'missing'),
      cell(province, 14, { 'group-served': 'a' }),
      cell(province, 'withheld', { 'group-served': 'b' }),
    ],
  });

  test('is just the released cell: a number, zero, missing and withheld, each as what it is', async () => {
    const { valueOf } = await told(july);
    expect(await valueOf()).toEqual(number('20'));
    expect(await valueOf({ unit: province })).toEqual(number('20'));
    expect(await valueOf({ unit: district })).toEqual(number('20'));
    expect(await valueOf({ unit: quyetThang })).toEqual(withheld);
    expect(await valueOf({ unit: tanPhong })).toEqual({ is: 'zero', checks: '1' });
    expect(await valueOf({ unit: doanKet })).toEqual(missing('not-given'));
    expect(await valueOf({ unit: sanThang })).toEqual(missing('not-released'));
    expect(await valueOf(m(8))).toEqual(missing('not-released'));
    expect(await valueOf({ from: '2013-07-02' })).toEqual(missing('not-released'));
  });

  test('names its release in frame and steps', async () => {
    const { figure } = await told(july);
    const { frame, steps } = await figure({ unit: quyetThang });
    const release = { release: 'outreach-contacts.2013-07-01.2013-07-31', edition: 1, agency: 'health' };
    expect(frame.releases).toEqual([{ ...release, releasedOn: '2013-12-01', threshold: 5, period: m(7) }]);
    expect(steps.slice(-2).map(({ en }) => en)).toEqual([
      'Released by health on 2013-12-01, edition 1, for 2013-07-01 to 2013-07-31 (outreach-contacts.2013-07-01.2013-07-31). Counts below 5 are withheld.',
      'The value is withheld.',
    ]);
    expect((await figure({ unit: tanPhong })).steps.at(-1)!.en).toBe('Result: 0, as released.');
  });

  test('has the parts that were released, and no remainder', async () => {
    const { figure } = await told(july);
    const { parts } = await figure({ breakdown: 'group-served' });
    expect(parts).toEqual({
      dimension: 'group-served',
      nature: 'partition',
      values: [
        { part: 'a', value: number('14') },
        { part: 'b', value: withheld },
      ],
    });
    expect((await figure({ breakdown: 'group-served', unit: district })).parts!.values).toEqual([]);
  });

  test('has no lines of agencies, and of obligations only those that the release names', async () => {
    const { valueOf } = await told(july);
    expect(await valueOf({ agency: 'health' })).toEqual(missing('no-lines'));
    expect(await valueOf({ obligation: '879/O31' })).toEqual(number('20'));
    expect(await valueOf({ obligation: '879/O14' })).toEqual(missing('no-lines'));
  });

  test('is told by its own service, and by no other', async () => {
    const other = { ...july, type: 'communities.release', subject: 'release-other', position: 51n } as ContractEvent;
    expect(await (await told(other)).valueOf()).toEqual(missing('not-released'));
    const { cells, ...rest } = other.data as typeof july.data & { cells: readonly object[] };
    const later = { ...other, data: { ...rest, edition: 2, cells: cells.slice(1) } } as ContractEvent;
    expect(await (await told(july, later)).valueOf()).toEqual(number('20'));
  });

  test('without a threshold comes in releases all the same', async () => {
    const table = { indicator: condoms.code, period: m(7), threshold: null, cells: [cell(province, 3)] };
    const { figure } = await told(released(50, table));
    const { value, frame } = await figure({ indicator: condoms.code });
    expect([value, frame.releases[0]!.threshold]).toEqual([number('3'), null]);
  });

  test('is never made of contract events, whatever they count', async () => {
    const data = { ...inspectionsDone, sensitivity: 'withhold-small' as const };
    const { valueOf, ledger } = await told(
      july,
      contractEvent('agencies.indicator', 'indicatorDefinition-inspections-done', { position: 60, data }),
    );
    expect(await valueOf({ indicator: 'inspections-done' })).toEqual(withheld);
    const { rows } = await ledgers.pool.query(
      `select from ${ledger.schema}.facts f join ${ledger.schema}.series s on s.id = f.series where s.indicator = $1`,
      [outreach.code],
    );
    expect(rows).toEqual([]);
  });
});

describe('a flow over several released periods', () => {
  const month = (position: number, n: number, value: number | 'withheld' | 'missing', other: 'withheld' | number = 9) =>
    released(position, { period: m(n), cells: [cell(province, value), cell(quyetThang, other)] });

  test('is their sum where they are just the asked days', async () => {
    const { valueOf, figure } = await told(month(50, 7, 20), month(51, 8, 30), month(52, 9, 0));
    expect(await valueOf(m(7, 8))).toEqual(number('50'));
    expect((await figure(m(7, 9))).frame.releases.map(({ period }) => period)).toEqual([m(7), m(8), m(9)]);
    expect(await valueOf(m(7, 10))).toEqual(missing('not-released'));
    expect(await valueOf({ from: '2013-07-15', to: '2013-08-31' })).toEqual(missing('not-released'));
  });

  test('is of its own calendar alone: a half-year of the other has no part of it, and says which days it shares (S-10)', async () => {
    const quarters = [
      { from: '2024-12-15', to: '2025-03-14' },
      { from: '2025-03-15', to: '2025-06-14' },
    ].map((period, n) => released(50 + n, { period, cells: [cell(province, 20 + n)] }));
    const { valueOf, figure } = await told(...quarters);
    expect(await valueOf({ from: '2024-12-15', to: '2025-06-14' })).toEqual(number('41'));
    const { value, frame } = await figure({ from: '2025-01-01', to: '2025-06-30' });
    expect([value, frame.releases]).toEqual([missing('not-released'), []]);
    expect(frame.releasedSpans.map(({ from, to }) => [from, to])).toEqual([
      ['2024-12-15', '2025-03-14'],
      ['2025-03-15', '2025-06-14'],
    ]);
  });

  test('is withheld with any part of it, and missing with any that is', async () => {
    const { valueOf } = await told(month(50, 7, 20), month(51, 8, 'withheld', 'withheld'), month(52, 9, 'missing'));
    expect(await valueOf(m(7, 8))).toEqual(withheld);
    expect(await valueOf({ ...m(7, 8), unit: quyetThang })).toEqual(withheld);
    expect(await valueOf(m(7, 9))).toEqual(withheld);
    const { valueOf: other } = await told(month(50, 7, 20), month(51, 8, 'missing'));
    expect(await other(m(7, 8))).toEqual(missing('not-given'));
  });

  test('is what was released of just that period, where it was', async () => {
    const quarter = released(53, { period: m(7, 9), cells: [cell(province, 'withheld')] });
    const { valueOf } = await told(month(50, 7, 20), month(51, 8, 30), month(52, 9, 10), quarter);
    expect(await valueOf(m(7, 9))).toEqual(withheld);
    expect(await valueOf(m(7, 8))).toEqual(number('50'));
    expect(await valueOf({ ...m(7, 9), unit: quyetThang })).toEqual(number('27'));
  });
});

describe('other kinds', () => {
  test('a stock is the last that was released by its day, and is never added over days', async () => {
    const stock = (position: number, on: string, value: number | 'withheld') =>
      released(position, { indicator: patients.code, period: { from: on, to: on }, cells: [cell(province, value)] });
    const { valueOf } = await told(stock(50, '2013-07-31', 40), stock(51, '2013-09-30', 'withheld'));
    const on = (to: string) => valueOf({ indicator: patients.code, from: '2013-01-01', to });
    expect(await on('2013-07-30')).toEqual(missing('not-released'));
    expect(await on('2013-09-29')).toEqual(number('40'));
    expect(await on('2013-12-31')).toEqual(withheld);
  });

  test('people counted once are of just that unit and period', async () => {
    const people = (position: number, n: number) =>
      released(position, {
        indicator: peopleReached.code,
        period: m(n),
        cells: [cell(province, 9), cell(sanThang, 8), cell(namLoong, 7)],
      });
    const { valueOf } = await told(people(50, 7), people(51, 8));
    const asked = { indicator: peopleReached.code };
    expect(await valueOf(asked)).toEqual(number('9'));
    expect(await valueOf({ ...asked, unit: sanThang })).toEqual(number('8'));
    expect(await valueOf({ ...asked, unit: district })).toEqual(missing('not-given'));
    expect(await valueOf({ ...asked, ...m(7, 8) })).toEqual(missing('not-given'));
    expect(await valueOf({ ...asked, unit: newSanThang, map: 'as-now' })).toEqual(missing('not-given'));
  });

  test('an estimate says how and by whom it was made, and has no drill-down', async () => {
    const made = { method: 'capture-recapture', author: 'dolisa', 'as-of-day': '2013-07-30' };
    const { figure, details } = await told(
      released(50, { indicator: estimated.code, period: m(7), cells: [cell(province, 45, made)] }),
    );
    const { value, frame } = await figure({ indicator: estimated.code });
    expect([value, frame.estimate]).toEqual([
      number('45'),
      { method: 'capture-recapture', author: 'dolisa', on: '2013-07-30' },
    ]);
    await expect(details({ indicator: estimated.code })).rejects.toMatchObject({ rule: 'no-drill-down' });
  });
});
