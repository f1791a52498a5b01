import type { EditionsRecord } from '@lien-nganh/contracts/reference';
import { reject, streamName } from '@lien-nganh/kernel';
import type { Consolidation } from './state.ts';

interface Wanted {
  /** Of the report that is to be issued. */
  readonly id: string;
  readonly through: string;
  readonly number: string;
  readonly dated: string;
}

/**
 * The number of an edition that is made here is of no other edition of its body and year. One that was made outside bears the
 * number that it bears: it is entered, and the body's book of numbers shows the double.
 *
 * @param others as published: what is issued at the same moment is not among them, and a double that came so is shown likewise
 */
export function numberFault(
  { id, through, number, dated }: Wanted,
  state: Consolidation,
  others: readonly EditionsRecord[],
) {
  const record = streamName('consolidation', id);
  const own = state.is === 'issued' ? state.editions : [];
  const elsewhere = others.filter((one) => one.body === through && one.record !== record);
  const taken = [...own, ...elsewhere.flatMap(({ editions }) => editions)].some(
    (one) => yearOf(one.dated) === yearOf(dated) && sameNumber(one.number, number),
  );
  return taken ? reject('number-is-unique-in-the-year') : null;
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

/** `05/BC-SLĐTBXH` and `5 / BC-SLĐTBXH` are one number. */
function sameNumber(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(number: string): string {
  return number
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '');
}
