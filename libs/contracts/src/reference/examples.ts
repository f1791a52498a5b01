import type { Contract, ContractData, ContractEvent, ReferenceData, ReferenceRows } from '@lien-nganh/kernel';
import type { agency, unit } from '../agencies.ts';

/** Reference tables in memory, filled from contract data as a host fills them from contract events. */
export function rowsOf(
  ...published: readonly (readonly [ReferenceData, Contract, readonly unknown[]])[]
): ReferenceRows {
  const tables = new Map<string, Map<string, unknown>>();
  for (const [{ table, from }, contract, records] of published) {
    const rows = tables.get(table) ?? new Map<string, unknown>();
    tables.set(table, rows);
    for (const data of records.map((record) => contract.schema.parse(record)))
      for (const change of from.flatMap((source) => source.rows({ type: contract.type, data } as ContractEvent)))
        rows.set(change.key, change.row);
  }
  return {
    get: <Row>(table: string, key: string) => Promise.resolve((tables.get(table)?.get(key) ?? null) as Row | null),
    list: <Row>(table: string, prefix: string) => {
      const found = [...(tables.get(table) ?? [])].filter(([key]) => key.startsWith(prefix));
      return Promise.resolve(found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row as Row));
    },
  };
}

export function aUnit(key: string, more: Partial<ContractData<typeof unit>> = {}): ContractData<typeof unit> {
  const [code, validFrom] = key.split('@') as [string, string];
  const type = code.length === 2 ? 'tỉnh' : code.length === 3 ? 'huyện' : 'xã';
  const parentCode = code.length === 2 ? null : code.length === 3 ? '90' : code.slice(0, 3);
  const common = { unit: key, code, name: code, type, parentCode, validFrom, validTo: null } as const;
  return { ...common, aliases: [], changes: [], ...more };
}

export function anAgency(slug: string, more: Partial<ContractData<typeof agency>> = {}): ContractData<typeof agency> {
  return {
    agency: slug,
    names: { vi: slug, en: slug },
    earlierNames: [],
    sector: slug,
    level: 'province',
    unitCode: '90',
    validFrom: '2004-01-01',
    validTo: null,
    superiors: [],
    duties: [],
    membership: [],
    codes: [],
    successors: [],
    requested: false,
    sample: false,
    ...more,
  };
}
