import type { Model } from 'highs';
import { highs, type Highs } from './highs.ts';

/** Σ coefficient × column. */
export type Terms = readonly (readonly [column: number, coefficient: number])[];

export interface Row {
  terms: Terms;
  lower: number;
  upper: number;
}

export interface Column {
  lower: number;
  upper: number;
}

/** A linear program that is solved again and again while its bounds and its objective change. */
export interface LinearProgram {
  bound(column: number, bounds: Column): void;
  /** Which columns the objective weighs, until it is set again. */
  weigh(terms: Terms): void;
  /** Coefficients of a row, added to those it has. */
  fill(row: number, terms: Terms): void;
  minimize(): Answer;
  maximize(): Answer;
  /** As the two above, over whole numbers alone. */
  minimizeWhole(): Answer;
  maximizeWhole(): Answer;
  /** Gives its memory back: nobody else does. */
  dispose(): void;
}

/** `values` holds one number for each column. */
export type Answer = { is: 'optimal'; values: Float64Array } | { is: 'infeasible' } | { is: 'unbounded' };

/** What solves linear programs. Loaded once, used for any number of them. */
export interface Solver {
  program(columns: readonly Column[], rows: readonly Row[]): LinearProgram;
}

/**
 * No presolve and the primal simplex: the basis of one answer is the start of the next. Objectives over whole numbers are
 * whole numbers: a gap below one is none.
 */
const options = { output_flag: false, presolve: 'off', simplex_strategy: 4, mip_rel_gap: 0, mip_abs_gap: 0.5 };

/** Takes some tens of milliseconds. */
export async function loadSolver(): Promise<Solver> {
  const loaded = await highs();
  return { program: (columns, rows) => new HighsProgram(loaded, columns, rows) };
}

class HighsProgram implements LinearProgram {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #columns: number;
  #weighed: Terms = [];

  constructor(loaded: Highs, columns: readonly Column[], rows: readonly Row[]) {
    this.#highs = loaded;
    this.#columns = columns.length;
    this.#model = loaded.createModel(modelOf(columns, rows));
    this.#model.options.set(options);
  }

  bound(column: number, { lower, upper }: Column): void {
    this.#model.changeColBounds(column, lower, upper);
  }

  weigh(terms: Terms): void {
    for (const [column] of this.#weighed) this.#model.changeColCost(column, 0);
    for (const [column, weight] of terms) this.#model.changeColCost(column, weight);
    this.#weighed = terms;
  }

  fill(row: number, terms: Terms): void {
    for (const [column, coefficient] of terms) this.#model.changeCoefficient(row, column, coefficient);
  }

  minimize(): Answer {
    return this.#solve('minimize');
  }

  maximize(): Answer {
    return this.#solve('maximize');
  }

  minimizeWhole(): Answer {
    return this.#whole('minimize');
  }

  maximizeWhole(): Answer {
    return this.#whole('maximize');
  }

  dispose(): void {
    this.#model.dispose();
  }

  #whole(sense: 'minimize' | 'maximize'): Answer {
    const { integer } = this.#highs.constants.variableType;
    for (let column = 0; column < this.#columns; column += 1) this.#model.changeColIntegrality(column, integer);
    try {
      return this.#solve(sense);
    } finally {
      this.#model.clearIntegrality();
    }
  }

  #solve(sense: 'minimize' | 'maximize'): Answer {
    const { modelStatus, objectiveSense } = this.#highs.constants;
    this.#model.changeObjectiveSense(objectiveSense[sense]);
    let { modelStatus: status } = this.#model.run();
    if (status === modelStatus.unknown) {
      // Lost on the way from the last basis: from none it begins anew.
      this.#model.clearSolver();
      status = this.#model.run().modelStatus;
    }
    if (status === modelStatus.optimal) return { is: 'optimal', values: this.#model.getSolution().colValue };
    if (status === modelStatus.infeasible) return { is: 'infeasible' };
    if (status === modelStatus.unbounded) return { is: 'unbounded' };
    throw new Error(`HiGHS came to no answer: its status is ${status}`);
  }
}

function modelOf(columns: readonly Column[], rows: readonly Row[]) {
  const starts = [0];
  for (const { terms } of rows) starts.push(starts.at(-1)! + terms.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(() => 0),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
      values: rows.flatMap(({ terms }) => terms.map(([, coefficient]) => coefficient)),
    },
  };
}
