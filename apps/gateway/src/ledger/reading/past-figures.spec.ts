import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { pastFigures } from '@lien-nganh/contracts/reporting';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, establishmentOf, visit } from '../../examples.ts';
import { figureFrom, number, wholeProvince } from '../../figure/examples.ts';
import type { Question } from '../../figure/question.ts';
import { applyContractEvents } from '../writing/apply.ts';
import { beginning } from '../examples.ts';
import { LedgerReader } from '../reader.ts';
import { ledgerOf, prepareLedger } from '../schema.ts';

let database: TestDatabase;
let pool: pg.Pool;
let generation = 0;
beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const now = { frontier: { log: 'log-1', position: 1_000n, at: '2025-12-31T16:00:00.000Z' }, today: '2026-11-25' };
const [province, town] = ['12@0000-00-00', '105@2004-10-25'];
const [quyetThang, tanPhong] = ['03386@2004-10-25', '03387@2004-10-25'];

type Told = ContractData<typeof pastFigures>;
const paper = { exactness: 'rounded', document: '159/BC-UBND', dated: '2013-08-15' } as const;
const told = (position: number, indicator: string, ...figures: readonly Partial<Told['figures'][number]>[]) =>
  contractEvent('reporting.past-figures', `pastFigures-${indicator}`, {
    position,
    data: {
      ...{ indicator, agency: null },
      figures: figures.map((one) => ({
        unit: province,
        from: '2013-07-01',
        to: '2013-08-31',
        value: '40',
        ...paper,
        ...one,
      })),
    },
  });
const visited = (position: number, on: string, unit = quyetThang) =>
  contractEvent('inspections.inspection', `inspection-k${position}`, {
    position,
    data: { ...visit, inspection: `k${position}`, establishment: `e${position}`, occurredOn: on, unit },
  });
const place = (position: number, openedOn: string, closedOn: string | null, unit = quyetThang) =>
  contractEvent('inspections.establishment', `establishment-e${position}`, {
    position,
    data: establishmentOf({ establishment: `e${position}`, openedOn, closedOn, unit }),
  });

/** What the ledger answers, and from each single fact the same. */
async function ledgerWith(...events: readonly ContractEvent[]) {
  const ledger = ledgerOf(++generation);
  await prepareLedger(pool, ledger);
  const applied = await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [...beginning, ...events]));
  const reader = new LedgerReader(pool, ledger);
  const figure = async (asked: Partial<Question>) => {
    const read = await reader.figure({ ...wholeProvince, ...asked }, now);
    expect(figureFrom([...beginning, ...events], asked).value).toEqual(read.value);
    return read;
  };
  const valueOf = async (asked: Partial<Question>) => (await figure(asked)).value;
  const records = async (asked: Partial<Question>) => {
    const { facts } = await reader.details({ ...wholeProvince, ...asked }, { first: 50, after: null }, now);
    return facts.map(({ record }) => record);
  };
  return { applied, figure, valueOf, records };
}

const notGiven = { is: 'missing', because: 'not-given' };

