import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { ContractEvent } from '@lien-nganh/kernel';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, establishmentsInspected, fined, finesImposed, joint, visit } from '../../examples.ts';
import { timelineOf, wholeProvince } from '../../figure/examples.ts';
import type { Question } from '../../figure/question.ts';
import { plainly, type Measured } from '../../measures/measured.ts';
import { applyContractEvents } from '../writing/apply.ts';
import { difference, wantedBookings } from '../booking.ts';
import { beginning } from '../examples.ts';
import { insertFacts, type PlacedFact } from '../writing/fact-store.ts';
import { LedgerReader } from '../reader.ts';
import { ledgerOf, prepareLedger } from '../schema.ts';
import { seriesIds } from '../writing/series-store.ts';

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
const [quyetThang, tanPhong] = ['03386@2004-10-25', '03387@2004-10-25'];
const [newDoanKet, town, city] = ['03388@2025-07-01', '105@2004-10-25', '105@2013-12-28'];

/** A ledger with these events, and what it answers. */
async function ledgerWith(...events: readonly ContractEvent[]) {
  const ledger = ledgerOf(++generation);
  await prepareLedger(pool, ledger);
  await inTransaction(pool, (tx) => applyContractEvents(tx, ledger, [...beginning, ...events]));
  const reader = new LedgerReader(pool, ledger);
  const figure = (asked: Partial<Question>) => reader.figure({ ...wholeProvince, ...asked }, now);
  return { ledger, reader, figure, valueOf: async (asked: Partial<Question>) => (await figure(asked)).value };
}

const definition = (data: IndicatorRecord) =>
  contractEvent('agencies.indicator', `indicatorDefinition-${data.code}`, { position: 19, data });
const visited = (position: number, name: string, data: Partial<typeof visit>) =>
  contractEvent('inspections.inspection', `inspection-${name}`, {
    position,
    data: { ...visit, inspection: name, ...data },
  });
const number = (value: string) => ({ is: 'number', value });
const unobserved = { is: 'missing', because: 'not-observed' };

