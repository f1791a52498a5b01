import type { Model } from 'highs';
import { highs, type Highs } from '../highs.ts';

/** A release as anybody may read it. */
export interface Published {
  cells: readonly { key: string; value: number | 'withheld' | 'missing' }[];
  margins: readonly PublishedMargin[];
}

interface PublishedMargin {
  whole: string;
  parts: readonly string[];
  kind?: 'partition' | 'not-exhaustive' | 'overlapping' | 'union';
}

/** A cell of a release; 0 is the oldest. */
export interface CellAt {
  release: number;
  key: string;
}

/** What linear programming finds of a withheld cell; `null` where there is no end. In real numbers. */
export interface Found extends CellAt {
  lower: number;
  upper: number | null;
}

/** The same of what parts leave over of a cell, with where each of them stands. */
export interface FoundRest extends Found {
  less: readonly CellAt[];
}

type Same = readonly (readonly [CellAt, CellAt])[];

/**
 * What an attacker works out from published releases alone: their numbers, how cells hang together, and that nothing is
 * below zero. `same` are pairs that the attacker believes to have one count. A formulation of its own, sharing no code with
 * what decides releases: one program in text, asked for each end of each range.
 */
export async function attack(published: readonly Published[], same: Same = []): Promise<Found[]> {
  const hidden = published.flatMap(({ cells }, release) =>
    cells.filter(({ value }) => value === 'withheld').map(({ key }) => ({ release, key })),
  );
  return withEnds(published, same, (ends) => hidden.map((cell) => ({ ...cell, ...ends([cell]) })));
}

/** What an attacker works out by subtraction: of every whole, what its parts leave over, one by one where they may overlap. */
export async function attackRests(published: readonly Published[], same: Same = []): Promise<FoundRest[]> {
  const newest = newestIn(published);
  const rests = published.flatMap(({ margins }, release) =>
    margins.flatMap(({ whole, parts, kind = 'partition' }) => {
      const [top, ...under] = [whole, ...parts].map((key) => newest(release, key));
      const there = under.flatMap((cell) => cell ?? []);
      if (!top || there.length === 0 || kind === 'partition') return [];
      const apart = kind === 'not-exhaustive' ? [there] : there.map((cell) => [cell]);
      return apart.map((less) => ({ ...top, less }));
    }),
  );
  return withEnds(published, same, (ends) => rests.map((rest) => ({ ...rest, ...ends([rest, ...rest.less]) })));
}

/** Of a cell, less others, the least and the most. */
type Ends = (cells: readonly CellAt[]) => Pick<Found, 'lower' | 'upper'>;

/** The primal simplex: what fits one question fits the next, and is where its answer begins. */
const options = { output_flag: false, presolve: 'off', simplex_strategy: 4 };

async function withEnds<T>(published: readonly Published[], same: Same, work: (ends: Ends) => T): Promise<T> {
  const solver = await highs();
  const { text, nameOf } = programOf(published, same);
  const model = solver.createModel({ format: 'lp', data: text });
  try {
    model.options.set(options);
    return work((cells) => {
      const weighed = cells.map((cell, n) => [model.getColByName(nameOf(cell)), n === 0 ? 1 : -1] as const);
      for (const [column, weight] of weighed) model.changeColCost(column, weight);
      const ends = { lower: endOf(solver, model, 'minimize') ?? 0, upper: endOf(solver, model, 'maximize') };
      for (const [column] of weighed) model.changeColCost(column, 0);
      return ends;
    });
  } finally {
    model.dispose();
  }
}

/** One end of what is weighed; `null`: there is none. @throws Error where the publications contradict each other */
function endOf({ constants }: Highs, model: Model, sense: 'minimize' | 'maximize'): number | null {
  const { modelStatus, objectiveSense } = constants;
  model.changeObjectiveSense(objectiveSense[sense]);
  let { modelStatus: status } = model.run();
  if (status === modelStatus.unknown) {
    // Lost on the way from the last answer: from none it begins anew.
    model.clearSolver();
    status = model.run().modelStatus;
  }
  if (status === modelStatus.optimal) return model.getObjectiveValue();
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) return null;
  throw new Error(`no table fits what is published: ${status}`);
}

/** All that is published in words of the solver's, and what each cell is called there. */
function programOf(published: readonly Published[], same: Same) {
  const names = new Map<string, string>();
  const bounds: string[] = [];
  published.forEach(({ cells }, release) => {
    for (const { key, value } of cells) {
      const name = `c${names.size}`;
      names.set(at({ release, key }), name);
      bounds.push(typeof value === 'number' ? ` ${name} = ${value}` : ` ${name} >= 0`);
    }
  });
  const nameOf = (cell: CellAt) => names.get(at(cell))!;
  const newest = newestIn(published);
  const constraints = [
    ' zero = 0',
    ...same.map(([a, b]) => ` ${nameOf(a)} - ${nameOf(b)} = 0`),
    ...published.flatMap(({ margins }, release) => marginsOf(margins, (key) => newest(release, key), nameOf)),
  ];
  const text = ['Minimize', ' zero', 'Subject To', ...constraints, 'Bounds', ...bounds, 'End', ''].join('\n');
  return { text, nameOf };
}

const at = ({ release, key }: CellAt) => JSON.stringify([release, key]);

type Newest = (release: number, key: string) => CellAt | null;

/** Where a key stands for a release: in itself or, where it lacks it, in the newest before; `null`: it is missing there. */
function newestIn(published: readonly Published[]): Newest {
  const values = published.map(({ cells }) => new Map(cells.map(({ key, value }) => [key, value])));
  return (release, key) => {
    for (let of = release; of >= 0; of -= 1) {
      const value = values[of]!.get(key);
      if (value !== undefined) return value === 'missing' ? null : { release: of, key };
    }
    throw new Error(`nobody published ${key}`);
  };
}

/** The margins of a release in words of the solver's. */
function marginsOf(
  margins: readonly PublishedMargin[],
  newest: (key: string) => CellAt | null,
  nameOf: (cell: CellAt) => string,
): string[] {
  return margins.flatMap(({ whole, parts, kind = 'partition' }) => {
    const top = newest(whole);
    const there = parts.flatMap((key) => newest(key) ?? []);
    if (top === null || there.length === 0) return [];
    return wordsOf(kind, nameOf(top), there.map(nameOf), there.length === parts.length);
  });
}

function wordsOf(kind: string, top: string, parts: readonly string[], all: boolean): string[] {
  const sum = parts.map((name) => `\n + ${name}`).join('');
  const each = parts.map((name) => ` ${top} - ${name} >= 0`);
  if (kind === 'partition') return [`${sum}\n - ${top} ${all ? '=' : '<='} 0`];
  if (kind === 'not-exhaustive') return [`${sum}\n - ${top} <= 0`];
  return kind === 'union' && all ? [...each, `${sum}\n - ${top} >= 0`] : each;
}