describe('a figure of a past period', () => {
  const records = [visited(30, '2013-08-20'), visited(31, '2013-09-10'), visited(32, '2013-09-11', tanPhong)];

  test('counts in place of what records say of its days, and once beside those of others', async () => {
    const { figure, records: behind } = await ledgerWith(...records, told(40, 'inspections-done', {}));
    const half = await figure({});
    expect(half.value).toEqual(number('42'));
    expect(half.frame.imported).toEqual([expect.objectContaining({ value: '40', ...paper })]);
    expect(half.steps.map(({ en }) => en)).toContainEqual(
      expect.stringMatching(/^Imported from 159\/BC-UBND .*rounded/),
    );
    expect(await behind({})).toEqual(['inspection-k31', 'inspection-k32']);
  });

  test('is told by its paper alone, where nothing else is behind it', async () => {
    const { figure, records: behind } = await ledgerWith(...records, told(40, 'inspections-done', {}));
    const own = { from: '2013-07-01', to: '2013-08-31' };
    expect([(await figure(own)).value, await behind(own)]).toEqual([number('40'), []]);
  });

  test('is never divided: not over days, not over units, not over a dimension', async () => {
    const { figure, valueOf } = await ledgerWith(...records, told(40, 'inspections-done', {}));
    const cut = await figure({ from: '2013-08-01', to: '2013-09-30' });
    expect([cut.value, cut.frame.importedBeside]).toEqual([
      notGiven,
      [expect.objectContaining({ from: '2013-07-01' })],
    ]);
    expect(await valueOf({ unit: quyetThang, to: '2013-08-31' })).toEqual({
      is: 'cannot-be-carried',
      because: 'too-wide',
    });
    expect(await valueOf({ breakdown: 'kind', part: 'karaoke' })).toEqual(notGiven);
    const { parts } = await figure({ breakdown: 'kind' });
    expect(parts!.values).toEqual([
      { part: '', value: number('40') },
      { part: 'karaoke', value: number('2') },
    ]);
  });

  test('of some units stands beside the records of others', async () => {
    const past = told(40, 'inspections-done', { unit: tanPhong, from: '2013-09-01', to: '2013-09-30', value: '7' });
    const { valueOf } = await ledgerWith(...records, past);
    expect(await valueOf({})).toEqual(number('9'));
    expect(await valueOf({ unit: tanPhong })).toEqual(number('7'));
    expect(await valueOf({ unit: quyetThang })).toEqual(number('2'));
    expect(await valueOf({ unit: town })).toEqual(number('9'));
  });

  test('of none is zero, though nobody checked, and is no zero of an agency', async () => {
    const past = told(40, 'findings', { from: '2013-01-01', to: '2013-06-30', value: '0' });
    const { valueOf } = await ledgerWith(past);
    const half = { indicator: 'findings', from: '2013-01-01', to: '2013-06-30' };
    expect(await valueOf(half)).toEqual({ is: 'zero', checks: '0' });
    expect(await valueOf({ ...half, agency: 'police' })).toEqual({ is: 'missing', because: 'not-checked' });
  });

  test('of what counts different things is of just its days', async () => {
    const past = told(40, 'establishments-inspected', { value: '31' });
    const { valueOf } = await ledgerWith(...records, past);
    const asked = { indicator: 'establishments-inspected', from: '2013-07-01' };
    expect(await valueOf({ ...asked, to: '2013-08-31' })).toEqual(number('31'));
    expect(await valueOf({ ...asked, to: '2013-12-31' })).toEqual(notGiven);
  });

  test('is known from its position on, and gone once it was taken back', async () => {
    const { valueOf, applied } = await ledgerWith(
      ...records,
      told(40, 'inspections-done', {}),
      told(41, 'inspections-done'),
    );
    expect(await valueOf({ asOf: 39n })).toEqual(number('3'));
    expect(await valueOf({ asOf: 40n })).toEqual(number('42'));
    expect(await valueOf({ asOf: 41n })).toEqual(number('3'));
    expect(applied.indicators).toContain('inspections-done');
  });
});

describe('an opening stock', () => {
  const opening = (unit: string, to: string, value: string) => ({ unit, from: to, to, value });
  const places = [
    // both are in what was counted on the day; one of them ends after it
    ...[place(30, '2013-02-01', null), place(31, '2013-03-01', '2013-10-01'), place(32, '2013-09-01', null, tanPhong)],
  ];
  const on = (to: string, more: Partial<Question> = {}) => ({
    ...{ indicator: 'conditional-businesses', from: '2013-07-01', to, ...more },
  });

  test('goes on with what records begin and end after its day', async () => {
    const { figure, valueOf, records } = await ledgerWith(
      ...places,
      told(40, 'conditional-businesses', opening(province, '2013-07-31', '120')),
    );
    expect(await valueOf(on('2013-07-30'))).toEqual(number('2'));
    expect(await valueOf(on('2013-07-31'))).toEqual(number('120'));
    expect(await valueOf(on('2013-09-30'))).toEqual(number('121'));
    expect(await valueOf(on('2013-12-31'))).toEqual(number('120'));
    expect((await figure(on('2013-12-31'))).frame.imported).toHaveLength(1);
    expect(await records(on('2013-12-31'))).toEqual(['establishment-e31', 'establishment-e32']);
    expect(await valueOf(on('2013-12-31', { unit: quyetThang }))).toEqual({
      is: 'cannot-be-carried',
      because: 'too-wide',
    });
  });

  test('of units is each unit’s, a later one in place of an earlier, and carried to a later map', async () => {
    const { valueOf } = await ledgerWith(
      ...places,
      told(
        ...([40, 'conditional-businesses'] as const),
        ...[opening(quyetThang, '2013-06-30', '50'), opening(quyetThang, '2013-07-31', '60')],
        opening(tanPhong, '2013-07-31', '20'),
      ),
    );
    expect(await valueOf(on('2013-07-15'))).toEqual(number('50'));
    expect(await valueOf(on('2013-12-31', { unit: quyetThang }))).toEqual(number('59'));
    expect(await valueOf(on('2013-12-31', { unit: tanPhong }))).toEqual(number('21'));
    expect(await valueOf(on('2013-12-31', { unit: '105@2013-12-28' }))).toEqual(number('80'));
    expect(await valueOf(on('2025-08-01', { unit: '03408@2025-07-01' }))).toEqual(number('21'));
  });
});