describe('an observed stock', () => {
  // Amounts of decisions stand here for what was observed on their days: the ledger knows only day, unit and value.
  const observed = { ...finesImposed, code: 'staff', kind: 'observed-stock' as const };
  const seen = (position: number, { on, unit, value }: { on: string; unit: string; value: string }) =>
    visited(position, `o${position}`, { unit, occurredOn: on, sanctions: [fined('police', value, on)] });
  const asked = (to: string, more: Partial<Question> = {}) => ({ indicator: 'staff', from: '2013-01-01', to, ...more });

  test('is each unit’s last observation up to the day, and missing where nobody has observed', async () => {
    const { valueOf } = await ledgerWith(
      definition(observed),
      seen(20, { on: '2013-07-10', unit: quyetThang, value: '5' }),
      seen(21, { on: '2013-08-10', unit: quyetThang, value: '7' }),
      seen(22, { on: '2013-07-20', unit: tanPhong, value: '3' }),
    );
    expect(await valueOf(asked('2013-07-09'))).toEqual(unobserved);
    expect(await valueOf(asked('2013-07-19'))).toEqual(number('5'));
    expect(await valueOf(asked('2013-08-09'))).toEqual(number('8'));
    expect(await valueOf(asked('2013-12-31'))).toEqual(number('10'));
    expect(await valueOf(asked('2013-07-19', { unit: tanPhong }))).toEqual(unobserved);
    expect(await valueOf(asked('2013-12-31', { asOf: 20n }))).toEqual(number('5'));
  });

  test('that was observed to be none is zero, with the observation behind it', async () => {
    const { valueOf } = await ledgerWith(
      definition(observed),
      seen(20, { on: '2013-07-10', unit: quyetThang, value: '5' }),
      seen(21, { on: '2013-08-10', unit: quyetThang, value: '0' }),
    );
    expect(await valueOf(asked('2013-12-31'))).toEqual({ is: 'zero', checks: '1' });
  });

  test('has none of a part where all that was observed is of others, and is open where nobody has observed (S-08)', async () => {
    const breakdowns = [{ dimension: 'field', nature: 'partition' as const }];
    const { valueOf } = await ledgerWith(
      definition({ ...observed, breakdowns }),
      seen(20, { on: '2013-07-10', unit: quyetThang, value: '5' }),
    );
    const partOf = (part: string, more: Partial<Question> = {}) =>
      valueOf(asked('2013-12-31', { breakdown: 'field', part, ...more }));
    expect(await partOf('security')).toEqual(number('5'));
    expect(await partOf('culture')).toEqual({ is: 'zero', checks: '1' });
    expect(await partOf('culture', { unit: tanPhong })).toEqual(unobserved);
  });

  test('of a unit that took others in replaces what was observed of them', async () => {
    const before = [
      seen(20, { on: '2025-06-10', unit: quyetThang, value: '5' }),
      seen(21, { on: '2025-06-11', unit: tanPhong, value: '4' }),
    ];
    const after = seen(22, { on: '2025-08-10', unit: newDoanKet, value: '6' });
    const { figure, valueOf } = await ledgerWith(definition(observed), ...before, after);
    expect(await valueOf(asked('2025-08-09', { unit: newDoanKet }))).toEqual(number('5'));
    expect(await valueOf(asked('2025-12-31', { unit: newDoanKet }))).toEqual(number('6'));
    const { value, steps } = await figure(asked('2025-12-31'));
    expect(value).toEqual(number('10'));
    expect(steps.filter(({ en }) => en.startsWith('Recorded')).map(({ en }) => en)).toEqual([
      'Recorded in phường Tân Phong (03387): 4.',
      'Recorded in phường Đoàn Kết (03388): 6.',
    ]);
  });

  test('of a town that became a city is one stock', async () => {
    const { valueOf } = await ledgerWith(
      definition(observed),
      seen(20, { on: '2013-07-10', unit: town, value: '5' }),
      seen(21, { on: '2014-01-10', unit: city, value: '7' }),
    );
    expect(await valueOf(asked('2013-12-31', { unit: city }))).toEqual(number('5'));
    expect(await valueOf(asked('2014-12-31', { unit: city }))).toEqual(number('7'));
    expect(await valueOf(asked('2014-12-31'))).toEqual(number('7'));
  });

  test('that is taken back is as if it had not been', async () => {
    const observation = { on: '2013-07-10', unit: quyetThang, value: '5' };
    const taken = visited(21, 'o20', { withdrawn: true, unit: quyetThang });
    const { valueOf } = await ledgerWith(definition(observed), seen(20, observation), taken);
    expect(await valueOf(asked('2013-12-31'))).toEqual(unobserved);
    expect(await valueOf(asked('2013-12-31', { asOf: 20n }))).toEqual(number('5'));
  });
});

