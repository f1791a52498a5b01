import type { Day } from '@lien-nganh/kernel';
import { badInput } from '../../graphql/errors.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { knownReports } from '../../graphql/matrix/reports.ts';
import {
  meetingsKnown,
  tasksKnown,
  type ConsolidationRecord,
  type MeetingRecord,
  type ReceiptRecord,
  type ReportingPeriodRecord,
  type TaskRecord,
} from '../../read-models/kept-states.ts';
import { positionAsked, readingBy } from '../compose.ts';
import { knownReport, type KnownReport } from '../known.ts';
import type { ReadBy } from '../figures/reading.ts';
import type { Variant } from '../document/variants.ts';

export interface BriefAsked {
  readonly regime: string;
  /** Day of the meeting. */
  readonly on: Day;
  /** `<log>:<position>`; `null`: what was known at the end of that day, or up to where everything has arrived. */
  readonly position: string | null;
  /** Who stands where is told at work: there is no brief for everybody. */
  readonly variant: Exclude<Variant, 'public'>;
}

/** All that a brief is made of, as it was known at its position. */
export interface BriefMaterial {
  readonly asked: BriefAsked;
  readonly position: bigint;
  /** The last day that the position knows of: what is overdue is so by then. */
  readonly today: Day;
  /** Periods of the regime, with what came in of them and what was issued. */
  readonly periods: readonly ReportingPeriodRecord[];
  readonly receipts: readonly ReceiptRecord[];
  readonly consolidations: readonly ConsolidationRecord[];
  /** The last period that ended, and how its figures are read. */
  readonly known: KnownReport;
  readonly by: ReadBy;
  /** The provincial meeting before this one; `null`: none is recorded. */
  readonly lastMeeting: MeetingRecord | null;
  /** Given to agencies by meetings, plans and decisions. */
  readonly tasks: readonly TaskRecord[];
}

/** @throws GraphQLError NOT_YET_KNOWN; BAD_USER_INPUT for a regime of which no period has begun */
export async function materialOf(context: GatewayContext, asked: BriefAsked): Promise<BriefMaterial> {
  const { regime, on } = asked;
  const position = await positionAsked(context, asked.position ?? (on < context.today ? on : null));
  const { periods, receipts, consolidations, today } = await knownReports(context, position);
  const own = periods.filter((one) => one.regime === regime);
  const period = latestIn(own, today < on ? today : on);
  const known = await knownReport(context, { regime, period: period.period, reporter: null }, position);
  const { by } = await readingBy(context, known, 'as-was');
  const { parts, live } = context;
  const meetings = await meetingsKnown(parts.pool, live.readModels, position);
  const tasks = await tasksKnown(parts.pool, live.readModels, position);
  return {
    ...{ asked, position, today, known, by, periods: own, tasks },
    receipts: receipts.filter((one) => one.regime === regime),
    consolidations: consolidations.filter((one) => one.regime === regime),
    lastMeeting: meetings.filter((one) => one.occurredOn < on && levelOf(one) === 'province').at(-1) ?? null,
  };
}

/** The period that ended last, or where none has the one that runs; of several the one that began last, and then by its code. */
function latestIn(periods: readonly ReportingPeriodRecord[], on: Day): ReportingPeriodRecord {
  const begun = periods.filter(({ from, template }) => template !== null && from <= on);
  const [latest] = begun.toSorted((a, b) => later(a, b, on));
  if (latest === undefined) {
    throw badInput('Chế độ báo cáo này chưa có kỳ nào bắt đầu.', 'No period of this regime has begun.');
  }
  return latest;
}

function later(a: ReportingPeriodRecord, b: ReportingPeriodRecord, on: Day): number {
  const hasEnded = ({ to }: ReportingPeriodRecord) => (to < on ? 1 : 0);
  return (
    hasEnded(b) - hasEnded(a) ||
    b.to.localeCompare(a.to) ||
    b.from.localeCompare(a.from) ||
    a.period.localeCompare(b.period)
  );
}

function levelOf({ stretches }: MeetingRecord): string | undefined {
  return stretches.at(-1)?.content.level;
}
