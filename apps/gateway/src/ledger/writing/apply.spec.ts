import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, fined, finesImposed, inspectionsDone, joint, visit } from '../../examples.ts';
import { applyContractEvents } from './apply.ts';
import { ledgerOf, prepareLedger, type Ledger } from '../schema.ts';

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

async function ledgerWith(...events: ContractEvent[]): Promise<Ledger> {
  const ledger = ledgerOf(++generation);
  await prepareLedger(pool, ledger);
  for (const event of events) await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [event]));
  return ledger;
}

async function rowsOf({ schema }: Ledger, indicator: string): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select position::int as position, axis, line, occurred_on as day, place, value::text
     from ${schema}.facts f join ${schema}.series s on s.id = f.series where indicator = $1 order by position, n`,
    [indicator],
  );
  return rows.map(({ position, axis, line, day, place, value }) =>
    [position, axis, line, day, place.slice(0, 5), value].join(' '),
  );
}

const definition = (position: number, data = inspectionsDone) =>
  contractEvent('agencies.indicator', `indicatorDefinition-${data.code}`, { position, data });
const visited = (position: number, data: Partial<typeof visit> = {}) =>
  contractEvent('inspections.inspection', 'inspection-k1', { position, data: { ...visit, ...data } });

describe('an application tells the days of the facts that it wrote', () => {
  test('of a visit that is said to have been on another day both, and none of what is not counted', async () => {
    const ledger = await ledgerWith(definition(1));
    const days = async (event: ContractEvent) =>
      (await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [event]))).days;
    expect(await days(visited(5))).toEqual({ from: '2013-08-20', to: '2013-08-20' });
    expect(await days(visited(7, { occurredOn: '2013-07-02' }))).toEqual({ from: '2013-07-02', to: '2013-08-20' });
    expect(await days(visited(9, { occurredOn: '2013-07-02', breaches: ['two-members-only'] }))).toBe('none');
  });
});

describe('the ledger books what a record counts for', () => {
  test('also where its stream tells something else beside it, which counts for nothing', async () => {
    const data = { papers: [], agencies: ['police'] };
    const beside = contractEvent('inspections.papers', 'inspection-k1', { position: 6, data });
    const ledger = await ledgerWith(definition(1));
    await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [visited(5), beside]));
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([
      '5 total  2013-08-20 03386 1',
      '5 agency police 2013-08-20 03386 1',
    ]);
  });

  test('a joint visit is one in the total and one for each participant', async () => {
    const ledger = await ledgerWith(
      definition(1),
      visited(5, { ...joint('police', 'health'), obligations: ['879/O31'] }),
    );
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([
      '5 total  2013-08-20 03386 1',
      '5 agency police 2013-08-20 03386 1',
      '5 agency health 2013-08-20 03386 1',
      '5 obligation 879/O31 2013-08-20 03386 1',
    ]);
  });

  test('a correction takes back the very rows that were booked, where the log has the correction', async () => {
    const ledger = await ledgerWith(
      definition(1),
      visited(5),
      visited(9, { unit: '03387@2004-10-25', occurredOn: '2013-08-21' }),
    );
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([
      '5 total  2013-08-20 03386 1',
      '5 agency police 2013-08-20 03386 1',
      '9 total  2013-08-20 03386 -1',
      '9 agency police 2013-08-20 03386 -1',
      '9 total  2013-08-21 03387 1',
      '9 agency police 2013-08-21 03387 1',
    ]);
  });

  test('a correction that changes nothing countable books nothing', async () => {
    const ledger = await ledgerWith(definition(1), visited(5), visited(9, { breaches: ['two-members-only'] }));
    expect(await rowsOf(ledger, 'inspections-done')).toHaveLength(2);
  });

  test('a definition that comes later in the log counts what happened since it holds, at its own position', async () => {
    const ledger = await ledgerWith(visited(5), definition(7));
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([
      '7 total  2013-08-20 03386 1',
      '7 agency police 2013-08-20 03386 1',
    ]);
  });

  test('a definition that only arrives later counts from where the log has it', async () => {
    const ledger = await ledgerWith(visited(5), definition(1));
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([
      '5 total  2013-08-20 03386 1',
      '5 agency police 2013-08-20 03386 1',
    ]);
  });

  test('a new version takes back what the old one booked and books anew', async () => {
    const narrower = {
      ...inspectionsDone,
      definitionVersion: 2,
      filter: { outcome: ['carried-out'], mode: ['surprise'] },
    };
    const ledger = await ledgerWith(definition(1), visited(5), definition(8, narrower));
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([
      '5 total  2013-08-20 03386 1',
      '5 agency police 2013-08-20 03386 1',
      '8 total  2013-08-20 03386 -1',
      '8 agency police 2013-08-20 03386 -1',
    ]);
  });

  test('an obligation linked later is booked where the log has the link', async () => {
    const links = contractEvent('inspections.links', 'links-inspection-k1', {
      position: 6,
      data: { record: 'inspection-k1', added: ['879/O14'], removed: [] },
    });
    const ledger = await ledgerWith(definition(1), visited(5), links);
    expect((await rowsOf(ledger, 'inspections-done')).slice(2)).toEqual(['6 obligation 879/O14 2013-08-20 03386 1']);
  });

  test('the same event twice counts once', async () => {
    const ledger = await ledgerWith(definition(1), visited(5), visited(5), definition(1));
    expect(await rowsOf(ledger, 'inspections-done')).toHaveLength(2);
    expect(await cellSum(ledger, 'inspections-done')).toBe('1');
  });

  test('a definition that is heard again books nothing anew, however much is counted by it', async () => {
    const ledger = await ledgerWith(definition(1), visited(5));
    const apply = (...events: ContractEvent[]) => inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
    const rows = () => pool.query(`select xmin::text, record from ${ledger.schema}.facts order by position, n`);
    const before = (await rows()).rows;
    expect(await apply(definition(1), definition(1))).toEqual({ indicators: [], days: 'none' });
    expect((await rows()).rows).toEqual(before);
    expect(
      (await apply(definition(1), definition(8, { ...inspectionsDone, definitionVersion: 2 }))).indicators,
    ).toEqual(['inspections-done']);
  });

  test('a withdrawn record leaves nothing but its history', async () => {
    const ledger = await ledgerWith(definition(1), visited(5), visited(6, { withdrawn: true }));
    expect(await rowsOf(ledger, 'inspections-done')).toHaveLength(4);
    expect(await cellSum(ledger, 'inspections-done')).toBe('0');
  });

  test('nothing of an indicator whose values stay in their service is booked', async () => {
    const ledger = await ledgerWith(definition(1, { ...inspectionsDone, sensitivity: 'withhold-small' }), visited(5));
    expect(await rowsOf(ledger, 'inspections-done')).toEqual([]);
  });

  test('fines are exact far beyond what a floating point number holds', async () => {
    const ledger = await ledgerWith(definition(1, finesImposed));
    await inTransaction(pool, (tx) =>
      applyContractEvents(tx, ledger, [
        visited(5, { sanctions: [fined('police', '9007199254740993'), fined('culture', '999999999999999999')] }),
      ]),
    );
    expect(await cellSum(ledger, 'fines-imposed')).toBe('1009007199254740992');
  });

  test('an event of another log is refused: its positions mean nothing here', async () => {
    const ledger = await ledgerWith(definition(1));
    const foreign = { ...visited(5), log: 'log-2' };
    await expect(inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [foreign]))).rejects.toThrow('rebuild');
  });
});

async function cellSum({ schema }: Ledger, indicator: string): Promise<string> {
  const slots = Array.from({ length: 24 }, (_, slot) => `coalesce(h${slot}, 0)`).join(' + ');
  const { rows } = await pool.query<{ sum: string }>(
    `select coalesce(sum(${slots}), 0)::text as sum 
     from ${schema}.cells c join ${schema}.series s on s.id = c.series
     where indicator = $1 and axis = 'total' and dimension = ''`,
    [indicator],
  );
  return rows[0]!.sum;
}
