import type { Day } from '@lien-nganh/kernel';

/** The first day on which the name behind an account is kept no more; `null` while the account lasts. */
export function retainedUntil(lastDay: Day | null, years: number): Day | null {
  if (lastDay === null) return null;
  const year = String(Number(lastDay.slice(0, 4)) + years).padStart(4, '0');
  // not every year has a 29 February
  return `${year}${lastDay.slice(4).replace('-02-29', '-02-28')}`;
}
