import type { Day } from '@lien-nganh/kernel';
import { validOn, type UnitKey, type UnitLevel, type UnitMap } from '@lien-nganh/vocabulary';
import type { Amount } from './amount.ts';
import { keysOfSame, latestKey } from '../same-unit.ts';
import { Placer, type Site } from './place.ts';

export interface Unplaced {
  readonly amount: Amount;
  readonly site: Site & { readonly is: 'nowhere' };
}

export interface Slice {
  readonly inside: readonly Amount[];
  /** What may lie here and has no one place. */
  readonly unplaced: readonly Unplaced[];
}

interface Level {
  readonly byUnit: ReadonlyMap<UnitKey, readonly Amount[]>;
  readonly nowhere: readonly Unplaced[];
}

interface Laid {
  readonly units: UnitMap;
  readonly mapDay: Day | null;
  readonly slices: Slices;
}
const laid = new WeakMap<readonly Amount[], Laid>();

/** The same amounts on the same map are laid out once, whoever asks: what frames figures is shared by all of a request. */
export function slicesOf(amounts: readonly Amount[], units: UnitMap, mapDay: Day | null): Slices {
  const known = laid.get(amounts);
  if (known?.units === units && known.mapDay === mapDay) return known.slices;
  const slices = new Slices(amounts, units, mapDay);
  laid.set(amounts, { units, mapDay, slices });
  return slices;
}

/** Amounts laid out on a map, level by level, each placed once however many units are asked for. */
export class Slices {
  readonly #levels = new Map<UnitLevel, Level>();

  constructor(
    private readonly amounts: readonly Amount[],
    private readonly units: UnitMap,
    private readonly mapDay: Day | null,
  ) {}

  /** Everything is in the province, wherever inside it lies. A unit that is on no map holds nothing. */
  at(key: UnitKey | null): Slice {
    const level = key === null ? 'province' : this.units.byKey.get(key)?.level;
    if (level === 'province') return { inside: this.amounts, unplaced: [] };
    if (level === undefined || key === null) return { inside: [], unplaced: [] };
    const { byUnit, nowhere } = this.#at(level);
    const unit = latestKey(this.units, key);
    const possible = nowhere.filter(({ amount, site: { candidates } }) => {
      return (candidates.length === 0 || candidates.includes(unit)) && this.#stoodOn(unit, amount.on);
    });
    return { inside: byUnit.get(unit) ?? [], unplaced: possible };
  }

  /** Each thing on the map of its own day: what happened when a unit did not stand does not lie in it. */
  #stoodOn(unit: UnitKey, on: Day): boolean {
    if (this.mapDay !== null) return true;
    return keysOfSame(this.units, unit).some((key) => validOn(this.units.byKey.get(key)!, on));
  }

  /** What has no place at a level: with the units of that level it makes up the province. */
  nowhereAt(level: UnitLevel): readonly Unplaced[] {
    return level === 'province' ? [] : this.#at(level).nowhere;
  }

  #at(level: UnitLevel): Level {
    const known = this.#levels.get(level) ?? this.#lay(level);
    this.#levels.set(level, known);
    return known;
  }

  #lay(level: UnitLevel): Level {
    const placer = new Placer(this.units, { level, mapDay: this.mapDay });
    const byUnit = new Map<UnitKey, Amount[]>();
    const nowhere: Unplaced[] = [];
    for (const amount of this.amounts) {
      const site = placer.siteOf(amount.place, amount.on);
      if (site.is === 'nowhere') nowhere.push({ amount, site });
      else if (byUnit.has(site.unit)) byUnit.get(site.unit)!.push(amount);
      else byUnit.set(site.unit, [amount]);
    }
    return { byUnit, nowhere };
  }
}
