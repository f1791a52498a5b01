import { addDays } from '@lien-nganh/vocabulary';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Json, Person } from './person.ts';
import { run, type Ended } from './platform.ts';
import { today } from './story.ts';
import { until } from './until.ts';

/** A regime of its own, whose year has just ended: some of its reports are due in a few days, some were. */

export const REGIME = 'year-of-the-test';
const names = { vi: 'Báo cáo thử (mẫu)', en: 'Report of the test (sample)' };

/** The last day of the year: some ten days ago, and the day after it is one that every month has. */
function lastDay(): string {
  let day = addDays(today(), -10);
  while (Number(addDays(day, 1).slice(8)) > 28) day = addDays(day, -1);
  return day;
}

const ended = lastDay();
const year = Number(ended.slice(0, 4));
const after = addDays(ended, 1);
const [begins, turns] = [monthsBefore(12), monthsBefore(6)];
const due = addDays(today(), 2);

export const YEAR = String(year);
export const HALVES = [`${year}-H1`, `${year}-H2`] as const;
/** A day of the first half, one of the second, and one when the year was over; the last of it, and the one on which its reports are due. */
export const DAYS = {
  first: addDays(begins, 20),
  second: addDays(turns, 20),
  afterwards: addDays(ended, 2),
  ended,
  due,
};

