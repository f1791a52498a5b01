import { countsOf, type DueReport, type ReportCounts } from '../../matrix/reports-in.ts';
import { ranked, type Ranked } from '../../figure/ranking.ts';
import { followUpsDue } from '../../read-models/follow-up-timeliness.ts';
import type { GatewayContext } from '../context.ts';
import { dayOfPicture } from '../matrix/known-when.ts';
import { askDueReports, type ReportsAsked } from '../matrix/reports.ts';

/** How one agency keeps its days. */
export interface TimelinessRow {
  readonly key: string;
  readonly counts: ReportCounts;
}

type Due = Pick<DueReport, 'agency' | 'state'>;

/** Agencies by the share of their due reports that came in on time. What may still come in time is not counted. */
export async function askReportsOnTime(
  context: GatewayContext,
  asked: ReportsAsked,
): Promise<readonly Ranked<TimelinessRow>[]> {
  context.permit('gateway.read-figures', { sensitivity: 'open', owners: [] });
  return byTimeliness(await askDueReports(context, asked));
}

/** Agencies by the share of their follow-ups due in some days that were reported done by their day. */
export async function askFollowUpsOnTime(
  context: GatewayContext,
  asked: ReportsAsked,
): Promise<readonly Ranked<TimelinessRow>[]> {
  context.permit('gateway.read-follow-ups', { sensitivity: 'internal', owners: [] });
  const { parts, live } = context;
  const today = await dayOfPicture(context, asked.asOf);
  const due = await followUpsDue(parts.pool, live.readModels, asked);
  return byTimeliness(
    due.map(({ addressee: agency, dueOn, doneOn }): Due => {
      if (doneOn !== null) return { agency, state: doneOn <= dueOn ? 'on-time' : 'late' };
      return { agency, state: dueOn < today ? 'missing' : 'pending' };
    }),
  );
}

function byTimeliness(due: readonly Due[]): readonly Ranked<TimelinessRow>[] {
  const agencies = [...new Set(due.map(({ agency }) => agency))].sort();
  const rows = agencies.map((key) => ({ key, counts: countsOf(due.filter(({ agency }) => agency === key)) }));
  const number = (value: number) =>
    value === 0 ? ({ is: 'zero', checks: '0' } as const) : ({ is: 'number', value: String(value) } as const);
  return ranked(
    rows.map((row) => ({
      row,
      part: number(row.counts.onTime),
      whole: number(row.counts.due - row.counts.pending),
    })),
    'more-is-better',
  );
}