describe('an estimate', () => {
  const estimated = { ...finesImposed, code: 'estimated', kind: 'estimate' as const, breakdowns: [] };
  const made = (unit: string | null, on: string, value: bigint): Measured => ({
    ...plainly,
    measure: 'inspections.fine',
    occurredOn: on,
    item: `${unit}/${on}`,
    unit,
    value,
    participants: [],
    dimensions: { method: 'capture-recapture', author: 'dolisa' },
  });
  const asked = (more: Partial<Question> = {}) => ({ indicator: 'estimated', ...more });

  /** No contract gives estimates yet: they are booked and kept by the ledger's own code. */
  async function estimates(...measured: readonly Measured[]) {
    const found = await ledgerWith(definition(estimated));
    const wanted = wantedBookings(measured, timelineOf([definition(estimated)]).at(null));
    const facts: readonly PlacedFact[] = difference(new Map(), wanted, { position: 20n, knownDay: '2013-09-01' }).map(
      (fact) => ({ ...fact, record: 1n }),
    );
    await inTransaction(pool, async (tx) => {
      const ids = await seriesIds(tx, found.ledger, [{ indicator: 'estimated', axis: 'total', line: '' }]);
      await insertFacts(tx, found.ledger, { facts, ids });
    });
    return found;
  }

  test('says method, day and author, and has no drill-down', async () => {
    const { figure, reader } = await estimates(made(null, '2013-08-01', 40n), made(null, '2013-10-01', 45n));
    const { value, frame, steps } = await figure(asked());
    expect([value, frame.estimate]).toEqual([
      number('45'),
      { method: 'capture-recapture', author: 'dolisa', on: '2013-10-01' },
    ]);
    expect(steps.map(({ en }) => en)).toContain('Estimated on 2013-10-01 by dolisa, method: capture-recapture.');
    expect((await figure(asked({ to: '2013-09-30' }))).value).toEqual(number('40'));
    const page = { first: 10, after: null };
    await expect(reader.details({ ...wholeProvince, ...asked() }, page, now)).rejects.toMatchObject({
      rule: 'no-drill-down',
    });
  });

  test('is of the unit for which it was made, and of no wider and no narrower one', async () => {
    const { valueOf, reader } = await estimates(made(quyetThang, '2013-08-01', 40n));
    expect(await valueOf(asked({ unit: quyetThang }))).toEqual(number('40'));
    expect(await valueOf(asked())).toEqual(unobserved);
    expect(await valueOf(asked({ unit: town, to: '2013-12-01' }))).toEqual(unobserved);
    expect(await valueOf(asked({ unit: newDoanKet, to: '2025-12-31' }))).toEqual(unobserved);
    const { agency, obligation, from, to, asOf, map } = wholeProvince;
    const rows = { by: 'unit', keys: [quyetThang, tanPhong] } as const;
    const overview = await reader.overview(
      { indicators: ['estimated'], agency, obligation, from, to, asOf, map, rows },
      now,
    );
    const values = [...overview.rows.map(({ figures }) => figures[0]!), overview.total[0]!].map(({ value }) => value);
    expect(values).toEqual([number('40'), unobserved, unobserved]);
    expect(overview.cannotBePlaced).toEqual([{ level: 'commune', values: [null] }]);
  });
});

describe('a distinct count', () => {
  const communes = { ...establishmentsInspected, code: 'communes', subject: 'commune' as const };
  const people = { ...establishmentsInspected, code: 'people', subject: null };
  const events = [
    definition(communes),
    contractEvent('agencies.indicator', 'indicatorDefinition-people', { position: 18, data: people }),
    visited(20, 'k1', { ...joint('police', 'health'), establishment: 'e1', unit: quyetThang }),
    visited(21, 'k2', { ...joint('police'), establishment: 'e1', unit: quyetThang }),
    visited(22, 'k3', { ...joint('health'), establishment: 'e2', unit: newDoanKet, occurredOn: '2025-08-01' }),
  ];
  const both = { from: '2013-01-01', to: '2025-12-31' };

  test('counts each establishment once, in the province and on each line', async () => {
    const { valueOf } = await ledgerWith(...events);
    const asked = { ...both, indicator: 'establishments-inspected' };
    expect(await valueOf(asked)).toEqual(number('2'));
    expect(await valueOf({ ...asked, agency: 'police' })).toEqual(number('1'));
    expect(await valueOf({ ...asked, asOf: 21n })).toEqual(number('1'));
  });

  test('counts communes on the asked map', async () => {
    const { valueOf } = await ledgerWith(...events);
    const asked = { ...both, indicator: 'communes' };
    expect(await valueOf(asked)).toEqual(number('2'));
    expect(await valueOf({ ...asked, map: 'as-now' })).toEqual(number('1'));
  });

  test('of people is only what was given for just that unit and period', async () => {
    const { valueOf } = await ledgerWith(...events);
    expect(await valueOf({ ...both, indicator: 'people' })).toEqual({ is: 'missing', because: 'not-given' });
  });
});
