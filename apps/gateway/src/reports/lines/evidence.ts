/** What stands for a count of work of which some is none of the reader's business. */
export const HIDDEN = 'không hiển thị';

/** How much was recorded for an obligation, as far as whoever reads may see. */
export function evidenceWords({ hidden, count }: { readonly hidden: boolean; readonly count: number }): string {
  return hidden ? HIDDEN : `${count} việc`;
}

export function countsWork(words: string): boolean {
  return /^\d+ việc$/.test(words);
}
