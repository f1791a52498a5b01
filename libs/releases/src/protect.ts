import { type Complement, Complements } from './complement.ts';
import { type Exposed, exposedOf } from './exposed.ts';
import { type Rules, type Withheld, closed } from './first.ts';
import { type Knowledge, toldFigures } from './knowledge.ts';
import { Nearness, reachOf } from './reach.ts';
import { Ranges, type Target } from './ranges.ts';
import { Rests } from './rests.ts';
import type { Solver } from './solver.ts';

export interface Protected {
  withheld: Withheld;
  exposed: Exposed[];
  toldBefore: string[];
  atLeast: number;
}

/** Withholds more until every range is wide enough, then tells again what need not have been withheld. */
export function protect(rules: Rules, knowledge: Knowledge, first: Withheld, solver: Solver): Protected {
  const protection = new Protection(rules, knowledge, first, solver);
  try {
    const complete = protection.withholdMore();
    protection.tellAgain();
    return { ...protection.result(), atLeast: first.size + (complete ? 0 : 1) };
  } finally {
    protection.dispose();
  }
}

class Protection {
  readonly #rules: Rules;
  readonly #knowledge: Knowledge;
  readonly #first: Withheld;
  /** Complements, each with what needed it last. */
  readonly #chosen = new Map<string, Target>();
  #withheld: Withheld;
  readonly #toldBefore: ReadonlySet<number>;
  /** Figures of this release by key. */
  readonly #now: ReadonlyMap<string, number>;
  readonly #changes: readonly (readonly [number, number])[];
  readonly #reach: ReadonlySet<number>;
  readonly #near: Nearness;
  readonly #exposed = new Set<Target>();
  readonly #ranges: Ranges;
  readonly #complements: Complements;
  readonly #rests: Rests;
  readonly #solver: Solver;

