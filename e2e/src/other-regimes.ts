import { addDays } from '@lien-nganh/vocabulary';
import { directive, entered, obligation } from './another-province.ts';
import { untilKnown } from './figures.ts';
import type { Done, Json, Person } from './person.ts';
import { calendarOf, DAYS, monthsBefore, obliged, template, YEAR } from './reporting-year.ts';

/** What another directive asks, as its people enter it: reports of other lengths, to other people, through the Police. */

export const QUARTER = { regime: 'theo-quy', period: `${YEAR}-Q4`, from: monthsBefore(3), to: DAYS.ended };
export const MONTH = { regime: 'theo-thang', period: `${YEAR}-M12`, from: monthsBefore(1), to: DAYS.ended };
/** Days that the regime of quarters names itself. */
export const OWN = {
  ...{ regime: QUARTER.regime, period: `${DAYS.ended.slice(0, 4)}-cao-diem` },
  ...{ from: addDays(QUARTER.from, 10), to: addDays(QUARTER.from, 30) },
};
/** A day that all three of them have, or that the quarter and the month have. */
export const IN_ALL = { 'own days': addDays(QUARTER.from, 20), month: addDays(MONTH.from, 5) };

const names = (vi: string) => ({ vi, en: `${vi} (sample)` });
const SINCE = '2020-01-01';

/** Issues the directive, and enters what says how it is reported on. Gives the key of its obligation to report. */
export async function othersEntered({ chairman, standing }: Record<'chairman' | 'standing', Person>): Promise<string> {
  const asks = [obligation('O01', 'culture', { addressees: REPORTERS, role: 'report' }), consolidating];
  const { id } = await chairman.done('agencies/directive/issue', directive('ppc', '2345', asks));
  for (const [kind, title] of titles) {
    const made = { ...template(kind), title: names(title), keeper: 'police' };
    await standing.done('reporting/report-template/enter', made);
  }
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
  const months = Array.from({ length: 12 }, (_, index) => `M${index + 1}`);
  await standing.done('reporting/calendar/enter', calendarOf(QUARTER.regime, quarters));
  await standing.done('reporting/calendar/enter', calendarOf(MONTH.regime, months));
  await entered(standing, 'reporting/regime/enter', regimeOf(QUARTER.regime, id, ['quarterly', 'ad-hoc']));
  await entered(standing, 'reporting/regime/enter', regimeOf(MONTH.regime, id, ['monthly']));
  const { regime: _, ...own } = OWN;
  const days = { cutOff: OWN.to, dueOn: DAYS.due, names: names('Đợt cao điểm (mẫu)') };
  await standing.done(`reporting/regime/${OWN.regime}/name-period`, { ...own, ...days });
  for (const { regime, period } of [QUARTER, MONTH, OWN]) {
    await standing.done('reporting/reporting-period/open', { regime, period });
  }
  return `${id}/O01`;
}

export const REPORTERS = ['culture', 'health', 'other-members', 'fatherland-front'];
const consolidating = obligation('O02', 'police', { role: 'consolidate' });

const titles = [
  ['quarterly', 'Kết quả phòng, chống tệ nạn xã hội {period}'],
  ['monthly', 'Kết quả phòng, chống tệ nạn xã hội {period}'],
  ['ad-hoc', 'Kết quả đợt cao điểm {period}'],
] as const;

function regimeOf(regime: string, id: string, kinds: readonly string[]): Json {
  return {
    ...{ regime, names: names('Báo cáo của công văn khác (mẫu)'), to: 'ppc', through: 'police', office: 'ppc-office' },
    kinds: kinds.map((kind) => ({
      ...{ kind, obligation: `${id}/O01` },
      templates: [{ template: `${kind}-of-the-test`, from: SINCE }],
    })),
    ...{ consolidation: `${id}/O02`, calendars: [{ calendar: regime, from: SINCE }], validFrom: SINCE },
    levels: [{ group: 'early', workingDaysEarlier: 5 }],
    addressees: [
      ...[obliged('culture', 'early'), obliged('health', 'members'), obliged('other-members', 'members')],
      { ...obliged('fatherland-front', 'members'), manner: 'asked' },
    ],
  };
}

/** Does something with a record of reports, once what it needs has come. */
export async function heard(reader: Person, done: Promise<Done>): Promise<Done> {
  const told = await done;
  await untilKnown(reader, told);
  return told;
}
