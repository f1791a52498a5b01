import type { Day } from '@lien-nganh/kernel';
import type { Due } from '../../matrix/judge.ts';
import {
  dueConsolidations,
  dueReports,
  periodsEnding,
  periodsOf,
  reportsIn,
  type DueReport,
  type ReportsIn,
} from '../../matrix/reports-in.ts';
import {
  consolidationsKnown,
  periodsKnown,
  receiptsKnown,
  type ConsolidationRecord,
  type ReceiptRecord,
  type ReportingPeriodRecord,
} from '../../read-models/kept-states.ts';
import type { GatewayContext } from '../context.ts';
import { dayOfPicture } from './known-when.ts';

/** Days and the position up to which they are known. */
export interface ReportsAsked {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
}

interface Known {
  readonly periods: readonly ReportingPeriodRecord[];
  readonly receipts: readonly ReceiptRecord[];
  readonly consolidations: readonly ConsolidationRecord[];
  readonly today: Day;
}

const known = new WeakMap<GatewayContext, Map<string, Promise<Known>>>();

/** Periods that are reported on and what came in, read once in an operation. */
export function knownReports(context: GatewayContext, asOf: bigint | null): Promise<Known> {
  const read = known.get(context) ?? new Map<string, Promise<Known>>();
  known.set(context, read);
  const key = String(asOf);
  const found = read.get(key) ?? readKnown(context, asOf);
  read.set(key, found);
  return found;
}

async function readKnown(context: GatewayContext, asOf: bigint | null): Promise<Known> {
  const { parts, live } = context;
  const [periods, receipts, consolidations, today] = await Promise.all([
    periodsKnown(parts.pool, live.readModels, asOf),
    receiptsKnown(parts.pool, live.readModels, asOf),
    consolidationsKnown(parts.pool, live.readModels, asOf),
    dayOfPicture(context, asOf),
  ]);
  return { periods, receipts, consolidations, today };
}

/** How many of the reports that are due of some days are in. */
export async function askReportsIn(context: GatewayContext, { from, to, asOf }: ReportsAsked): Promise<ReportsIn> {
  const { periods, ...rest } = await knownReports(context, asOf);
  return reportsIn({ ...rest, periods: periodsOf(periods, { from, to }) });
}

/** Each of those reports. */
export async function askDueReports(context: GatewayContext, asked: ReportsAsked): Promise<readonly DueReport[]> {
  const { periods, ...rest } = await knownReports(context, asked.asOf);
  return dueReports({ ...rest, periods: periodsOf(periods, asked) });
}

/** Whether a report that an obligation asks of an agency came in, of a period that ends in the days judged. */
export type ReportsReceived = (obligation: string, agency: string, since: Day) => boolean;

/** A half-year's report is none of the year, though both are counted by one indicator: each is evidence of what asks for it. */
export async function reportsReceived(
  context: GatewayContext,
  { to, asOf }: Pick<ReportsAsked, 'to' | 'asOf'>,
): Promise<ReportsReceived> {
  const { receipts } = await knownReports(context, asOf);
  return (obligation, agency, since) =>
    receipts.some((one) => one.obligation === obligation && one.agency === agency && since <= one.to && one.to <= to);
}

/** @param acting who acts for the addressee: of one that has ended, whoever consolidates in its place */
export type ReportsDue = (obligation: string, addressee: string, acting: readonly string[]) => Due | null;

/**
 * The first day on which a report of some days was due that is not in, or one that consolidates them and was not issued, by the
 * obligation that asks for it.
 */
export async function reportsDue(context: GatewayContext, asked: ReportsAsked): Promise<ReportsDue> {
  const { periods, consolidations, ...rest } = await knownReports(context, asked.asOf);
  const ending = periodsEnding(periods, asked);
  const missing = dueReports({ ...rest, periods: ending }).flatMap(({ agency, period, state, dueOn }) =>
    state === 'missing' || state === 'pending' ? [{ agency, obligation: period.obligation, dueOn }] : [],
  );
  const toConsolidate = dueConsolidations(ending, consolidations);
  return (asking, addressee, acting) => {
    const own = [
      ...missing.filter(({ agency, obligation }) => agency === addressee && obligation === asking),
      ...toConsolidate.filter(
        ({ agency, obligation }) => obligation === asking && [addressee, ...acting].includes(agency),
      ),
    ];
    const [on] = own.map(({ dueOn }) => dueOn).sort();
    return on === undefined ? null : { on, by: 'calendar' };
  };
}
