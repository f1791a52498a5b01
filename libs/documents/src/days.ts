import type { Day } from '@lien-nganh/kernel';
import { vietnamTime } from '@lien-nganh/vocabulary';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** @throws RangeError when it is no day */
function partsOf(value: Day): Parts {
  const found = DAY.exec(value);
  if (found === null) throw new RangeError(`${JSON.stringify(value)} is no day`);
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `05/9/2013`: days below 10, and months below 3, have a zero before them, which nobody can add to. */
export function shortDay(value: Day): string {
  const { year, month, day } = partsOf(value);
  return `${two(day)}/${monthWords(month)}/${year}`;
}

/** `ngày 05 tháng 9 năm 2013`; without a day, room to write one. */
export function longDay(value: Day | null): string {
  if (value === null) return 'ngày …… tháng …… năm ………';
  const { year, month, day } = partsOf(value);
  return `ngày ${two(day)} tháng ${monthWords(month)} năm ${year}`;
}

function monthWords(month: number): string {
  return month < 3 ? two(month) : String(month);
}

/** A moment as documents of Viet Nam tell it: `14:05 ngày 05/9/2013`. @param instant ISO 8601 */
export function vietnamMoment(instant: string): string {
  const [day = '', time = ''] = vietnamTime(instant).split(' ');
  return `${time} ngày ${shortDay(day.split('/').toReversed().join('-'))}`;
}
