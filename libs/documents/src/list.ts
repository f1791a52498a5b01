import type { List } from './blocks.ts';

/** `-`, `1.`, `a)`; Vietnamese lists go on with `z`, then `aa`. */
export function signOf(mark: List['mark'], index: number): string {
  if (mark === 'dash') return '-';
  if (mark === 'number') return `${index + 1}.`;
  return `${letterOf(index)})`;
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy';

function letterOf(index: number): string {
  const before = Math.floor(index / LETTERS.length);
  return `${before === 0 ? '' : letterOf(before - 1)}${LETTERS[index % LETTERS.length]}`;
}
