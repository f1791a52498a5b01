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

/** No presolve and the primal simplex: the basis of one answer is the start of the next. */
const realOptions = { output_flag: false, presolve: 'off', simplex_strategy: 4 };

/** Over whole numbers nothing is carried on from one answer to the next. Their objectives are whole: a gap below one is none. */
const wholeOptions = { output_flag: false, presolve: 'on', mip_rel_gap: 0, mip_abs_gap: 0.5 };

/** Takes some tens of milliseconds. */
export async function loadSolver(): Promise<Solver> {
  const loaded = await highs();
  return { program: (columns, rows) => new HighsProgram(loaded, columns, rows) };
}

class HighsProgram implements LinearProgram {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #columns: Column[];
  readonly #rows: readonly Row[];
  /** The same program over whole numbers, once it is asked for: apart, so that the other keeps its basis. */
  #whole: Model | null = null;
  /** Columns whose bounds the program over whole numbers does not know yet. */
  readonly #changed = new Set<number>();
  #weighed: Terms = [];

  constructor(loaded: Highs, columns: readonly Column[], rows: readonly Row[]) {
    this.#highs = loaded;
    this.#columns = [...columns];
    this.#rows = rows;
    this.#model = loaded.createModel(modelOf(columns, rows));
    this.#model.options.set(realOptions);
  }

  bound(column: number, bounds: Column): void {
    this.#columns[column] = bounds;
    this.#changed.add(column);
    this.#model.changeColBounds(column, bounds.lower, bounds.upper);
  }

  weigh(terms: Terms): void {
    weighIn(this.#model, this.#weighed, terms);
    this.#weighed = terms;
  }

  fill(row: number, terms: Terms): void {
    for (const [column, coefficient] of terms) this.#model.changeCoefficient(row, column, coefficient);
  }

  minimize(): Answer {
    return this.#solve(this.#model, 'minimize');
  }

  maximize(): Answer {
    return this.#solve(this.#model, 'maximize');
  }

  minimizeWhole(): Answer {
    return this.#solveWhole('minimize');
  }

  maximizeWhole(): Answer {
    return this.#solveWhole('maximize');
  }

  dispose(): void {
    this.#model.dispose();
    this.#whole?.dispose();
  }

  #solveWhole(sense: 'minimize' | 'maximize'): Answer {
    const model = (this.#whole ??= this.#createWhole());
    for (const column of this.#changed) {
      const { lower, upper } = this.#columns[column]!;
      model.changeColBounds(column, lower, upper);
    }
    this.#changed.clear();
    weighIn(model, [], this.#weighed);
    try {
      return this.#solve(model, sense);
    } finally {
      weighIn(model, this.#weighed, []);
    }
  }

  #createWhole(): Model {
    const model = this.#highs.createModel(modelOf(this.#columns, this.#rows));
    model.options.set(wholeOptions);
    const { integer } = this.#highs.constants.variableType;
    for (let column = 0; column < this.#columns.length; column += 1) model.changeColIntegrality(column, integer);
    return model;
  }

  #solve(model: Model, sense: 'minimize' | 'maximize'): Answer {
    const { modelStatus, objectiveSense } = this.#highs.constants;
    model.changeObjectiveSense(objectiveSense[sense]);
    let { modelStatus: status } = model.run();
    if (status === modelStatus.unknown) {
      // Lost on the way from the last basis: from none it begins anew.
      model.clearSolver();
      status = model.run().modelStatus;
    }
    if (status === modelStatus.optimal) return { is: 'optimal', values: model.getSolution().colValue };
    if (status === modelStatus.infeasible) return { is: 'infeasible' };
    if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) return { is: 'unbounded' };
    throw new Error(`HiGHS came to no answer: its status is ${status}`);
  }
}

function weighIn(model: Model, before: Terms, now: Terms): void {
  for (const [column] of before) model.changeColCost(column, 0);
  for (const [column, weight] of now) model.changeColCost(column, weight);
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
