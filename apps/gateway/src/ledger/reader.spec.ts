import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, fined, inspectionsDone, joint, visit } from '../examples.ts';
import { wholeProvince } from '../figure/examples.ts';
import { applyContractEvents } from './writing/apply.ts';
import { beginning, unitEvents } from './examples.ts';
import type { Circumstances } from './reading/materials.ts';
import type { OverviewQuestion } from './reading/overview.ts';
import { LedgerReader } from './reader.ts';
import { ledgerOf, prepareLedger } from './schema.ts';

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

async function readerOf(...events: readonly ContractEvent[]): Promise<LedgerReader> {
  const ledger = ledgerOf(++generation);
  await prepareLedger(pool, ledger);
  const reader = new LedgerReader(pool, ledger);
  await apply(reader, ...events);
  return reader;
}

function apply({ ledger }: LedgerReader, ...events: readonly ContractEvent[]): Promise<unknown> {
  return inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
}

const now: Circumstances = {
  frontier: { log: 'log-1', position: 1_000n, at: '2013-12-31T16:00:00.000Z' },
  today: '2026-11-25',
};
const [quyetThang, tanPhong, doanKet] = ['03386@2004-10-25', '03387@2004-10-25', '03389@2004-10-25'];
const [newDoanKet, newTanPhong] = ['03388@2025-07-01', '03408@2025-07-01'];
const inspected = (position: number, name: string, data: Partial<typeof visit> = {}, recordedAt?: string) =>
  contractEvent('inspections.inspection', `inspection-${name}`, {
    position,
    data: { ...visit, inspection: name, ...data },
    ...(recordedAt ? { recordedAt } : {}),
  });
const number = (value: string) => ({ is: 'number', value });

describe('the overview', () => {
  const events = [
    ...beginning,
    inspected(21, 'a', { ...joint('police', 'health'), unit: quyetThang, sanctions: [fined('police', '15000000')] }),
    inspected(22, 'b', { ...joint('police'), unit: tanPhong }),
    inspected(23, 'c', { ...joint('health'), unit: doanKet, obligations: ['879/O31'] }),
  ];
  const asked: OverviewQuestion = {
    indicators: ['inspections-done', 'fines-imposed'],
    rows: { by: 'unit', keys: [quyetThang, tanPhong, doanKet] },
    agency: null,
    obligation: null,
    from: '2013-07-01',
    to: '2013-12-31',
    asOf: null,
    map: 'as-was',
  };

  test('shows every unit against every indicator, with the province’s total', async () => {
    const { rows, total, cannotBePlaced } = await (await readerOf(...events)).overview(asked, now);
    expect(rows.map(({ figures }) => figures.map(({ value }) => value))).toEqual([
      [number('1'), number('15000000')],
      [number('1'), { is: 'zero', checks: '1' }],
      [number('1'), { is: 'zero', checks: '1' }],
    ]);
    expect(total.map(({ value }) => value)).toEqual([number('3'), number('15000000')]);
    expect(cannotBePlaced).toEqual([{ level: 'commune', values: ['0', '0'] }]);
  });

  test('units and what cannot be placed make up the province on any map', async () => {
    const reader = await readerOf(...events);
    const keys = [newDoanKet, newTanPhong];
    const { rows, total, cannotBePlaced } = await reader.overview(
      { ...asked, indicators: ['inspections-done'], rows: { by: 'unit', keys }, map: 'as-now' },
      now,
    );
    expect(rows.map(({ figures }) => figures[0]!.value)).toEqual([number('1'), number('1')]);
    expect(cannotBePlaced).toEqual([{ level: 'commune', values: ['1'] }]);
    expect(total[0]!.value).toEqual(number('3'));
  });

  test('by a level that has no unit on the map, all of the province is what has no place', async () => {
    const reader = await readerOf(...events);
    const byDistrict = { by: 'unit', keys: [], level: 'district' } as const;
    const { rows, total, cannotBePlaced } = await reader.overview({ ...asked, rows: byDistrict, map: 'as-now' }, now);
    expect(rows).toEqual([]);
    expect(total.map(({ value }) => value)).toEqual([number('3'), number('15000000')]);
    expect(cannotBePlaced).toEqual([{ level: 'district', values: ['3', '15000000'] }]);
  });

  test('by agency the lines overlap, and the total counts each thing once', async () => {
    const rows = { by: 'agency', keys: ['police', 'health'], unit: null } as const;
    const byAgency = await (await readerOf(...events)).overview({ ...asked, rows }, now);
    expect(byAgency.rows.map(({ figures }) => figures[0]!.value)).toEqual([number('2'), number('2')]);
    expect(byAgency.rows[0]!.figures[0]!.frame.overlaps).toBe(true);
    expect(byAgency.total[0]!.value).toEqual(number('3'));
  });

  test('by obligation it shows what evidences each', async () => {
    const rows = { by: 'obligation', keys: ['879/O31', '879/O14'], unit: null } as const;
    const byObligation = await (await readerOf(...events)).overview({ ...asked, rows }, now);
    expect(byObligation.rows.map(({ figures }) => figures[0]!.value)).toEqual([
      number('1'),
      { is: 'zero', checks: '0' },
    ]);
  });

  test('takes as many queries for all units as for one', async () => {
    const reader = await readerOf(...events);
    await reader.overview(asked, now);
    const queries = async (keys: readonly string[]) => {
      const before = await queryCount();
      await reader.overview({ ...asked, rows: { by: 'unit', keys } }, now);
      return (await queryCount()) - before;
    };
    expect(await queries([quyetThang, tanPhong, doanKet, newDoanKet])).toBe(await queries([quyetThang]));
  });

  let counted = 0;
  beforeAll(() => {
    pool.on('acquire', (client) => {
      const { query } = client;
      if ('counts' in client) return;
      Object.assign(client, {
        counts: true,
        query: (...args: never[]) => {
          counted += 1;
          return (query as (...args: never[]) => unknown).apply(client, args);
        },
      });
    });
  });
  const queryCount = () => Promise.resolve(counted);
});

