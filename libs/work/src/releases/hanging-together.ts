import type { MarginKind } from '@lien-nganh/releases';
import { childrenOn, unitsOn } from '@lien-nganh/vocabulary';
import type { Area } from './areas.ts';
import { AREA, isRest, UNCLASSIFIED, without, wordOf, type Breakdown, type By } from './count-table.ts';
import type { Figure, Recorded } from './figures.ts';

/** A whole and its parts, by their places among the figures. */
export interface Together {
  readonly whole: number;
  readonly parts: readonly number[];
  readonly kind: MarginKind;
}

/** All that anybody knows of how the figures of a table hang together. */
export function togetherOf(
  recorded: Recorded,
  areas: readonly Area[],
  figures: readonly Figure[],
): readonly Together[] {
  const known = new Known(recorded, areas, figures);
  return figures
    .flatMap((figure, whole) =>
      [known.unitsIn(figure), ...known.breakdownsOf(figure), ...known.areasIn(figure), known.communesIn(figure)].map(
        (found) => ({ whole, ...found }),
      ),
    )
    .filter(({ parts }) => parts.length > 0);
}

type Parts = Pick<Together, 'parts' | 'kind'>;

class Known {
  readonly #at: ReadonlyMap<string, number>;

  constructor(
    private readonly recorded: Recorded,
    private readonly areas: readonly Area[],
    private readonly figures: readonly Figure[],
  ) {
    this.#at = new Map(figures.map(({ unit, by }, index) => [placeOf(unit, by), index]));
  }

  /** A unit, of those directly below it. */
  unitsIn(figure: Figure): Parts {
    const { unit, by } = figure;
    const { map, period } = this.recorded;
    const below = childrenOn(map, unit, period.to).map(({ key }) => placeOf(key, by));
    return this.#beside(below, figure);
  }

  /** A total, of the members of each breakdown. */
  breakdownsOf({ unit, by, count }: Figure): readonly Parts[] {
    return this.recorded.table.breakdowns
      .filter(({ dimension }) => !this.#isBrokenDown(by) && !(dimension in by))
      .map(({ dimension, members, nature }) => {
        const parts = this.#there(
          [...members, UNCLASSIFIED].map((member) => placeOf(unit, { ...by, [dimension]: member })),
        );
        if (nature === 'overlapping') return { parts, kind: nature };
        return { parts, kind: this.#sum(parts) === count ? 'partition' : 'not-exhaustive' };
      });
  }

  /** A figure of a province, of its reporting areas. */
  areasIn(figure: Figure): readonly Parts[] {
    const { unit, by } = figure;
    if (AREA in by || this.areas.length === 0) return [];
    const places = this.areas.map(({ code }) => placeOf(unit, { ...by, [AREA]: code }));
    const found = this.#beside(places, figure);
    return [this.#areasCoverAll() ? found : { ...found, kind: this.#weaker() }];
  }

  /** The total of a reporting area, of its communes. */
  communesIn(figure: Figure): Parts {
    const { by } = figure;
    const area = this.areas.find(({ code }) => code === by[AREA]);
    const whole = Object.keys(without(by, AREA)).length === 0;
    return this.#beside(area && whole ? area.communes.map((key) => placeOf(key, {})) : [], figure);
  }

  /** Parts that lie beside each other. Where some are not told, those that are may be less than the whole. */
  #beside(places: readonly string[], { by, count }: Pick<Figure, 'by' | 'count'>): Parts {
    // who was counted once is unclassified in one place, and in a wider one perhaps not
    const parts = this.recorded.table.once && isRest(by) ? [] : this.#there(places);
    if (this.recorded.table.once) return { parts, kind: parts.length < places.length ? 'overlapping' : 'union' };
    return { parts, kind: parts.length < places.length && this.#sum(parts) !== count ? 'not-exhaustive' : 'partition' };
  }

  #weaker(): MarginKind {
    return this.recorded.table.once ? 'overlapping' : 'not-exhaustive';
  }

  #there(places: readonly string[]): readonly number[] {
    return places.flatMap((place) => this.#at.get(place) ?? []);
  }

  #sum(parts: readonly number[]): number {
    return parts.reduce((sum, at) => sum + (Number(this.figures[at]!.count) || 0), 0);
  }

  #isBrokenDown(by: By): boolean {
    return this.recorded.table.breakdowns.some(({ dimension }: Breakdown) => dimension in by);
  }

  #areasCoverAll(): boolean {
    const { map, period } = this.recorded;
    const covered = new Set(this.areas.flatMap(({ communes }) => communes));
    return unitsOn(map, period.to).every(({ key, level }) => level !== 'commune' || covered.has(key));
  }
}

function placeOf(unit: string, by: By): string {
  return `${unit} ${wordOf(by)}`;
}