  constructor(rules: Rules, knowledge: Knowledge, first: Withheld, solver: Solver) {
    const { earlier } = rules.request;
    this.#rules = rules;
    this.#knowledge = knowledge;
    this.#first = first;
    this.#withheld = first;
    this.#toldBefore = toldFigures(
      knowledge,
      earlier.map(({ cells }) => cells),
    );
    this.#now = new Map([...rules.counts.keys()].map((key) => [key, knowledge.figureIn(earlier.length, key)!]));
    this.#changes = smallChanges(knowledge, rules.threshold);
    this.#reach = reachOf(this.#now.values(), knowledge.rows, this.#changes, this.#toldBefore);
    const rows = knowledge.rows.filter(({ terms }) => terms.some(([figure]) => this.#reach.has(figure)));
    const reached = { figures: knowledge.figures, rows };
    this.#near = new Nearness(rows);
    this.#rests = new Rests(knowledge, this.#toldBefore, rules.threshold);
    this.#solver = solver;
    this.#ranges = new Ranges(reached, this.#changes, this.#fixed(first), solver);
    this.#complements = new Complements(reached, this.#toldBefore, rules.threshold, solver);
  }

  dispose(): void {
    this.#ranges.dispose();
    this.#complements.dispose();
  }

  /** @returns whether nothing more had to be withheld */
  withholdMore(): boolean {
    this.#ranges.spread(this.#targets(this.#withheld), this.#rules.threshold);
    let narrow = this.#narrow();
    while (narrow !== undefined) {
      const keys = this.#complementOf(narrow);
      if (keys.length === 0) this.#exposed.add(narrow);
      for (const key of keys) this.#chosen.set(key, narrow);
      this.#withhold(this.#closedOver(this.#chosen.keys()));
      narrow = this.#narrow();
    }
    return this.#chosen.size === 0;
  }

  /** Of the complements those that turn out to be needless, what tells most first, until each that is left is needed. */
  tellAgain(): void {
    const { counts } = this.#rules;
    const mostFirst = [...this.#chosen.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
    // One that is told needs no room any more, so that others may follow.
    for (let before = -1; before !== this.#chosen.size;) {
      before = this.#chosen.size;
      for (const key of mostFirst) if (this.#chosen.has(key)) this.#tryToTell(key);
    }
  }

  #tryToTell(key: string): void {
    const fewer = this.#closedOver([...this.#chosen.keys()].filter((other) => other !== key));
    const back = [...this.#withheld.keys()].filter((other) => !fewer.has(other)).map((other) => this.#now.get(other)!);
    const hidden = back.filter((figure) => !this.#toldBefore.has(figure));
    const targets = this.#targets(fewer).filter((target) => !this.#exposed.has(target));
    const fixed = this.#fixed(fewer);
    if (targets.some((target) => this.#rests.isGivenAway(target, fixed))) return;
    // What needed it last most likely needs it still, then what lies near it: they are asked first.
    const cause = targets.filter((target) => target === this.#chosen.get(key));
    const near = this.#near.sorted(targets, hidden, (target) => this.#figuresOf(target));
    const narrow = this.#ranges.tryToFix(hidden, [...cause, ...near], this.#rules.threshold);
    if (narrow === null) {
      this.#chosen.delete(key);
      this.#withheld = fewer;
    } else {
      // Asked first when it is tried again.
      this.#chosen.set(key, narrow);
    }
  }

  result(): Omit<Protected, 'atLeast'> {
    const exposed = [...this.#exposed].filter((target) => !this.#ranges.isWide(target, this.#rules.threshold));
    return {
      withheld: this.#withheld,
      exposed: exposed.map((target) => this.#describe(target)),
      toldBefore: [...this.#withheld.keys()].filter((key) => this.#toldBefore.has(this.#now.get(key)!)),
    };
  }

  #narrow(): Target | undefined {
    const fixed = this.#fixed(this.#withheld);
    const isWide = (target: Target) =>
      !this.#rests.isGivenAway(target, fixed) && this.#ranges.isWide(target, this.#rules.threshold);
    return this.#targets(this.#withheld).find((target) => !this.#exposed.has(target) && !isWide(target));
  }

  /** The keys to withhold for a target; none where nothing helps. */
  #complementOf(target: Target): string[] {
    const told = this.#told(this.#withheld);
    const found = this.#complements.cheapest(this.#figuresOf(target), new Set(told.keys()));
    if (found === null) return [];
    for (const table of found.tables) this.#ranges.offer(table);
    return (found.figures.length > 0 ? found.figures : this.#neighbour(target, told)).map((figure) =>
      told.get(figure)!,
    );
  }

  /** Room that is there in fractions only: the smallest told figure that shares a margin with the target is given up. */
  #neighbour(target: Target, told: ReadonlyMap<number, string>): Complement['figures'] {
    const own = this.#figuresOf(target);
    const near = this.#knowledge.rows
      .map(({ terms }) => terms.map(([figure]) => figure))
      .filter((figures) => own.some((figure) => figures.includes(figure)))
      .flatMap((figures) => figures.filter((figure) => told.has(figure)))
      .sort((a, b) => this.#knowledge.figures[a]!.count - this.#knowledge.figures[b]!.count || a - b);
    return near.slice(0, 1);
  }

  #withhold(withheld: Withheld): void {
    const fixed = this.#fixed(withheld);
    const freed = [...withheld.keys()].filter((key) => !this.#withheld.has(key)).map((key) => this.#now.get(key)!);
    this.#ranges.free(freed.filter((figure) => !fixed.has(figure)));
    this.#withheld = withheld;
  }

  #closedOver(chosen: Iterable<string>): Withheld {
    const reasons = [...chosen].map((key) => [key, 'complementary'] as const);
    return closed(this.#rules, new Map([...reasons, ...this.#first]));
  }

  /** Told figures of this release that may still be withheld, with their keys. */
  #told(withheld: Withheld): Map<number, string> {
    const told = [...this.#now].filter(([key, figure]) => !withheld.has(key) && !this.#toldBefore.has(figure));
    return new Map(told.map(([key, figure]) => [figure, key]));
  }

  #fixed(withheld: Withheld): Set<number> {
    return new Set([...this.#toldBefore, ...this.#told(withheld).keys()]);
  }

  #targets(withheld: Withheld): Target[] {
    const fixed = this.#fixed(withheld);
    const { figures } = this.#knowledge;
    const isHidden = (figure: number) =>
      this.#reach.has(figure) && !fixed.has(figure) && !this.#rests.isOpen(figure, fixed);
    const hidden = figures.map((_, figure) => figure).filter(isHidden);
    const changes = this.#changes.flatMap((pair, index) => (pair.every(isHidden) ? [figures.length + index] : []));
    return [...hidden, ...changes];
  }

  #figuresOf(target: Target): readonly number[] {
    return this.#changes[target - this.#knowledge.figures.length] ?? [target];
  }

  #describe(target: Target): Exposed {
    const figures = this.#figuresOf(target).map((figure) => this.#knowledge.figures[figure]!);
    return exposedOf(figures, this.#ranges.span(target), this.#rules.request.earlier, this.#solver);
  }
}

/** Pairs of figures of one key that differ by less than the threshold, newer first. */
function smallChanges({ figures }: Knowledge, threshold: number): [number, number][] {
  const byKey = new Map<string, number[]>();
  for (const [id, { key }] of figures.entries()) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  const isSmall = (a: number, b: number) => Math.abs(figures[a]!.count - figures[b]!.count) < threshold;
  return [...byKey.values()].flatMap((ids) =>
    ids.flatMap((newer, index) =>
      ids
        .slice(0, index)
        .filter((older) => isSmall(newer, older))
        .map((older): [number, number] => [newer, older]),
    ),
  );
}
