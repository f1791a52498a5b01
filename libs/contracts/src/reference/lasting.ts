import type { Day } from '@lien-nganh/kernel';

/** A stretch of days, both included; `to` is null while it lasts. */
export interface Lasting {
  readonly from: Day;
  readonly to: Day | null;
}

export function lasts({ from, to }: Lasting, on: Day): boolean {
  return from <= on && (to === null || on <= to);
}
