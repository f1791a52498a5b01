import type { LinesApart } from '@lien-nganh/documents';
import { countsWork, HIDDEN } from '../lines/evidence.ts';

/** Lines apart without those that differ in nothing but counts of work, and how many pairs of them there were. */
export interface LinesSeen extends LinesApart {
  readonly unseen: number;
}

/**
 * Whoever drew a document and whoever checks it are told different counts of work: where one of the two is told none, the line is
 * as it was made as far as the caller may see.
 */
export function withoutUnseen({ onlyFirst, onlySecond }: LinesApart): LinesSeen {
  const left = [...onlySecond];
  const changed = onlyFirst.filter((line) => {
    const at = left.findIndex((other) => differInWhatIsHidden(line, other));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return { onlyFirst: changed, onlySecond: left, unseen: onlyFirst.length - changed.length };
}

function differInWhatIsHidden(one: string, other: string): boolean {
  const [a, b] = [one.split(' | '), other.split(' | ')];
  return a.length === b.length && a.every((cell, index) => cell === b[index] || isHidden(cell, b[index]!));
}

function isHidden(one: string, other: string): boolean {
  return (one === HIDDEN && countsWork(other)) || (other === HIDDEN && countsWork(one));
}
