import { onOneLine } from '../text.ts';

/** How a line of a document tells a figure: by its reference, whatever stands there. */
export function figureIn(ref: string): string {
  return `{${ref}}`;
}

/** Characters that nobody sees, but those that turn others round. */
const UNSEEN = /(?![\u202a-\u202e\u2066-\u2069])\p{Default_Ignorable_Code_Point}/gu;

/** A text as a line has it: office programs leave out and put in what nobody sees. */
export function lineOf(text: string): string {
  return onOneLine(text.replace(UNSEEN, ''));
}

/** References of the figures of a line. */
export function figuresInLine(line: string): readonly string[] {
  return [...line.matchAll(/\{([\x21-\x7c\x7e]{1,62})\}/g)].map(([, ref]) => ref!);
}

/** Cells of a row in one line; an empty row is an empty line. */
export function inOneRow(cells: readonly string[]): string {
  return cells.every((cell) => cell === '') ? '' : cells.join(' | ');
}

/** How the lines of two documents differ: those that only one of them has, or has elsewhere. */
export interface LinesApart {
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

/**
 * Compares two documents line by line, in their order.
 *
 * @returns what is left of each when the longest sequence that both have is taken out; where more than {@link MOST_APART} lines
 *   differ, what is left when like lines are taken out wherever they stand
 */
export function linesApart(first: readonly string[], second: readonly string[]): LinesApart {
  const from = commonStart(first, second);
  const [a, b] = [first.slice(from), second.slice(from)];
  const end = commonStart(a.toReversed(), b.toReversed());
  const [c, d] = [a.slice(0, a.length - end), b.slice(0, b.length - end)];
  return c.length * d.length > MOST_APART ** 2 ? unlike(c, d) : inOrder(c, d);
}

const MOST_APART = 2_000;

function commonStart(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((line, index) => line !== b[index]);
  return at === -1 ? a.length : at;
}

/** By the longest common subsequence. */
function inOrder(a: readonly string[], b: readonly string[]): LinesApart {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [down, right] = [longest[(i + 1) * width + j]!, longest[i * width + j + 1]!];
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(down, right);
    }
  }
  const onlyFirst: string[] = [];
  const onlySecond: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) [i, j] = [i + 1, j + 1];
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) onlyFirst.push(a[i++]!);
    else onlySecond.push(b[j++]!);
  }
  return { onlyFirst: [...onlyFirst, ...a.slice(i)], onlySecond: [...onlySecond, ...b.slice(j)] };
}

function unlike(a: readonly string[], b: readonly string[]): LinesApart {
  return { onlyFirst: without(a, b), onlySecond: without(b, a) };
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}
