import { highs } from '../highs.ts';

/** A release as anybody may read it. */
export interface Published {
  cells: readonly { key: string; value: number | 'withheld' | 'missing' }[];
  margins: readonly {
    whole: string;
    parts: readonly string[];
    kind?: 'partition' | 'not-exhaustive' | 'overlapping' | 'union';
  }[];
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

/**
 * What an attacker works out from published releases alone: their numbers, how cells hang together, and that nothing is
 * below zero. `same` are pairs that the attacker believes to have one count. A formulation of its own, sharing no code with
 * what decides releases: one program in text for each end of each range.
 */
export async function attack(
  published: readonly Published[],
  same: readonly (readonly [CellAt, CellAt])[] = [],
): Promise<Found[]> {
  const solver = await highs();
  const names = new Map<string, string>();
  const constraints: string[] = [];
  const solve = (name: string, sense: 'Minimize' | 'Maximize') => {
    const text = `${sense}\n ${name}\nSubject To\n${constraints.join('\n')}\nBounds\n${[...names.values()].map((each) => ` ${each} >= 0`).join('\n')}\nEnd\n`;
    const answer = solver.solve(text, { output_flag: false });
    if (answer.Status === 'Unbounded' || answer.Status === 'Primal infeasible or unbounded') return null;
    if (answer.Status !== 'Optimal') throw new Error(`no table fits what is published: ${answer.Status}`);
    return answer.ObjectiveValue;
  };

  published.forEach(({ cells }, release) => {
    for (const { key, value } of cells) {
      const name = `c${names.size}`;
      names.set(at({ release, key }), name);
      if (typeof value === 'number') constraints.push(` ${name} = ${value}`);
    }
  });
  constraints.push(' zero = 0');
  for (const [a, b] of same) constraints.push(` ${names.get(at(a))!} - ${names.get(at(b))!} = 0`);
  published.forEach((_, release) => constraints.push(...marginsOf(published, release, names)));

  const hidden = published.flatMap(({ cells }, release) =>
    cells.filter(({ value }) => value === 'withheld').map(({ key }) => ({ release, key })),
  );
  return hidden.map((cell) => {
    const name = names.get(at(cell))!;
    return { ...cell, lower: solve(name, 'Minimize') ?? 0, upper: solve(name, 'Maximize') };
  });
}

const at = ({ release, key }: CellAt) => JSON.stringify([release, key]);

/** The margins of a release in words of the solver's; a key that it lacks stands in the newest release before. */
function marginsOf(published: readonly Published[], release: number, names: ReadonlyMap<string, string>): string[] {
  const nameOf = (key: string): string | null => {
    for (let of = release; of >= 0; of -= 1) {
      const cell = published[of]!.cells.find((each) => each.key === key);
      if (cell !== undefined) return cell.value === 'missing' ? null : names.get(at({ release: of, key }))!;
    }
    throw new Error(`nobody published ${key}`);
  };
  return published[release]!.margins.flatMap(({ whole, parts, kind = 'partition' }) => {
    const top = nameOf(whole);
    const named = parts.map(nameOf);
    const there = named.filter((name) => name !== null);
    if (top === null || there.length === 0) return [];
    return wordsOf(kind, top, there, there.length === named.length);
  });
}

function wordsOf(kind: string, top: string, parts: readonly string[], all: boolean): string[] {
  const sum = parts.map((name) => `\n + ${name}`).join('');
  const each = parts.map((name) => ` ${top} - ${name} >= 0`);
  if (kind === 'partition') return [`${sum}\n - ${top} ${all ? '=' : '<='} 0`];
  if (kind === 'not-exhaustive') return [`${sum}\n - ${top} <= 0`];
  return kind === 'union' && all ? [...each, `${sum}\n - ${top} >= 0`] : each;
}
