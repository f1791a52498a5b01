import { hotspot, keyArea } from '@lien-nganh/contracts/area-work';
import { establishment } from '@lien-nganh/contracts/inspections';
import { accounts, agencies, assignments, indicators, obligations, units } from '@lien-nganh/contracts/reference';
import { lookUp, referenceData, rowsFrom, type LookUp } from '@lien-nganh/kernel';

/** Ids of establishments, as inspections tells them: whether there is one, and nothing else. */
const establishments = referenceData({
  table: 'establishments',
  version: establishment.version,
  // no row of the first version was ever written, and of a later one none says more
  upcasts: { 1: (old: object) => old, 2: (old: object) => old },
  from: [rowsFrom(establishment, ({ data }) => [known(data.establishment, data.withdrawn)])],
});

/** The same of key areas and hotspots. */
const areas = referenceData({
  table: 'areas',
  version: 1,
  from: [
    rowsFrom(keyArea, ({ data }) => [known(data.record, data.withdrawn)]),
    rowsFrom(hotspot, ({ data }) => [known(data.record, data.withdrawn)]),
  ],
});

function known(id: string, withdrawn: boolean) {
  return { key: id, row: withdrawn ? null : { id } };
}

/** What is known of the other services: who is who, where, and what a piece of work serves. */
export const reference = [
  units,
  agencies,
  accounts,
  assignments,
  obligations,
  indicators,
  establishments,
  areas,
] as const;

/** Whether a place is registered and was not withdrawn; nothing is asked where none is named. */
export function placeKnown(table: 'establishments' | 'areas', id: string | null): LookUp<boolean> {
  if (id === null) return lookUp([], () => Promise.resolve(true));
  return lookUp([table], async (rows) => (await rows.get(table, id)) !== null);
}
