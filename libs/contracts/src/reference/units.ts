import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { unitMap, validOn, type UnitChange, type UnitMap } from '@lien-nganh/vocabulary';
import { unit } from '../agencies.ts';

/** Every administrative unit of all times, by its key `code@validFrom`. */
export const units = referenceData({
  table: 'units',
  version: unit.version,
  upcasts: unit.upcasts,
  from: [rowsFrom(unit, ({ data }) => [{ key: data.unit, row: data }])],
});

export type UnitRecord = ContractData<typeof unit>;

/** The unit with this key, or the one that bore this code on the day; `null` when there was none on that day. */
export function unitOn(keyOrCode: string, on: Day): LookUp<UnitRecord | null> {
  return lookUp(['units'], async (rows) => {
    const found = keyOrCode.includes('@')
      ? [await rows.get<UnitRecord>('units', keyOrCode)]
      : await rows.list<UnitRecord>('units', `${keyOrCode}@`);
    return found.find((row) => row !== null && validOn(row, on)) ?? null;
  });
}

/** Those of the units that are known, whatever the day, by key. */
export function unitsByKey(keys: readonly string[]): LookUp<ReadonlyMap<string, UnitRecord>> {
  return lookUp(['units'], async (rows) => {
    const found = await Promise.all(keys.map((key) => rows.get<UnitRecord>('units', key)));
    return new Map(found.filter((row) => row !== null).map((row) => [row.unit, row]));
  });
}

/** All units with their lineage, to be asked for any day. */
export function allUnits(): LookUp<UnitMap> {
  return lookUp(['units'], async (rows) => {
    const records = await rows.list<UnitRecord>('units', '');
    const known = maps.get(records) ?? unitMapFrom(records);
    maps.set(records, known);
    return known;
  });
}

/** Of rows that are kept: each command that asks for the map is given the same rows, until one of them changes. */
const maps = new WeakMap<readonly UnitRecord[], UnitMap>();

/** A change whose other end has not arrived yet is left out: it joins with that unit's row. */
export function unitMapFrom(records: readonly UnitRecord[]): UnitMap {
  const known = new Set(records.map((record) => record.unit));
  const rows = records.map(({ unit: _key, changes: _changes, ...row }) => row);
  return unitMap(
    rows,
    records.flatMap(changesOf).filter(({ to }) => to === null || known.has(to)),
  );
}

function changesOf({ unit: from, changes }: UnitRecord): readonly UnitChange[] {
  return changes.map((change) => ({ ...change, from }));
}
