import type { Sentences } from '@lien-nganh/vocabulary';
import { monthsOf } from '../../matrix/periods.ts';
import { dayCell, text, valueCell, type Line, type Table } from '../../table/table.ts';
import { unitWordsAndCode } from '../../figure/words/unit-words.ts';
import { inBoth, periodStateWords, whyNotAdded } from '../../figure/words/words.ts';
import type { GatewayContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { askFigure, type FigureAnswer } from '../answers/figures.ts';
import { periodAsked, type PeriodArgs } from '../answers/questions.ts';

export interface TrendArgs extends PeriodArgs {
  readonly indicator: string;
  readonly unit?: string | null;
  readonly agency?: string | null;
  readonly obligation?: string | null;
}

/** A figure month by month, beside that of the whole period. */
export interface TrendAnswer {
  readonly asked: TrendArgs;
  readonly months: readonly { readonly from: string; readonly to: string; readonly figure: FigureAnswer }[];
  readonly whole: FigureAnswer;
  /** Why the months do not add up to the whole; `null`: they do. */
  readonly notAddedBecause: Sentences | null;
}

const MOST_MONTHS = 36;
const ACTION = 'gateway.read-figures';

/**
 * Every month is asked as a figure of its own: nothing is worked out from others.
 * @throws GraphQLError BAD_USER_INPUT for more than 36 months
 */
export async function askTrend(context: GatewayContext, args: TrendArgs): Promise<TrendAnswer> {
  await periodAsked(context, args);
  const periods = monthsOf(args);
  if (periods.length > MOST_MONTHS) {
    throw badInput(`Nhiều nhất ${MOST_MONTHS} tháng một lần.`, `At most ${MOST_MONTHS} months at once.`);
  }
  const whole = await askFigure(context, ACTION, args);
  const months = [];
  for (const { from, to } of periods) {
    months.push({ from, to, figure: await askFigure(context, ACTION, { ...args, from, to }) });
  }
  return { asked: args, months, whole, notAddedBecause: whyNot(whole.frame.kind) };
}

function whyNot(kind: string): Sentences | null {
  if (kind === 'flow') return null;
  if (kind === 'distinct') return whyNotAdded.distinct;
  return kind === 'estimate' ? whyNotAdded.estimate : whyNotAdded.stock;
}

/** One line a month, each with what one must know to read it, and the whole period last. */
export function trendTable({ months, whole }: TrendAnswer): Table {
  const head = [
    ...['Chỉ tiêu / Indicator', 'Đơn vị tính / Unit of count', 'Từ ngày / From', 'Đến ngày / To', 'Giá trị / Value'],
    ...['Tình trạng kỳ / Period', 'Đầy đủ đến / Complete to'],
  ];
  const lineOf = ({ value, frame }: FigureAnswer): Line => [
    ...[
      text(frame.names.vi),
      text(unitWordsAndCode(frame.unitOfCount)),
      dayCell(frame.period.from),
      dayCell(frame.period.to),
    ],
    ...[valueCell(value), text(inBoth(periodStateWords[frame.period.state])), text(frame.completeTo?.at ?? '')],
  ];
  return { head, lines: [...months.map(({ figure }) => lineOf(figure)), lineOf(whole)] };
}
