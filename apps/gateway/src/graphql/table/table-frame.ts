import type { ReportsIn } from '../../matrix/reports-in.ts';
import { unitWordsAndCode } from '../../figure/words/unit-words.ts';
import { inBoth, kindWords, periodStateWords } from '../../figure/words/words.ts';
import { count, dayCell, text, type Line } from '../../table/table.ts';
import type { GatewayContext } from '../context.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import type { TableFrame } from '../types/table-frame.ts';
import { askReportsIn, type ReportsAsked } from '../matrix/reports.ts';

/** The frame of a table of figures. */
export async function tableFrame(context: GatewayContext, { from, to, asOf }: ReportsAsked): Promise<TableFrame> {
  const { frontier, incomplete } = await context.knownTo();
  const state = to < context.today ? 'over' : from <= context.today ? 'running' : 'not-begun';
  return {
    period: { from, to, state },
    asOf: asOf === null ? null : `${context.parts.log.id}:${asOf}`,
    completeTo: frontier && { position: `${frontier.log}:${frontier.position}`, at: frontier.at },
    incomplete,
  };
}

/** What a frame says of its reports, from the days and position that it prints. */
export function reportsOfFrame(
  context: GatewayContext,
  { period: { from, to }, asOf }: Pick<TableFrame, 'period' | 'asOf'>,
): Promise<ReportsIn> {
  return askReportsIn(context, {
    from,
    to,
    asOf: asOf === null ? null : BigInt(asOf.slice(asOf.lastIndexOf(':') + 1)),
  });
}

/** The frame as lines of a sheet of its own. @param notes what else must be known, in both languages */
export async function frameLines(
  context: GatewayContext,
  asked: ReportsAsked,
  { figures, notes = [] }: { readonly figures: readonly FigureAnswer[]; readonly notes?: readonly string[] },
): Promise<readonly Line[]> {
  const { period, asOf, completeTo, incomplete } = await tableFrame(context, asked);
  const reports = await askReportsIn(context, asked);
  return [
    [text('Từ ngày / From'), dayCell(period.from)],
    [text('Đến ngày / To'), dayCell(period.to)],
    [text('Tình trạng kỳ / Period'), text(inBoth(periodStateWords[period.state]))],
    [text('Như đã biết tại / As known at'), text(asOf ?? 'mọi số liệu đã nhận / all that has arrived')],
    [text('Đầy đủ đến / Complete to'), text(completeTo?.at ?? ''), text(completeTo?.position ?? '')],
    [text('Còn chờ xử lý / Incomplete'), text(incomplete.join(', '))],
    ...notes.map((note) => [text('Ghi chú / Note'), text(note)]),
    [],
    ...reportLines(reports),
    [],
    ...indicatorLines(figures),
  ];
}

function reportLines({ periods, ...all }: ReportsIn): readonly Line[] {
  const counts = ({ due, onTime, late, missing, pending }: Omit<ReportsIn, 'periods'>) =>
    [due, onTime + late, onTime, late, missing, pending].map(count);
  const head = [
    ...[
      'Kỳ báo cáo / Reporting period',
      'Từ ngày / From',
      'Đến ngày / To',
      'Chốt số liệu / Cut-off',
      'Hạn gửi / Due on',
    ],
    ...['Phải gửi / Due', 'Đã nhận / In', 'Đúng hạn / On time', 'Trễ hạn / Late', 'Chưa nhận / Missing'],
    'Chưa đến hạn / Pending',
  ];
  return [
    head.map(text),
    ...periods.map(({ period, ...own }) => [
      text(`${period.regime} ${period.period}`),
      ...[period.from, period.to, period.cutOff, period.dueOn].map(dayCell),
      ...counts(own),
    ]),
    [text('Tổng / Total'), null, null, null, null, ...counts(all)],
  ];
}

/** Each day's work lies on the map of that day. */
const EACH_DAY = 'bản đồ của từng ngày / as-was';

/** Each indicator of the table once, as its figures say. */
function indicatorLines(figures: readonly FigureAnswer[]): readonly Line[] {
  const frames = new Map(figures.map(({ frame }) => [frame.indicator, frame]));
  if (frames.size === 0) return [];
  const head = [
    ...['Chỉ tiêu / Indicator', 'Tên / Name', 'Tên tiếng Anh / English name', 'Đơn vị tính / Unit of count'],
    ...['Loại / Kind', 'Phiên bản định nghĩa / Definition versions', 'Bản đồ / Map'],
  ];
  return [
    head.map(text),
    ...[...frames.values()].map(({ indicator, names, unitOfCount, kind, definitionVersions, map }) =>
      [
        ...[indicator, names.vi, names.en, unitWordsAndCode(unitOfCount), inBoth(kindWords[kind])],
        ...[definitionVersions.join(', '), map.day ?? EACH_DAY],
      ].map(text),
    ),
  ];
}
