import { addDays, isDay } from '@lien-nganh/vocabulary';
import type { Cell } from '../xlsx/cell.ts';
import { fault, quoted, tidied, type Reading } from './reading.ts';

const notDay = (typed: string) =>
  fault(
    `${quoted(typed)} không phải ngày. Xin ghi ngày/tháng/năm, ví dụ 05/09/2013.`,
    `${quoted(typed)} is no day: write day/month/year, for example 05/09/2013.`,
  );

const WRITTEN = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const IN_WORDS = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i;
const SHORT_YEAR = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/;
const MONTH = /^(?:tháng )?(\d{1,2})[/-](\d{4})$/i;

/** Before it Excel counts a 29 February 1900 that never was. */
const FIRST_SURE_SERIAL = 61;
const LAST_SERIAL = 109_575;
const BEGIN_1900 = '1899-12-30';
const BEGIN_1904 = '1904-01-01';

/**
 * The day that a person wrote, `YYYY-MM-DD`.
 *
 * | in the cell                                         | is               |
 * | --------------------------------------------------- | ---------------- |
 * | `05/09/2013`, `5-9-2013`, `5.9.2013`                | 5 September 2013: in Viet Nam the day stands first |
 * | `ngày 05 tháng 9 năm 2013`, `2013-09-05`            | 5 September 2013 |
 * | a day of Excel (a number that is shown as one)      | that day, the time of day aside |
 * | `09/25/2013`                                        | refused: there is no month 25, and it is not turned round |
 * | `05/09/13`, `2013`, `9/2013`, `31/02/2013`          | refused          |
 * | a number that is not shown as a day, `41522`        | refused: it may be anything |
 * | a day of Excel before 1 March 1900                  | refused: Excel counts these wrongly |
 */
export function readDay(cell: Cell, from1904: boolean): Reading<string> {
  if (cell.is === 'number') return ofExcel(cell, from1904);
  if (cell.is !== 'text') return notDay('');
  const typed = tidied(cell.text);
  const day = dayIn(typed);
  if (isDay(day)) return { value: day };
  if (SHORT_YEAR.test(typed))
    return fault(`${quoted(typed)}: năm phải ghi đủ bốn chữ số.`, `${quoted(typed)}: the year takes four digits.`);
  return notDay(typed);
}

function dayIn(typed: string): string {
  const written = WRITTEN.exec(typed);
  if (written) return iso(written[4]!, written[3]!, written[1]!);
  const words = IN_WORDS.exec(typed);
  return words ? iso(words[3]!, words[2]!, words[1]!) : typed;
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function ofExcel({ digits, day }: Extract<Cell, { is: 'number' }>, from1904: boolean): Reading<string> {
  const serial = Math.floor(Number(digits));
  if (!day)
    return fault(
      `${quoted(digits)} là số, không phải ngày. Xin định dạng ô là ngày, hoặc ghi 05/09/2013.`,
      `${quoted(digits)} is a number, no day: format the cell as a day, or write 05/09/2013.`,
    );
  const first = from1904 ? 0 : FIRST_SURE_SERIAL;
  if (!Number.isFinite(serial) || serial < first || serial > LAST_SERIAL) return notDay(digits);
  return { value: addDays(from1904 ? BEGIN_1904 : BEGIN_1900, serial) };
}

/** A month, `YYYY-MM`: `9/2013`, `tháng 9/2013`, `2013-09`, or the first day of it. */
export function readMonth(cell: Cell, from1904: boolean): Reading<string> {
  const typed = cell.is === 'text' ? tidied(cell.text) : '';
  const written = MONTH.exec(typed);
  const first = written ? iso(written[2]!, written[1]!, '01') : `${typed}-01`;
  const read = isDay(first) ? { value: first } : readDay(cell, from1904);
  if ('value' in read && read.value.endsWith('-01')) return { value: read.value.slice(0, 7) };
  const shown = cell.is === 'number' ? cell.digits : typed;
  return fault(`${quoted(shown)} không phải tháng. Xin ghi 9/2013.`, `${quoted(shown)} is no month: write 9/2013.`);
}