describe('the details of a figure', () => {
  const events = [
    ...beginning,
    inspected(21, 'a', { unit: quyetThang }),
    inspected(22, 'b', { unit: tanPhong }),
    inspected(25, 'a', { unit: tanPhong }),
  ];

  test('lead to the events that made it, those that were taken back too, page by page', async () => {
    const reader = await readerOf(...events);
    const first = await reader.details(wholeProvince, { first: 3, after: null }, now);
    expect([first.totalCount, first.hasMore]).toEqual([4, true]);
    const { cursor } = first.facts.at(-1)!;
    const second = await reader.details(wholeProvince, { first: 3, after: cursor }, now);
    expect(second.hasMore).toBe(false);
    const all = [...first.facts, ...second.facts];
    expect(all.map(({ event, record, unit, value }) => [event, record, unit, value])).toEqual([
      ['event-21', 'inspection-a', quyetThang, '1'],
      ['event-22', 'inspection-b', tanPhong, '1'],
      ['event-25', 'inspection-a', quyetThang, '-1'],
      ['event-25', 'inspection-a', tanPhong, '1'],
    ]);
    const sum = all.reduce((total, { value }) => total + BigInt(value), 0n);
    expect((await reader.figure(wholeProvince, now)).value).toEqual(number(sum.toString()));
  });

  test('are those of the asked unit, on the asked map, as known at the asked position', async () => {
    const reader = await readerOf(...events);
    const page = { first: 10, after: null };
    const inUnit = async (asked: Partial<typeof wholeProvince>) =>
      (await reader.details({ ...wholeProvince, ...asked }, page, now)).facts.map(({ event }) => event);
    expect(await inUnit({ unit: quyetThang })).toEqual(['event-21', 'event-25']);
    expect(await inUnit({ unit: newTanPhong, map: 'as-now' })).toEqual(['event-22', 'event-25']);
    expect(await inUnit({ unit: '105@2004-10-25', asOf: 22n })).toEqual(['event-21', 'event-22']);
  });

  test('of an indicator that is withheld are refused, and so is an unknown cursor', async () => {
    const withheld = contractEvent('agencies.indicator', 'indicatorDefinition-inspections-done', {
      position: 30,
      data: { ...inspectionsDone, sensitivity: 'withhold-small' },
    });
    const reader = await readerOf(...events, withheld);
    await expect(reader.details(wholeProvince, { first: 1, after: null }, now)).rejects.toThrow('withheld');
    expect((await reader.figure(wholeProvince, now)).value).toEqual({ is: 'withheld' });
    const open = await readerOf(...events);
    await expect(open.details(wholeProvince, { first: 1, after: '1;drop' }, now)).rejects.toThrow('cursor');
  });
});

describe('as of a past day or position', () => {
  const events = [
    ...beginning,
    inspected(21, 'a', {}, '2013-09-01T16:59:59.000Z'),
    inspected(22, 'b', {}, '2013-09-01T17:00:00.000Z'),
  ];

  test('a day ends at midnight in Viet Nam', async () => {
    const reader = await readerOf(...events);
    expect([await reader.positionOfDay('2013-09-01'), await reader.positionOfDay('2013-09-02')]).toEqual([21n, 22n]);
  });

  test('a day before anything was recorded has no answer', async () => {
    const reader = await readerOf(...events);
    await expect(reader.positionOfDay('2013-08-31')).rejects.toThrow('Nothing had been recorded');
  });

  test('what is not known to have arrived yet is refused, never answered half', async () => {
    const reader = await readerOf(...events);
    const behind = { ...now, frontier: { ...now.frontier!, position: 21n } };
    expect((await reader.figure({ ...wholeProvince, asOf: 21n }, behind)).value).toEqual(number('1'));
    await expect(reader.figure({ ...wholeProvince, asOf: 22n }, behind)).rejects.toThrow('not complete yet');
    await expect(reader.figure({ ...wholeProvince, asOf: 21n }, { ...now, frontier: null })).rejects.toThrow();
  });

  test('units that were not known then are not on the map of then', async () => {
    const late = unitEvents.map((event, index) => ({
      ...event,
      position: (500n + BigInt(index)) as typeof event.position,
    }));
    const reader = await readerOf(...events.filter(({ type }) => type !== 'agencies.unit'), ...late);
    const question = { ...wholeProvince, unit: quyetThang };
    expect((await reader.figure(question, now)).value).toEqual(number('2'));
    expect((await reader.figure({ ...question, asOf: 22n }, now)).value).toEqual({
      is: 'cannot-be-carried',
      because: 'unknown-unit',
    });
  });
});

test('what is known is told without a transaction until something of it arrives', async () => {
  const { ledger } = await readerOf(...beginning);
  let transactions = 0;
  const connect = () => ((transactions += 1), pool.connect());
  const query = (text: string) => pool.query(text);
  const reader = new LedgerReader({ connect, query } as unknown as pg.Pool, ledger);
  expect([await reader.known(), await reader.known(), transactions]).toEqual([expect.anything(), expect.anything(), 1]);
  const data = { ...inspectionsDone, definitionVersion: 2, validFrom: '2020-01-01' };
  await apply(reader, contractEvent('agencies.indicator', 'indicator-inspections-done', { position: 40, data }));
  expect((await reader.known()).definitions.at(null).byCode.get('inspections-done')).toHaveLength(2);
});
