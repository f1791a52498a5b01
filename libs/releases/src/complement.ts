import type { Knowledge } from './knowledge.ts';
import { sumOfTerms } from './tables.ts';
import type { LinearProgram, Row, Solver, Terms } from './solver.ts';

/** Smaller moves of the solver's are none. */
const nothing = 1e-6;

/** Which figures must no longer be told, and two tables between which the target then has room. */
export interface Complement {
  figures: number[];
  tables: number[][];
}

/**
 * Finds what more to withhold for a target: two ways of moving the true counts, each true to all that is known, at whose
 * ends the target lies `width` apart. A figure that is told costs what it tells for each unit it is moved, one that is
 * withheld costs nothing, one that was told before cannot move. Fischetti and Salazar's model (Management Science 47/7,
 * 2001) without its whole numbers, as Kelly, Golden and Assad relaxed it (Networks 22, 1992).
 */
export class Complements {
  readonly #figures: Knowledge['figures'];
  readonly #goal: number;
  readonly #program: LinearProgram;
  readonly #cost: number[];

  constructor(
    knowledge: Pick<Knowledge, 'figures' | 'rows'>,
    toldBefore: ReadonlySet<number>,
    width: number,
    solver: Solver,
  ) {
    this.#figures = knowledge.figures;
    // Of a whole and a part that is all of it the part is given up.
    const wholes = new Set(knowledge.figures.flatMap(({ rest }) => rest?.from.map(([whole]) => whole!) ?? []));
    this.#cost = knowledge.figures.map(({ count }, figure) => 1 + count + (wholes.has(figure) ? 0.5 : 0));
    const counts = knowledge.figures.map(({ count }) => count);
    const rows = ways.flatMap((way) => knowledge.rows.map((row) => movedRow(row, way, counts)));
    this.#goal = rows.length;
    this.#program = solver.program(
      counts.flatMap((count, figure) => {
        const most = toldBefore.has(figure) ? 0 : Infinity;
        const side = [
          { lower: 0, upper: most },
          { lower: 0, upper: Math.min(count, most) },
        ];
        return [...side, ...side];
      }),
      [...rows, { terms: [], lower: width, upper: width }],
    );
  }

  dispose(): void {
    this.#program.dispose();
  }

  /**
   * `target` is the figure, or the newer figure and the older, that needs room; `told` says which figures may be bought.
   *
   * @returns null where the target cannot get room even if nothing of this release is told
   */
  cheapest(target: readonly number[], told: ReadonlySet<number>): Complement | null {
    const apart: Terms = target.flatMap((figure, index) => {
      const sign = index === 0 ? 1 : -1;
      return [...moveOf(figure, 'one', sign), ...moveOf(figure, 'other', -sign)];
    });
    this.#program.fill(this.#goal, apart);
    this.#program.weigh(
      [...told].flatMap((figure) => columnsOf(figure).map((column) => [column, this.#cost[figure]!])),
    );
    const answer = this.#program.minimize();
    this.#program.fill(
      this.#goal,
      apart.map(([column]) => [column, 0]),
    );
    if (answer.is !== 'optimal') return null;
    const moved = (figure: number) => columnsOf(figure).some((column) => answer.values[column]! > nothing);
    return {
      figures: [...told].filter(moved),
      tables: ways.map((way) =>
        this.#figures.map(({ count }, id) => count + sumOfTerms(moveOf(id, way, 1), answer.values)),
      ),
    };
  }
}

const ways = ['one', 'other'] as const;
type Way = (typeof ways)[number];

/** Each figure has four columns: up and down on the one way, up and down on the other. */
const columnsOf = (figure: number) => [0, 1, 2, 3].map((side) => 4 * figure + side);

function moveOf(figure: number, way: Way, sign: number): [number, number][] {
  const up = 4 * figure + (way === 'one' ? 0 : 2);
  return [
    [up, sign],
    [up + 1, -sign],
  ];
}

function movedRow({ terms, lower, upper }: Row, way: Way, counts: readonly number[]): Row {
  const here = sumOfTerms(terms, counts);
  return {
    terms: terms.flatMap(([figure, sign]) => moveOf(figure, way, sign)),
    lower: lower - here,
    upper: upper - here,
  };
}
