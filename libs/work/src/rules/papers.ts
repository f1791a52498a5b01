import { reject, type Day } from '@lien-nganh/kernel';

/** The rule about papers, for records of work that are written out by hand and not declared by `work`. */
export const paperRefusals = {
  'papers-are-dated-by-today': {
    vi: 'Văn bản làm căn cứ đã có: ngày của văn bản không được sau hôm nay.',
    en: 'A paper from which something is entered is there: it is not dated after today.',
  },
} as const;

/** Whatever names a paper by number and date, among the fields of a record. */
interface Paper {
  readonly document: unknown;
  readonly dated: string;
}

/** A paper from which something is entered is there already, whichever field of the record names it; all else is passed over. */
export function paperFault(told: readonly unknown[], today: Day) {
  return told.some((one) => isPaper(one) && one.dated > today) ? reject('papers-are-dated-by-today') : null;
}

function isPaper(told: unknown): told is Paper {
  return typeof told === 'object' && told !== null && 'document' in told && 'dated' in told;
}
