import { highs } from '../highs.ts';

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
 * what decides releases: one program in text for each end of each range.
 */
export async function attack(published: readonly Published[], same: Same = []): Promise<Found[]> {
  const ends = await endsIn(published, same);
  const hidden = published.flatMap(({ cells }, release) =>
    cells.filter(({ value }) => value === 'withheld').map(({ key }) => ({ release, key })),
  );
  return hidden.map((cell) => ({ ...cell, ...ends([cell]) }));
}

/** What an attacker works out by subtraction: of every whole, what its parts leave over, one by one where they may overlap. */
export async function attackRests(published: readonly Published[], same: Same = []): Promise<FoundRest[]> {
  const ends = await endsIn(published, same);
  const rests = published.flatMap(({ margins }, release) =>
    margins.flatMap(({ whole, parts, kind = 'partition' }) => {
      const [top, ...under] = [whole, ...parts].map((key) => newest(published, release, key));
      const there = under.flatMap((cell) => cell ?? []);
      if (!top || there.length === 0 || kind === 'partition') return [];
      const apart = kind === 'not-exhaustive' ? [there] : there.map((cell) => [cell]);
      return apart.map((less) => ({ ...top, less }));
    }),
  );
  return rests.map((rest) => ({ ...rest, ...ends([rest, ...rest.less]) }));
}

/** Of a cell, less others, the least and the most. */
async function endsIn(published: readonly Published[], same: Same) {
  const solver = await highs();
  const names = new Map<string, string>();
  const constraints: string[] = [];
  published.forEach(({ cells }, release) => {
    for (const { key, value } of cells) {
      const name = `c${names.size}`;
      names.set(at({ release, key }), name);
      if (typeof value === 'number') constraints.push(` ${name} = ${value}`);
    }
  });
  constraints.push(' zero = 0');
  const nameOf = (cell: CellAt) => names.get(at(cell))!;
  for (const [a, b] of same) constraints.push(` ${nameOf(a)} - ${nameOf(b)} = 0`);
  published.forEach((_, release) => constraints.push(...marginsOf(published, release, nameOf)));
  const bounds = [...names.values()].map((each) => ` ${each} >= 0`).join('\n');

  const solve = (words: string, sense: 'Minimize' | 'Maximize') => {
    const text = `${sense}\n ${words}\nSubject To\n${constraints.join('\n')}\nBounds\n${bounds}\nEnd\n`;
    const answer = solver.solve(text, { output_flag: false });
    if (answer.Status === 'Unbounded' || answer.Status === 'Primal infeasible or unbounded') return null;
    if (answer.Status !== 'Optimal') throw new Error(`no table fits what is published: ${answer.Status}`);
    return answer.ObjectiveValue;
  };
  return (cells: readonly CellAt[]) => {
    const words = cells.map(nameOf).join(' - ');
    return { lower: solve(words, 'Minimize') ?? 0, upper: solve(words, 'Maximize') };
  };
}

const at = ({ release, key }: CellAt) => JSON.stringify([release, key]);

/** Where a key stands for a release: in itself or, where it lacks it, in the newest before; `null`: it is missing there. */
function newest(published: readonly Published[], release: number, key: string): CellAt | null {
  for (let of = release; of >= 0; of -= 1) {
    const cell = published[of]!.cells.find((each) => each.key === key);
    if (cell !== undefined) return cell.value === 'missing' ? null : { release: of, key };
  }
  throw new Error(`nobody published ${key}`);
}

/** The margins of a release in words of the solver's. */
function marginsOf(published: readonly Published[], release: number, nameOf: (cell: CellAt) => string): string[] {
  return published[release]!.margins.flatMap(({ whole, parts, kind = 'partition' }) => {
    const top = newest(published, release, whole);
    const there = parts.flatMap((key) => newest(published, release, key) ?? []);
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
