import type { restatingReasons } from '@lien-nganh/contracts/reporting';
import type { Day } from '@lien-nganh/kernel';
import type { Sentences } from '@lien-nganh/vocabulary';
import { missingWords, notPlacedWords } from '../../figure/words/words.ts';
import type { PeriodDays } from '../question/days.ts';
import { printed } from '../lines/layout.ts';

/** What a document says in words, in Vietnamese. */

const whyMissing: Readonly<Record<string, string>> = {
  'no-target': 'không có chỉ tiêu',
  'several-targets': 'nhiều kế hoạch cùng đặt chỉ tiêu',
  'targets-of-some-units': 'chỉ một số đơn vị có chỉ tiêu',
  'not-compared': 'không so sánh được',
  'not-broken-down': 'không phân tổ',
};

/** Why there is no value, in the words that stand in its place. */
export function missingIn(because: string): string {
  return whyMissing[because] ?? (missingWords as Readonly<Record<string, Sentences>>)[because]?.vi ?? because;
}

/** Why a value has no place on the map. */
export function notCarriedIn(because: string): string {
  return (notPlacedWords as Readonly<Record<string, Sentences>>)[because]?.vi ?? because;
}

/** `6 tháng đầu năm 2013`, `năm 2013`, and what comes after it: as titles of reports have them. */
export function periodWords({ period, kind, from, to }: PeriodDays): {
  readonly period: string;
  readonly next: string;
} {
  const [year, part] = period.split('-');
  const number = Number((part ?? '').slice(1));
  const after = Number(year) + 1;
  switch (kind) {
    case 'yearly':
      return { period: `năm ${year}`, next: `năm ${after}` };
    case 'six-monthly':
      return number === 1
        ? { period: `6 tháng đầu năm ${year}`, next: `6 tháng cuối năm ${year}` }
        : { period: `6 tháng cuối năm ${year}`, next: `6 tháng đầu năm ${after}` };
    case 'quarterly':
      return partWords('quý', { number, year: Number(year) }, QUARTERS);
    case 'monthly':
      return partWords('tháng', { number, year: Number(year) }, MONTHS);
    case 'ad-hoc':
      return { period: daysInWords({ from, to }), next: 'thời gian tới' };
  }
}

/** Quarters bear Roman numbers. */
const QUARTERS = ['I', 'II', 'III', 'IV'];
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

function partWords(
  word: string,
  { number, year }: { readonly number: number; readonly year: number },
  numbers: readonly string[],
) {
  const named = (one: number, of: number) => `${word} ${numbers[one - 1] ?? one} năm ${of}`;
  const isLast = number === numbers.length;
  return { period: named(number, year), next: isLast ? named(1, year + 1) : named(number + 1, year) };
}

export function daysInWords({ from, to }: { readonly from: Day; readonly to: Day }): string {
  return `từ ngày ${printed(from)} đến ngày ${printed(to)}`;
}

/** Why there is another edition. */
const whyRestated = {
  correction: 'số liệu được đính chính',
  withdrawal: 'có việc đã ghi được rút',
  'late-work': 'tính thêm việc ghi muộn',
  'late-report': 'có báo cáo gửi muộn',
  other: 'lý do khác',
} as const satisfies Record<(typeof restatingReasons)[number], string>;

export function restatedWords(reasons: readonly (keyof typeof whyRestated)[]): string {
  return reasons.map((reason) => whyRestated[reason]).join('; ');
}

export const columnWords = {
  period: 'Kỳ này',
  previous: 'Kỳ trước',
  'last-year': 'Cùng kỳ năm trước',
  change: 'Tăng, giảm so kỳ trước',
  'change-on-year': 'Tăng, giảm so cùng kỳ',
  'year-to-date': 'Lũy kế từ đầu năm',
  plan: 'Kế hoạch',
  'percent-of-plan': 'Tỷ lệ so kế hoạch',
} as const;