/** The first day after the year, so many months before. */
export function monthsBefore(months: number): string {
  const date = new Date(`${after}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

const monthAndDay = (on: string) => ({ month: Number(on.slice(5, 7)), day: Number(on.slice(8)) });
const part = (code: string, on: string) => ({
  code,
  begins: { ...monthAndDay(on), inYearBefore: Number(on.slice(0, 4)) < year },
});
const inYear = (on: string) => ({ ...monthAndDay(on), inYearAfter: Number(on.slice(0, 4)) > year });

/** A calendar that cuts the year into parts of equal length. Reports of the last and of the year are due in two days; those of the others were. */
export function calendarOf(calendar: string, codes: readonly string[]): Json {
  const each = 12 / codes.length;
  const turnsOf = codes.map((_, index) => monthsBefore(12 - each * (index + 1)));
  return {
    ...{ calendar, names, validFrom: '2020-01-01', validTo: null },
    parts: codes.map((code, index) => part(code, monthsBefore(12 - each * index))),
    terms: [
      ...codes.map((code, index) => {
        const isLast = index === codes.length - 1;
        const [cutOff, dueOn] = [addDays(turnsOf[index]!, -1), isLast ? due : addDays(turnsOf[index]!, 12)];
        return { part: code, cutOff: inYear(cutOff), due: inYear(dueOn) };
      }),
      { part: 'year', cutOff: inYear(ended), due: inYear(due) },
    ],
    ...{ leastWorkingDays: 1, movesToWorkingDay: true },
  };
}

/** Words and figures of a section, one of them internal, who reported, and the work of each agency. */
export function template(kind: string): Json {
  const heading = { heading: names, group: null };
  return {
    ...{ template: `${kind}-of-the-test`, keeper: 'health', names, from: '2020-01-01', kind, title: names },
    sections: [
      { code: 'I', heading: names, prompt: names, figures: [{ indicator: 'inspections-done' }] },
      { code: 'II', heading: names, figures: [{ indicator: 'violation-records' }] },
    ],
    annexes: [
      {
        ...{ code: 'A1', title: names, rows: 'addressees', rowHeading: names },
        columns: ['due-on', 'timeliness', 'content'].map((what) => ({ ...heading, shows: { is: 'told', what } })),
      },
      {
        ...{ code: 'A2', title: names, rows: 'agencies', rowHeading: names, totalFirst: true },
        columns: [{ ...heading, shows: { is: 'figure', indicator: 'inspections-done' } }],
      },
    ],
  };
}

/** Of those who report early the due day is over already. */
export const obliged = (agency: string, group: string): Json => ({
  agency,
  group,
  manner: 'obliged',
  from: '2020-01-01',
});

export const regime = {
  ...{ regime: REGIME, names, to: 'ppc', through: 'health', office: 'ppc-office', validFrom: '2020-01-01' },
  ...{ consolidation: null, escalateAfterDays: 1 },
  kinds: (['six-monthly', 'yearly'] as const).map((kind) => ({
    ...{ kind, obligation: null },
    templates: [{ template: `${kind}-of-the-test`, from: '2020-01-01' }],
  })),
  calendars: [{ calendar: REGIME, from: '2020-01-01' }],
  levels: [{ group: 'early', workingDaysEarlier: 5 }],
  addressees: [
    ...[obliged('police', 'members'), obliged('other-members', 'members')],
    ...[obliged('culture', 'early'), obliged('fatherland-front', 'early')],
  ],
};

/** Enters the regime with all that it names, and opens the year and its halves. */
export async function opened(standing: Person): Promise<void> {
  await standing.done('reporting/calendar/enter', calendarOf(REGIME, ['H1', 'H2']));
  await standing.done('reporting/report-template/enter', template('six-monthly'));
  await standing.done('reporting/report-template/enter', template('yearly'));
  await standing.done('reporting/regime/enter', regime);
  for (const period of [YEAR, ...HALVES]) {
    await standing.done('reporting/reporting-period/open', { regime: REGIME, period });
  }
}

/** `lien-nganh report`, in somebody's name. */
export function report(as: Person, words: readonly string[]): Promise<Ended> {
  return run('cli/lien-nganh', ['report', ...words, '--url', as.url, '--token', as.token]);
}

/** Who reports what, from whom what waits, and what changed since, as a report tells them. */
const TOLD = `state position leftOut
  received { agency state content }
  lateWork { record waitsFor isIn }
  sections { narrative figures { indicator sensitivity column ref value { number } } }
  changedSince { figures { figure { indicator unit agency column } from { number } to { number } events { kind record } } }
  lineDifferences { agency figures { figure { indicator } from { number } to { number } covered events { kind record } } }`;

export interface Which {
  readonly regime?: string;
  readonly period?: string;
  readonly agency?: string;
  readonly asOf?: string;
}

/** What GraphQL tells of a report. */
export async function told(
  by: Person,
  { regime: of = REGIME, period = YEAR, agency, asOf }: Which = {},
): Promise<Json> {
  const query = `query($regime: ID!, $period: ID!, $agency: ID, $asOf: AsOf) {
    report(regime: $regime, period: $period, agency: $agency, asOf: $asOf) { ${TOLD} } }`;
  return (await by.answeredOnceKnown(query, { regime: of, period, agency, asOf })).report;
}

/** The same, once it is as it will be: what was done comes a moment later. */
export async function toldOnce(by: Person, which: Which, holds: (report: Json) => boolean): Promise<Json> {
  let found: Json = null;
  const looked = until(`a report of ${which.agency ?? 'all'} is told as it was made`, async () => {
    found = await told(by, which);
    return holds(found);
  });
  // what it was told as says why
  await looked.catch((cause: Error) => Promise.reject(new Error(JSON.stringify(found), { cause })));
  return found;
}

/** How many inspections a report tells in its first section. */
export function inspections({ sections }: Json): number {
  const figure = sections
    .flatMap(({ figures }: Json) => figures)
    .find(({ indicator, column }: Json) => indicator === 'inspections-done' && column === 'PERIOD');
  return Number(figure.value.number);
}

/** Where a file has its figures, and what stands there for a number: in a workbook no text that it shares. */
const places = {
  docx: { part: /^word\/document\.xml$/, number: (shown: string) => new RegExp(`(>)${shown}(?=</w:t>)`, 'g') },
  xlsx: {
    part: /^xl\/worksheets\/[^/]+\.xml$/,
    number: (shown: string) => new RegExp(`(<c (?![^>]*t="s")[^>]*><v>)${shown}(?=</v>)`, 'g'),
  },
};

/** A file in which somebody wrote another number by hand. @throws when the number does not stand there */
export function withAnother(
  form: keyof typeof places,
  bytes: Uint8Array,
  [shown, other]: readonly [string, string],
): Uint8Array {
  const { part: isPart, number } = places[form];
  const files = Object.entries(unzipSync(bytes));
  const changed = files.map(([name, data]): [string, Uint8Array] => {
    if (!isPart.test(name)) return [name, data];
    return [name, strToU8(strFromU8(data).replace(number(shown), (_, before: string) => before + other))];
  });
  if (changed.every(([, data], index) => data.length === files[index]![1].length))
    throw new Error('nothing was changed');
  return zipSync(Object.fromEntries(changed));
}
