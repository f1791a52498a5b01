/** How much was recorded for an obligation, and who is not told of it. */
export interface Work {
  readonly count: number;
  /** Some of it is none of the caller's business. */
  readonly hidden: boolean;
  /** Some of it is not for everybody at work, whoever asks. */
  readonly guarded: boolean;
}

/** What stands for a count of work of which some is none of the reader's business. */
export const HIDDEN = 'không hiển thị';

/** @param where by what it is left out: `guarded` in what is for everybody at work, so that it is the same whoever makes it */
export function workWords(work: Work, where: 'hidden' | 'guarded'): string {
  return work[where] ? HIDDEN : `${work.count} việc`;
}

export function countsWork(words: string): boolean {
  return /^\d+ việc$/.test(words);
}
