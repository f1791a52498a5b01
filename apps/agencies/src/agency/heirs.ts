import { lasts } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { addDays, ancestorsOn, carry, descendantsOn, resolve, type UnitMap } from '@lien-nganh/vocabulary';
import type { KnownAgency, Successor } from './state.ts';

/** A successor, from the day of the dissolution on. */
export type Named = Omit<Successor, 'from'>;

interface Dissolution {
  /** First day without the agency. */
  readonly on: Day;
  readonly named: readonly Named[];
  readonly map: UnitMap;
}

/** A commune of the new map; null stands for the whole of what the agency served, where no commune is known. */
type Place = string | null;

export interface Left {
  /** Duties still held that nobody takes over, with the commune in which nobody does. */
  readonly duties: readonly { readonly duty: string; readonly unit: Place }[];
  /** Nobody takes over whatever is neither a duty nor of one commune: a follow-up or a team cannot be divided. */
  readonly rest: boolean;
}

/** What a dissolution would leave without a successor. */
export function leftOf(state: KnownAgency, dissolution: Dissolution): Left {
  const places = placesOf(state, dissolution);
  const held = state.duties.filter((one) => lasts(one, dissolution.on)).map(({ duty }) => duty);
  return {
    duties: held.flatMap((duty) =>
      places.filter((place) => !isTaken(dissolution, duty, place)).map((unit) => ({ duty, unit })),
    ),
    rest: !dissolution.named.some(({ duty, unit }) => duty === null && unit === null),
  };
}

/** Where on the new map the communes lie that the agency served until the day before. */
function placesOf({ unitCode }: KnownAgency, { on, map }: Dissolution): readonly Place[] {
  const dayBefore = addDays(on, -1);
  const unit = unitCode === null ? null : resolve(map, unitCode, dayBefore);
  if (unit === null) return [null];
  const communes = [unit, ...descendantsOn(map, unit.key, dayBefore)].filter(({ level }) => level === 'commune');
  const places = communes.flatMap(({ key }): readonly Place[] => {
    const carried = carry(map, key, { from: dayBefore, to: on });
    if (carried.is === 'one') return [carried.unit];
    return carried.is === 'several' ? carried.units : [null];
  });
  return places.length === 0 ? [null] : [...new Set(places)];
}

function isTaken(dissolution: Dissolution, duty: string, place: Place): boolean {
  const served = servedIn(dissolution, place);
  return dissolution.named.some(
    (heir) => (heir.duty === null || heir.duty === duty) && (heir.unit === null || served.includes(heir.unit)),
  );
}

/** A commune with the units above it: an heir of any of them takes over in it. */
function servedIn({ map, on }: Dissolution, place: Place): readonly string[] {
  return place === null ? [] : [place, ...ancestorsOn(map, place, on).map(({ key }) => key)];
}
