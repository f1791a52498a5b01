import type { Day } from '@lien-nganh/kernel';
import { unitsOn, validOn, type UnitKey, type UnitLevel, type UnitMap } from '@lien-nganh/vocabulary';
import type { Definition } from '../../measures/definition.ts';
import { Placer } from '../counting/place.ts';
import type { Question } from '../question.ts';
import { madeDimensions, type ReleasedCell, type ReleaseTable, type ToldCell } from './release-table.ts';
import { keysOfSame, latestKey } from '../same-unit.ts';
import type { NotPlaced } from '../value.ts';

/** What one table says of a unit of the asked map. */
export type Found =
  | { readonly is: 'told'; readonly cells: readonly ToldCell[] }
  /** Some of what may be its own lies nobody knows where. */
  | { readonly is: 'nowhere'; readonly because: NotPlaced }
  /** One of the units that became it is in no cell. */
  | { readonly is: 'not-released' }
  /** Several became it, and people that are counted once in each are not added. */
  | { readonly is: 'not-given' };

interface Asked {
  readonly question: Question;
  readonly definition: Definition;
  readonly units: UnitMap;
  readonly mapDay: Day | null;
}

/** The units of a table's last day that lie wholly in each unit of the asked map, and those of which only a part may. */
interface Lineage {
  readonly whole: ReadonlyMap<UnitKey, readonly UnitKey[]>;
  readonly split: ReadonlyMap<UnitKey, NotPlaced>;
  /** Where it is not even said which units they may have become. */
  readonly unstated: NotPlaced | null;
}

/** Finds the cells of units, under whichever of their keys, in tables of one indicator. */
export class ReleasedCells {
  readonly #cells = new Map<ReleaseTable, ReadonlyMap<string, ReleasedCell>>();
  readonly #lineages = new Map<string, Lineage>();
  readonly #levels = new Map<ReleaseTable, ReadonlySet<string>>();

  constructor(private readonly asked: Asked) {}

  /** `null`: the table says nothing of it. */
  at(table: ReleaseTable, unit: UnitKey | null, part: string | null): Found | null {
    const own = this.#cell(table, unit, part);
    const told: Found | null = own === null ? null : { is: 'told', cells: [{ table, cell: own }] };
    const level = this.#levelOnMap(unit);
    if (unit === null || level === null || (told !== null && !this.#stood(unit, table))) return told;
    return this.#carried(table, { unit, part, level });
  }

  /** The level at which units are to be carried to one map; `null`: there is nothing to carry. */
  #levelOnMap(unit: UnitKey | null): UnitLevel | null {
    const { units, mapDay } = this.asked;
    const level = unit === null || mapDay === null ? 'province' : units.byKey.get(unit)?.level;
    return level === undefined || level === 'province' ? null : level;
  }

  #carried(
    table: ReleaseTable,
    { unit, part, level }: { readonly unit: UnitKey; readonly part: string | null; readonly level: UnitLevel },
  ): Found | null {
    if (!this.#tells(table, { level, part })) return null;
    const { whole, split, unstated } = this.#lineage(table.period.to, level);
    const key = latestKey(this.asked.units, unit);
    const because = split.get(key) ?? unstated;
    if (because !== null) return { is: 'nowhere', because };
    return this.#together(
      table,
      (whole.get(key) ?? []).map((origin) => this.#cell(table, origin, part)),
    );
  }

  #together(table: ReleaseTable, cells: readonly (ReleasedCell | null)[]): Found | null {
    const told = cells.filter((cell) => cell !== null).map((cell) => ({ table, cell }));
    if (told.length === 0) return null;
    if (cells.length > 1 && !this.#adds()) return { is: 'not-given' };
    return told.length < cells.length ? { is: 'not-released' } : { is: 'told', cells: told };
  }

  #adds(): boolean {
    return this.asked.definition.kind !== 'distinct' && this.asked.definition.kind !== 'estimate';
  }

  /** Whether the table goes down to units of a level. */
  #tells(table: ReleaseTable, { level, part }: { readonly level: UnitLevel; readonly part: string | null }): boolean {
    const levels = this.#levels.get(table) ?? this.#levelsOf(table);
    this.#levels.set(table, levels);
    return levels.has(placeOf(level, part));
  }

  #levelsOf({ cells }: ReleaseTable): ReadonlySet<string> {
    const { units } = this.asked;
    return new Set(
      cells.flatMap((cell) => {
        const [level, part] = [units.byKey.get(cell.unit)?.level, this.#partOf(cell)];
        return level === undefined || part === undefined ? [] : [placeOf(level, part)];
      }),
    );
  }

  /** A unit of a later or earlier map may have a cell of its own: whoever released it knew where it lay. */
  #stood(unit: UnitKey, { period: { to } }: ReleaseTable): boolean {
    const { units } = this.asked;
    return keysOfSame(units, unit).some((key) => validOn(units.byKey.get(key)!, to));
  }

  #lineage(on: Day, level: UnitLevel): Lineage {
    const name = `${on} ${level}`;
    const lineage = this.#lineages.get(name) ?? lineageFrom(this.asked.units, { on, level, mapDay: this.asked.mapDay });
    this.#lineages.set(name, lineage);
    return lineage;
  }

  #cell(table: ReleaseTable, unit: UnitKey | null, part: string | null): ReleasedCell | null {
    const cells = this.#cells.get(table) ?? this.#byPlace(table);
    this.#cells.set(table, cells);
    return cells.get(placeOf(this.#unitName(unit), part)) ?? null;
  }

  #byPlace({ cells }: ReleaseTable): ReadonlyMap<string, ReleasedCell> {
    const byPlace = new Map<string, ReleasedCell>();
    for (const cell of cells) {
      const part = this.#partOf(cell);
      const place = part === undefined ? null : placeOf(this.#unitName(cell.unit), part);
      if (place !== null && !byPlace.has(place)) byPlace.set(place, cell);
    }
    return byPlace;
  }

  /** The part that a cell is of; `null`: its unit as a whole; `undefined`: it is narrowed by something else. */
  #partOf({ dimensions }: ReleasedCell): string | null | undefined {
    const { question, definition } = this.asked;
    const names = Object.keys(dimensions).filter(
      (name) => definition.kind !== 'estimate' || !madeDimensions.includes(name),
    );
    if (names.length === 0) return null;
    return names.length === 1 && names[0] === question.breakdown ? dimensions[names[0]!] : undefined;
  }

  #unitName(unit: UnitKey | null): string {
    const { units } = this.asked;
    if (unit === null || units.byKey.get(unit)?.level === 'province') return '';
    return latestKey(units, unit);
  }
}

function placeOf(unit: string, part: string | null): string {
  return part === null ? unit : `${unit}\n${part}`;
}

function lineageFrom(
  units: UnitMap,
  { on, level, mapDay }: { readonly on: Day; readonly level: UnitLevel; readonly mapDay: Day | null },
): Lineage {
  const placer = new Placer(units, { level, mapDay });
  const whole = new Map<UnitKey, UnitKey[]>();
  const split = new Map<UnitKey, NotPlaced>();
  let unstated: NotPlaced | null = null;
  for (const unit of unitsOn(units, on)) {
    if (unit.level !== level) continue;
    const site = placer.siteOf(unit.key, on);
    if (site.is === 'in') whole.set(site.unit, [...(whole.get(site.unit) ?? []), unit.key]);
    else if (site.candidates.length === 0) unstated = site.because;
    else for (const candidate of site.candidates) split.set(candidate, site.because);
  }
  return { whole, split, unstated };
}
