import { resolveReference } from '@lien-nganh/event-store';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { parsePosition } from '@lien-nganh/kernel';
import { badInput } from '../graphql/errors.ts';
import type { GatewayContext } from '../graphql/context.ts';
import {
  agenciesKnown,
  agencyReportsKnown,
  consolidationsKnown,
  periodsKnown,
  receiptsKnown,
  regimesKnown,
  templatesKnown,
  type ConsolidationRecord,
  type ReceiptRecord,
  type RegimeRecord,
  type ReportingPeriodRecord,
  type ReportRecord,
  type TemplateRecord,
} from '../read-models/kept-states.ts';
import type { ReportKey } from './question/asked.ts';
import type { TemplateVersion } from './lines/layout.ts';
import type { PositionOf } from './lateness/locks.ts';

/** All that was known of a report at a position: its period, what it is made by, and what its reporters did. */
export interface KnownReport {
  readonly key: ReportKey;
  readonly position: bigint;
  readonly period: ReportingPeriodRecord;
  /** Every period of the regime. */
  readonly periods: readonly ReportingPeriodRecord[];
  readonly regime: RegimeRecord | null;
  readonly template: { readonly id: string; readonly version: TemplateVersion };
  /** Agencies' own reports of the period. */
  readonly reports: readonly ReportRecord[];
  readonly receipts: readonly ReceiptRecord[];
  readonly consolidation: ConsolidationRecord | null;
  /** By slug, of all times. */
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly positionOf: PositionOf;
  /** Up to where a restated edition took in the late work, or the figures that are asked for do; `null`: it waits. */
  readonly takenInTo: bigint | null;
}

/**
 * What was known of a report at a position.
 *
 * @throws GraphQLError BAD_USER_INPUT for a period that nobody reports on, a reporter that is none of it, and a period that is made
 * by no template
 */
export async function knownReport(context: GatewayContext, key: ReportKey, position: bigint): Promise<KnownReport> {
  const { parts, live } = context;
  const read = <T>(of: (db: typeof parts.pool, place: typeof live.readModels, asOf: bigint) => Promise<T>) =>
    of(parts.pool, live.readModels, position);
  const [all, templates, regimes, reports] = await Promise.all([
    read(periodsKnown),
    read(templatesKnown),
    read(regimesKnown),
    read(agencyReportsKnown),
  ]);
  const [receipts, consolidations, agencies] = await Promise.all([
    read(receiptsKnown),
    read(consolidationsKnown),
    read(agenciesKnown),
  ]);
  const periods = all.filter(({ regime }) => regime === key.regime);
  const period = periodNamed(periods, key);
  const isOf = (one: { readonly regime: string; readonly period: string }) =>
    one.regime === key.regime && one.period === key.period;
  const own = reports.filter(isOf);
  const consolidation = consolidations.find(isOf) ?? null;
  return {
    ...{ key, position, period, periods, template: templateOf(templates, period), reports: own },
    regime: regimes.find(({ regime }) => regime === key.regime) ?? null,
    receipts: receipts.filter(isOf),
    consolidation,
    takenInTo: await takenInBy(context, consolidation),
    agencies: new Map(agencies.map((agency) => [agency.agency, agency])),
    positionOf: await positionsOf(context, own),
  };
}

function periodNamed(periods: readonly ReportingPeriodRecord[], key: ReportKey): ReportingPeriodRecord {
  const period = periods.find((one) => one.period === key.period);
  if (!period) throw badInput('Không có kỳ báo cáo này.', 'There is no such reporting period.');
  const { reporter } = key;
  if (reporter !== null && !period.addressees.some(({ agency }) => agency === reporter)) {
    throw badInput('Cơ quan này không báo cáo kỳ đó.', 'This agency does not report on that period.');
  }
  return period;
}

/** The version that holds on the last day of the period. */
function templateOf(
  templates: readonly TemplateRecord[],
  { template, to }: ReportingPeriodRecord,
): KnownReport['template'] {
  const named = templates.find((one) => one.template === template);
  const version = named?.versions.filter(({ from }) => from <= to).at(-1);
  if (named === undefined || version === undefined) {
    throw badInput('Kỳ báo cáo này chưa có mẫu báo cáo.', 'No template makes the report of this period.');
  }
  return { id: named.template, version };
}

/** Where this log has the positions of submissions: they may have been printed when it was another. */
async function positionsOf({ parts, signal }: GatewayContext, reports: readonly ReportRecord[]): Promise<PositionOf> {
  const printed = new Set(reports.flatMap(({ submissions }) => submissions.map(({ made }) => made.position)));
  const found = new Map<string, bigint>();
  for (const one of printed) found.set(one, await positionIn(parts, one, signal));
  return (one) => found.get(one) ?? 0n;
}

/** The last position up to which an edition that was issued holds the late work too: one of its reasons says so. */
async function takenInBy(context: GatewayContext, consolidation: ConsolidationRecord | null): Promise<bigint | null> {
  const made = (consolidation?.editions ?? []).map((edition) => edition.made);
  const taking = made.filter((one) => one !== null).filter(({ reasons }) => reasons.includes('late-work'));
  const last = taking.at(-1);
  return last === undefined ? null : positionIn(context.parts, last.position, context.signal);
}

/** Where this log has a printed position; 0 where it is of a log that this one does not continue. */
export async function positionIn(
  { store }: Pick<GatewayContext['parts'], 'store'>,
  printed: string,
  signal: AbortSignal,
): Promise<bigint> {
  const parsed = parsePosition(printed);
  return (parsed && (await resolveReference(store, parsed, { signal }))) ?? 0n;
}
