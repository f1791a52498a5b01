import { reject, type Day } from '@lien-nganh/kernel';

/** Whatever names a paper by number and date, among the fields of a record. */
interface Paper {
  readonly document: unknown;
  readonly dated: string;
}

/** A paper from which something is entered is there already, whichever field of the record names it. */
export function paperFault(told: readonly unknown[], today: Day) {
  return told.some((one) => isPaper(one) && one.dated > today) ? reject('papers-are-dated-by-today') : null;
}

function isPaper(told: unknown): told is Paper {
  return typeof told === 'object' && told !== null && 'document' in told && 'dated' in told;
}
