import { isSubtracted, type Knowledge } from './knowledge.ts';

/** Which rests of wholes may be worked out by whoever is told the whole and the parts: those that could be told if they were cells. */
export class Rests {
  readonly #figures: Knowledge['figures'];
  readonly #secret: ReadonlySet<number>;

  /** `toldBefore` are figures that nothing hides any more. */
  constructor({ figures }: Pick<Knowledge, 'figures'>, toldBefore: ReadonlySet<number>, threshold: number) {
    this.#figures = figures;
    const before = new Map<string, number[]>();
    for (const id of toldBefore) {
      const { key, count, rest } = figures[id]!;
      if (rest) before.set(key, [...(before.get(key) ?? []), count]);
    }
    const isNear = (count: number, other: number) => count !== other && Math.abs(count - other) < threshold;
    this.#secret = new Set(
      figures.flatMap(({ key, count, rest }, id) => {
        const isSecret = count < threshold || before.get(key)?.some((other) => isNear(count, other));
        return rest && isSecret ? [id] : [];
      }),
    );
  }

  /** Whether it is a rest that follows from the `told` figures and may. */
  isOpen(id: number, told: ReadonlySet<number>): boolean {
    return isSubtracted(this.#figures[id]!, told) && !this.#isKept(id, told);
  }

  /** Whether it is a rest that follows from them and may not: no program needs to be asked. */
  isGivenAway(id: number, told: ReadonlySet<number>): boolean {
    return this.#secret.has(id) && isSubtracted(this.#figures[id]!, told) && this.#isKept(id, told);
  }

  /** What is left of a whole that is told to be nothing is no secret. */
  #isKept(id: number, told: ReadonlySet<number>): boolean {
    const isNothing = (whole: number) => this.#figures[whole]!.count === 0 && told.has(whole);
    return this.#secret.has(id) && !this.#figures[id]!.rest!.from.some(([whole]) => isNothing(whole!));
  }
}
