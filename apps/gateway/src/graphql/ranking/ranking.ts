import { fullNameOf, type Sentences } from '@lien-nganh/vocabulary';
import { QuestionRefused } from '../../figure/question.ts';
import type { NotRanked, Ranked } from '../../figure/ranking.ts';
import type { ReportCounts } from '../../matrix/reports-in.ts';
import type { Definition } from '../../measures/definition.ts';
import type { GatewayContext } from '../context.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import { periodAsked, type PeriodArgs, type PeriodAsked } from '../answers/questions.ts';
import { askShares, type ShareAsked, type ShareRow } from './shares.ts';
import { askFollowUpsOnTime, askReportsOnTime, type TimelinessRow } from './timeliness.ts';

export interface RankingArgs extends PeriodArgs, Omit<ShareAsked, 'by'> {
  readonly what: string;
  readonly by: string;
}

/** One row. Shares have two figures, timeliness has counts. */
export interface RankAnswer {
  readonly rank: number | null;
  readonly row: string;
  readonly name: Sentences;
  /** Digits; `null` where it is no number. */
  readonly number: string | null;
  readonly of: string | null;
  readonly percent: number | null;
  readonly because: NotRanked | null;
  readonly figure: FigureAnswer | Error | null;
  readonly ofFigure: FigureAnswer | Error | null;
  readonly counts: ReportCounts | null;
}

export interface RankingAnswer {
  readonly what: string;
  readonly period: PeriodAsked;
  readonly direction: Definition['direction'];
  readonly ranks: readonly RankAnswer[];
}

/**
 * Units or agencies in order of a share or of their timeliness; nothing else is ever ranked.
 *
 * @throws QuestionRefused by name
 */
export async function askRanking(context: GatewayContext, args: RankingArgs): Promise<RankingAnswer> {
  const period = await periodAsked(context, args);
  const { what } = args;
  if (what === 'share') {
    const { direction, rows } = await askShares(context, { ...args, by: args.by as ShareAsked['by'] }, period);
    const named = rows.map(async (one) => shareRank(one, await nameOf(context, args.by, one.row.key)));
    return { what, period, direction, ranks: await Promise.all(named) };
  }
  if (args.by !== 'agency') throw new QuestionRefused('timeliness-is-of-agencies');
  const rows = await (what === 'reports-on-time' ? askReportsOnTime : askFollowUpsOnTime)(context, period);
  const named = rows.map(async (one) => timelinessRank(one, await nameOf(context, 'agency', one.row.key)));
  return { what, period, direction: 'more-is-better', ranks: await Promise.all(named) };
}

async function nameOf(context: GatewayContext, by: string, key: string): Promise<Sentences> {
  if (by === 'agency') return (await context.loaders.agency.load(key))?.names ?? { vi: key, en: key };
  const unit = (await context.known()).units.at(null).map.byKey.get(key);
  const name = unit ? fullNameOf(unit) : key;
  return { vi: name, en: name };
}

function shareRank(one: Ranked<ShareRow>, name: Sentences): RankAnswer {
  const { part: figure, whole: ofFigure } = one.row;
  return { ...common(one, name), figure, ofFigure, counts: null };
}

function timelinessRank(one: Ranked<TimelinessRow>, name: Sentences): RankAnswer {
  return { ...common(one, name), figure: null, ofFigure: null, counts: one.row.counts };
}

function common({ rank, row, part, whole, percent, because }: Ranked<{ readonly key: string }>, name: Sentences) {
  return { rank, row: row.key, name, number: digitsOf(part), of: digitsOf(whole), percent, because };
}

function digitsOf(value: Ranked<unknown>['part']): string | null {
  if (value?.is === 'zero') return '0';
  return value?.is === 'number' ? value.value : null;
}
