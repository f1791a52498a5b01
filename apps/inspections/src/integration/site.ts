import { unitOn, type UnitRecord } from '@lien-nganh/contracts/reference';
import { lookUp, ownRecord, type Day, type LookUp, type ReferenceRows } from '@lien-nganh/kernel';
import { validOn } from '@lien-nganh/vocabulary';
import { stretchesOf, type Stretch } from '../establishment/dated.ts';
import type { Establishment, Registered } from '../establishment/state.ts';
import { nothing } from './reference.ts';

/** An establishment as it was on the day of a visit, with every correction that was made of it since. */
export interface Site {
  readonly kind: string;
  /** Where it lies on the map of that day: several units where its own was split and nobody has placed it yet. */
  readonly units: readonly string[];
  /** Whether the unit that the visit names is one of them. */
  readonly fits: boolean;
  readonly isOpen: boolean;
}

interface Visited {
  readonly establishment: string | null;
  readonly unit: string;
}

/** The establishment of a visit; `null` where there is none, nobody registered it, or it was withdrawn. */
export function siteOn({ establishment, unit }: Visited, on: Day): LookUp<Site | null> {
  if (establishment === null) return nothing;
  return lookUp(['units'], async (rows, records) => {
    const state = await ownRecord<Establishment>('establishment', establishment).resolve(rows, records);
    if (state.is === 'none' || state.is === 'withdrawn') return null;
    const then = stretchOn(state, on);
    const asked = await unitOn(unit, on).resolve(rows);
    const { openedOn, closedOn } = state;
    const isOpen = openedOn <= on && (closedOn === null || on < closedOn);
    return { kind: then.kind, isOpen, ...(await where(rows, then, { asked, on })) };
  });
}

/** What it was on the day; before it opened, what it opened as. */
function stretchOn(state: Registered, on: Day): Stretch {
  const stretches = stretchesOf(state, state);
  return stretches.findLast(({ from }) => from <= on) ?? stretches[0]!;
}

/** A day before it opened has a map of its own: there the unit of the visit must lead to that of the opening. */
async function where(
  rows: ReferenceRows,
  { unit, placements, from }: Stretch,
  { asked, on }: { readonly asked: UnitRecord | null; readonly on: Day },
): Promise<Pick<Site, 'units' | 'fits'>> {
  if (asked === null) return { units: [], fits: false };
  if (on < from) {
    const reached = await leadsTo(rows, { unit: asked.unit, placements: [] }, from);
    return { units: [unit], fits: reached.includes(unit) };
  }
  const units = await leadsTo(rows, { unit, placements }, on);
  return { units, fits: units.includes(asked.unit) };
}

/** Units of a day in which something of a unit may lie; of a part that was chosen, only that. */
async function leadsTo(
  rows: ReferenceRows,
  { unit, placements }: Pick<Stretch, 'unit' | 'placements'>,
  on: Day,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  const found: string[] = [];
  const waiting = [unit];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const row = seen.has(next) ? null : await rows.get<UnitRecord>('units', next);
    seen.add(next);
    if (row === null) continue;
    const onwards = row.changes.flatMap(({ to, on: since }) => (to !== null && since <= on ? [to] : []));
    const chosen = onwards.filter((to) => placements.includes(to));
    if (chosen.length === 0 && validOn(row, on)) found.push(next);
    waiting.push(...(chosen.length > 0 ? chosen : onwards));
  }
  return found.sort();
}
