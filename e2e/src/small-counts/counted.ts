import { untilKnown } from '../figures.ts';
import type { Done, Person } from '../person.ts';
import { below, type UnitThen } from './units.ts';

/** What a breakdown leaves over, which answers name by nothing. */
export const REST = 'rest';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Breakdown {
  readonly dimension: string;
  readonly members: readonly string[];
  /** One count may be in several parts; nothing is left over then. */
  readonly overlapping?: boolean;
}

/** A table of figures that a sector keeps. */
export interface Counted {
  readonly indicator: string;
  readonly path: string;
  readonly release: string;
  readonly agency: string;
  /** Of what it is counted; districts and the province are added up. */
  readonly level: 'DISTRICT' | 'COMMUNE';
  /** Codes of the districts in which somebody counts; `null`: in all. */
  readonly within: readonly string[] | null;
  readonly breakdown: Breakdown | null;
  readonly periods: readonly Period[];
}

/** True counts of one table and period by `<unit code> <part>`; the part of a whole is empty. */
export type Truth = ReadonlyMap<string, number>;

/** Counts as they come: many zeros, many small ones, some large. */
export function countBy(chance: () => number): number {
  const kind = chance();
  if (kind < 0.25) return 0;
  return kind < 0.65 ? 1 + Math.floor(chance() * 5) : 5 + Math.floor(chance() * 30);
}

/** A few more or fewer, and never as many. */
function another(count: number, chance: () => number): number {
  const by = 1 + Math.floor(chance() * 8);
  return chance() < 0.5 && count >= by ? count - by : count + by;
}

/** Somebody's own records of one table and period, and what leaves of them. */
export class Counting {
  readonly #whole = new Map<string, number>();
  readonly #parts = new Map<string, number>();

  constructor(
    private readonly people: { readonly officer: Person; readonly head: Person; readonly reader: Person },
    private readonly table: Counted,
    readonly period: Period,
    readonly units: readonly UnitThen[],
  ) {}

  /** Units of which it is counted; on a map without districts a dozen communes. */
  get places(): readonly UnitThen[] {
    const { level, within } = this.table;
    const all = this.units.filter((unit) => unit.level === level);
    if (!this.units.some((unit) => unit.level === 'DISTRICT')) return all.slice(0, 12);
    return all.filter(({ parent }) => within === null || within.includes(parent!));
  }

  /** @param counts of the places, in order; absent: as they come */
  async enter(chance: () => number, counts?: readonly number[]): Promise<void> {
    for (const [n, place] of this.places.entries()) {
      this.#count(place, counts?.[n] ?? countBy(chance), chance);
      await this.people.officer.done(`${this.table.path}/record`, {
        ...{ on: this.period.to, unit: place.key, lead: this.table.agency, period: this.period },
        figures: this.#figures(place),
      });
    }
  }

  /** One in six is counted again, a little more or less. */
  async correct(chance: () => number): Promise<void> {
    for (const place of this.places) {
      const count = this.#whole.get(place.code);
      if (count === undefined || chance() > 0.17) continue;
      await this.recount(place, another(count, chance), chance);
    }
  }

  /** Counts a place again, and lets nothing leave. */
  async recount(place: UnitThen, count: number, chance: () => number): Promise<Done> {
    this.#count(place, count, chance);
    const changes = { figures: this.#figures(place) };
    return this.people.officer.done(`${this.table.path}/${this.idOf(place)}/correct`, { changes, reason: 'Đếm lại' });
  }

  async withdraw(place: UnitThen): Promise<void> {
    await this.people.officer.done(`${this.table.path}/${this.idOf(place)}/withdraw`, { reason: 'Nhập nhầm' });
    this.#whole.delete(place.code);
    for (const key of [...this.#parts.keys()]) if (key.startsWith(`${place.code} `)) this.#parts.delete(key);
  }

  /** @returns the position of what left; `null` where a rule lets no other edition leave */
  async publish(): Promise<string | null> {
    const { indicator, agency, release } = this.table;
    const { status, body } = await this.people.head.send(`${release}/publish`, {
      indicator,
      period: this.period,
      agency,
    });
    if (status === 422 || status === 409) {
      if (['release-tells-something-new', 'nothing-is-given-away'].includes(body.rule)) return null;
    }
    if (status >= 300) throw new Error(`${release} ${indicator}: ${status} ${JSON.stringify(body)}`);
    await untilKnown(this.people.reader, body, indicator);
    return body.position;
  }

  /** What is true now, of every unit that somebody counted in. */
  truth(): Truth {
    const truth = new Map<string, number>();
    const add = (code: string, part: string, count: number) =>
      truth.set(`${code} ${part}`, (truth.get(`${code} ${part}`) ?? 0) + count);
    const byCode = new Map(this.units.map((unit) => [unit.code, unit]));
    const into = (code: string | null, part: string, count: number): void => {
      if (code === null) return;
      add(code, part, count);
      into(byCode.get(code)?.parent ?? null, part, count);
    };
    for (const [code, count] of this.#whole) {
      into(code, '', count);
      if (this.#hasRest()) into(code, REST, count);
    }
    for (const [key, count] of this.#parts) {
      const [code, part] = key.split(' ') as [string, string];
      into(code, part, count);
      if (this.#hasRest()) into(code, REST, -count);
    }
    return truth;
  }

  #hasRest(): boolean {
    const { breakdown } = this.table;
    return breakdown !== null && !breakdown.overlapping;
  }

  #count(place: UnitThen, count: number, chance: () => number): void {
    this.#whole.set(place.code, count);
    let left = count;
    for (const member of this.table.breakdown?.members ?? []) {
      const part = Math.floor(chance() * (left + 1));
      this.#parts.set(`${place.code} ${member}`, part);
      if (this.#hasRest()) left -= part;
    }
  }

  #figures(place: UnitThen) {
    const { indicator, breakdown } = this.table;
    const parts = (breakdown?.members ?? []).map((member) => ({
      by: { [breakdown!.dimension]: member },
      count: this.#parts.get(`${place.code} ${member}`)!,
    }));
    return { table: indicator, lines: [{ by: {}, count: this.#whole.get(place.code)! }, ...parts] };
  }

  /** Id of the record of a place. */
  idOf({ key }: UnitThen): string {
    return [this.table.indicator, key, this.period.from, this.period.to].join('.');
  }
}

/** How the units of a map hang together: whole first. */
export function wholesIn(units: readonly UnitThen[]): readonly (readonly [UnitThen, readonly UnitThen[]])[] {
  return units.filter(({ level }) => level !== 'COMMUNE').map((unit) => [unit, below(units, unit)] as const);
}
