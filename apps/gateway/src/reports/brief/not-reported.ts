import { dueReports, type DueReport } from '../../matrix/reports-in.ts';
import { printed } from '../lines/layout.ts';
import { nameOn } from '../lines/rows.ts';
import { periodWords } from '../document/words.ts';
import type { BriefMaterial } from './material.ts';
import { several, words, type Part } from './part.ts';

/** Of so many periods it is told how many reports came. */
const PERIODS = 3;

/** Who has not reported, whoever has missed most first. Who was only asked owes nothing. */
export function notReported({ periods, receipts, today, known }: BriefMaterial): Part {
  const due = dueReports({ periods, receipts, today }).filter(({ dueOn }) => dueOn < today);
  const missing = new Map<string, DueReport[]>();
  for (const one of due.filter(({ state }) => state === 'missing')) {
    missing.set(one.agency, [...(missing.get(one.agency) ?? []), one]);
  }
  const rows = [...missing]
    .map(([agency, reports]) => ({ name: nameOn(known, agency, today).vi, reports: reports.toSorted(latestFirst) }))
    .toSorted((a, b) => b.reports.length - a.reports.length || a.name.localeCompare(b.name, 'vi'));
  return {
    heading: 'Cơ quan, địa phương chưa báo cáo',
    lead: rows.length === 0 ? ['Không có báo cáo nào quá hạn mà chưa gửi.'] : counted(due),
    table: {
      columns: [
        { kind: 'text', width: 4, heading: 'Cơ quan, địa phương' },
        { kind: 'text', width: 6, heading: 'Báo cáo chưa gửi' },
      ],
      rows: rows.map(({ name, reports }) => [words(name), words(several(reports.map(named), 'báo cáo'))]),
    },
  };
}

function latestFirst(a: DueReport, b: DueReport): number {
  return a.dueOn < b.dueOn ? 1 : -1;
}

function named({ period, dueOn }: DueReport): string {
  return `${periodWords(period).period} (hạn ${printed(dueOn)})`;
}

/** `6 tháng cuối năm 2013: đã nhận 15/20 báo cáo phải gửi.` */
function counted(due: readonly DueReport[]): readonly string[] {
  const periods = [...new Set(due.map(({ period }) => period))].toSorted((a, b) => (a.to < b.to ? 1 : -1));
  const told = periods.slice(0, PERIODS).map((period) => {
    const own = due.filter((one) => one.period === period);
    const came = own.filter(({ state }) => state !== 'missing').length;
    return `${periodWords(period).period} đã nhận ${came}/${own.length}`;
  });
  return [`Báo cáo phải gửi đã đến hạn: ${told.join('; ')}.`];
}
