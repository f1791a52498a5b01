import type { UnitRecord } from '@lien-nganh/contracts/reference';
import type { Day, ReferenceRows, Scope, Table } from '@lien-nganh/kernel';
import { validOn } from '@lien-nganh/vocabulary';

/** Where a record says that it lies, and whose it is. */
export interface Place {
  readonly stream: string;
  readonly agency: string;
  readonly unit: string;
  readonly placements: readonly string[];
  /** The day of what happened; what lasts lies there today, so it has none. */
  readonly on: Day | null;
  readonly scope: Scope;
}

/**
 * Records of these agencies that lie in a unit which was no more on their day: a change of the map that was told later than they
 * were. Looked for when somebody asks, so that a change that is withdrawn leaves nothing behind; only what the map ended is read.
 */
export async function* offTheMap(
  places: Table<Place>,
  { agency, rows, today }: { readonly agency: readonly string[]; readonly rows: ReferenceRows; readonly today: Day },
): AsyncIterable<Place> {
  const units = await rows.list<UnitRecord>('units', '');
  const ended = units.filter((unit) => unit.validTo !== null);
  for (const day of [...new Set(ended.map(({ validTo }) => validTo!))].sort()) {
    const unit = ended.filter(({ validTo }) => validTo === day).map((one) => one.unit);
    const visits = places.select({ where: { agency, unit }, between: { on: { from: day } }, order: ['on', 'stream'] });
    for await (const visit of visits) if (!isPlacedOn(visit, units)) yield visit;
  }
  const unit = ended.filter((one) => one.validTo! <= today && isShared(one)).map((one) => one.unit);
  if (unit.length === 0) return;
  const sites = places.select({ where: { agency, unit, on: null }, order: ['stream'] });
  for await (const site of sites) if (site.placements.length === 0) yield site;
}

function isPlacedOn({ placements, on }: Place, units: readonly UnitRecord[]): boolean {
  return units.some((unit) => placements.includes(unit.unit) && on !== null && validOn(unit, on));
}

/** Among several units: which of them holds a site only its keeper can say. */
function isShared({ changes, validTo }: UnitRecord): boolean {
  return new Set(changes.filter(({ on, to }) => on === validTo && to !== null).map(({ to }) => to)).size > 1;
}
