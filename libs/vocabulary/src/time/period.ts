import type { Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import { slug } from '../codes.ts';
import { addDays, spanHolds, type DaySpan } from './day.ts';
import { problem } from '../text/sentences.ts';
import { text } from '../text/text.ts';

const partBegins = z.strictObject({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(28),
  /** The part begins in the year before the one that it counts for, as 15 December does. */
  inYearBefore: z.boolean(),
});

const periodPart = z.strictObject({ code: z.string().regex(/^[A-Z][0-9]{1,2}$/), begins: partBegins });
type Part = z.infer<typeof periodPart>;

/**
 * How a reporting calendar cuts the year. Data: a part is known by where it begins and ends the day before
 * the next one begins, so that no scheme can leave a day out or count one twice.
 */
export const periodScheme = z
  .strictObject({
    code: slug,
    name: z.strictObject({ vi: text(200), en: text(200) }),
    parts: z.array(periodPart).min(1).max(24),
  })
  .refine(
    (scheme) =>
      partsAscend(scheme.parts) && new Set(scheme.parts.map((part) => part.code)).size === scheme.parts.length,
    problem(
      'Các phần của năm phải theo đúng thứ tự ngày, không trùng mã và không dài quá một năm.',
      'The parts of the year must ascend, have different codes and span no more than one year.',
    ),
  );

export type PeriodScheme = z.infer<typeof periodScheme>;

/** A period of a scheme, both days included. `part` is the scheme's part (`H1`) or `year`. */
export interface Period extends DaySpan {
  readonly scheme: string;
  readonly year: number;
  readonly part: string;
  /** `2025-H2` for a part, `2025` for the whole year. */
  readonly code: string;
}

/** The two half-year calendars in use; a province may add others as data. */
export const halfYearSchemes = {
  calendar: {
    code: 'calendar',
    name: { vi: 'Theo năm dương lịch (01/01–30/6, 01/7–31/12)', en: 'Calendar year (1 Jan–30 Jun, 1 Jul–31 Dec)' },
    parts: [
      { code: 'H1', begins: { month: 1, day: 1, inYearBefore: false } },
      { code: 'H2', begins: { month: 7, day: 1, inYearBefore: false } },
    ],
  },
  'cut-off': {
    code: 'cut-off',
    name: {
      vi: 'Theo ngày chốt số liệu (15/12 năm trước–14/6, 15/6–14/12)',
      en: 'Data cut-off (15 Dec of the year before–14 Jun, 15 Jun–14 Dec)',
    },
    parts: [
      { code: 'H1', begins: { month: 12, day: 15, inYearBefore: true } },
      { code: 'H2', begins: { month: 6, day: 15, inYearBefore: false } },
    ],
  },
} as const satisfies Record<string, PeriodScheme>;

/** The parts of a year, in order. Together they are exactly {@link yearOf}. */
export function periodsOf(scheme: SchemeLike, year: number): readonly Period[] {
  return scheme.parts.map((part, index) => ({
    scheme: scheme.code,
    year,
    part: part.code,
    code: `${year}-${part.code}`,
    from: beginsIn(part, year),
    to: addDays(beginOf(scheme, year, index + 1), -1),
  }));
}

/** The whole year of a scheme: `2025` of the data cut-off is 2024-12-15 to 2025-12-14. */
export function yearOf(scheme: SchemeLike, year: number): Period {
  const from = beginOf(scheme, year, 0);
  return {
    scheme: scheme.code,
    year,
    part: 'year',
    code: `${year}`,
    from,
    to: addDays(beginOf(scheme, year + 1, 0), -1),
  };
}

/** The one part in which a day falls. It depends on the day and the scheme alone, never on today. */
export function periodContaining(scheme: SchemeLike, on: Day): Period {
  const periods = periodsOf(scheme, yearContaining(scheme, on).year);
  const found = periods.find((period) => spanHolds(period, on));
  if (!found) throw new RangeError(`period scheme ${scheme.code} does not cover ${on}`);
  return found;
}

/** The year of a scheme in which a day falls: 2025-12-20 is of 2026 under the data cut-off. */
export function yearContaining(scheme: SchemeLike, on: Day): Period {
  const calendarYear = Number(on.slice(0, 4));
  const found = [calendarYear - 1, calendarYear, calendarYear + 1]
    .map((year) => yearOf(scheme, year))
    .find((year) => spanHolds(year, on));
  if (!found) throw new RangeError(`period scheme ${scheme.code} does not cover ${on}`);
  return found;
}

/** A scheme as these functions read it: parsed, or written as a constant. */
export type SchemeLike = { readonly code: string; readonly parts: readonly Readonly<Part>[] };

function beginOf(scheme: SchemeLike, year: number, index: number): Day {
  const part = scheme.parts[index];
  return part ? beginsIn(part, year) : beginsIn(scheme.parts[0]!, year + 1);
}

function beginsIn({ begins }: Readonly<Part>, year: number): Day {
  const inYear = begins.inYearBefore ? year - 1 : year;
  return `${inYear}-${String(begins.month).padStart(2, '0')}-${String(begins.day).padStart(2, '0')}`;
}

function partsAscend(parts: readonly Part[]): boolean {
  const [first] = parts;
  if (!first) return true;
  const begins = [...parts.map((part) => beginsIn(part, 2001)), beginsIn(first, 2002)];
  return begins.every((begin, index) => index === 0 || begins[index - 1]! < begin);
}
