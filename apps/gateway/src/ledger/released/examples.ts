import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase } from '@lien-nganh/testing';
import type { releaseContract } from '@lien-nganh/contracts/release';
import type { IndicatorRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { contractEvent, inspectionsDone } from '../../examples.ts';
import { wholeProvince } from '../../figure/examples.ts';
import type { Question } from '../../figure/question.ts';
import { applyContractEvents } from '../writing/apply.ts';
import { beginning } from '../examples.ts';
import { LedgerReader } from '../reader.ts';
import { ledgerOf, prepareLedger, type Ledger } from '../schema.ts';

/** Indicators that come in releases, and tables of them, as a service publishes them. */

export type Release = ContractData<ReturnType<typeof releaseContract>>;

export const outreach: IndicatorRecord = {
  ...inspectionsDone,
  code: 'outreach-contacts',
  names: { vi: 'Số lượt tiếp cận cộng đồng', en: 'Outreach contacts' },
  unitOfCount: 'visits',
  measure: 'health-interventions.release',
  filter: {},
  breakdowns: [{ dimension: 'group-served', nature: 'partition' }],
  obligations: ['879/O31'],
  service: 'health-interventions',
  sensitivity: 'withhold-small',
};

export const patients: IndicatorRecord = { ...outreach, code: 'patients', kind: 'observed-stock' };
export const peopleReached: IndicatorRecord = { ...outreach, code: 'people-reached', kind: 'distinct' };
export const estimated: IndicatorRecord = { ...outreach, code: 'estimated', kind: 'estimate', breakdowns: [] };
/** Of Health, and not small: no threshold. */
export const condoms: IndicatorRecord = { ...outreach, code: 'condoms', sensitivity: 'internal' };

export const province = '12@0000-00-00';
export const district = '105@2004-10-25';
export const [quyetThang, tanPhong, doanKet] = ['03386@2004-10-25', '03387@2004-10-25', '03389@2004-10-25'] as const;
export const [newDoanKet, newSanThang] = ['03388@2025-07-01', '03392@2025-07-01'] as const;
export const [sanThang, namLoong] = ['03390@2004-10-25', '03391@2004-10-25'] as const;

function commune(key: string, name: string, rest: Partial<UnitRecord>): UnitRecord {
  const [code, validFrom] = key.split('@') as [string, string];
  const shared = { type: 'xã' as const, parentCode: '105', validTo: null, aliases: [], changes: [] };
  return { ...shared, unit: key, code, name, validFrom, ...rest };
}

const intoSanThang = {
  validTo: '2025-07-01',
  changes: [{ on: '2025-07-01', kind: 'merge' as const, to: newSanThang, extent: 'whole' as const, basis: null }],
};

/** Two communes beside those of the other examples: they became one, and nothing else is in it. */
export const moreUnits: readonly UnitRecord[] = [
  commune(sanThang, 'San Thàng', intoSanThang),
  commune(namLoong, 'Nậm Loỏng', intoSanThang),
  commune(newSanThang, 'San Thàng', { parentCode: '12' }),
];

export function cell(unit: string, value: Release['cells'][number]['value'], dimensions: Record<string, string> = {}) {
  return { unit, value, dimensions };
}

/** Whole months of 2013, `m(7)` or `m(7, 9)`. */
export function m(first: number, last = first): Release['period'] {
  const to = new Date(Date.UTC(2013, last, 0)).toISOString().slice(0, 10);
  return { from: `2013-${String(first).padStart(2, '0')}-01`, to };
}

/** A table as its service published it: all tables of an indicator are told by one stream. */
export function released(
  position: number,
  { period, cells, ...more }: Pick<Release, 'period' | 'cells'> & Partial<Release>,
): ContractEvent {
  const indicator = more.indicator ?? outreach.code;
  const release = `${indicator}.${period.from}.${period.to}`;
  const shared = { edition: 1, threshold: 5, agency: 'health', releasedOn: '2013-12-01', obligations: [] };
  const data: Release = { release, indicator, ...shared, period, cells, ...more };
  return contractEvent('health-interventions.release', `release-${indicator}`, { position, data });
}

/** When everything here is asked. */
export const now = {
  frontier: { log: 'log-1', position: 1_000n, at: '2025-12-31T16:00:00.000Z' },
  today: '2026-11-25',
};

/** Units and the indicators that come in releases, at positions below 50. */
export const before: readonly ContractEvent[] = [
  ...beginning,
  ...moreUnits.map((data, index) =>
    contractEvent('agencies.unit', `unit-${data.unit}`, { position: 30 + index, data }),
  ),
  ...[outreach, patients, peopleReached, estimated, condoms].map((data, index) =>
    contractEvent('agencies.indicator', `indicatorDefinition-${data.code}`, { position: 40 + index, data }),
  ),
];

/** Ledgers in a database of their own. */
export async function testLedgers() {
  const database = await testDatabase();
  const pool = connect(database.url);
  let generation = 0;
  const next = () => ledgerOf(++generation);
  const apply = (ledger: Ledger, events: readonly ContractEvent[]) =>
    inTransaction(pool, (tx) => applyContractEvents(tx, ledger, events));
  return {
    pool,
    next,
    apply,
    /** A ledger to which these were applied, slice by slice. */
    async applied(...slices: readonly (readonly ContractEvent[])[]): Promise<Ledger> {
      const ledger = next();
      await prepareLedger(pool, ledger);
      for (const slice of slices) await apply(ledger, slice);
      return ledger;
    },
    asking: (ledger: Ledger) => asking(new LedgerReader(pool, ledger)),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

/** Asks of outreach contacts in the province in July, unless something else is said. */
function asking(reader: LedgerReader) {
  const question = (asked: Partial<Question>) => ({ ...wholeProvince, indicator: outreach.code, ...m(7), ...asked });
  const figure = (asked: Partial<Question> = {}) => reader.figure(question(asked), now);
  return {
    reader,
    figure,
    valueOf: async (asked: Partial<Question> = {}) => (await figure(asked)).value,
    details: (asked: Partial<Question> = {}, page: Partial<Parameters<LedgerReader['details']>[1]> = {}) =>
      reader.details(question(asked), { first: 10, after: null, ...page }, now),
  };
}

export type TestLedgers = Awaited<ReturnType<typeof testLedgers>>;
