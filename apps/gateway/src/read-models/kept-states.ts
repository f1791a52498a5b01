import { isOf } from '@lien-nganh/contracts';
import { account, agency, directive, team178 } from '@lien-nganh/contracts/agencies';
import { assignedTask, coordinationMeeting } from '@lien-nganh/contracts/agencies-work';
import { ownForm, type OwnFormRecord } from '@lien-nganh/contracts/own-form';
import { consolidation, receipt, report, reportingPeriod } from '@lien-nganh/contracts/reporting';
import { regime, template } from '@lien-nganh/contracts/reporting-regime';
import { systemTotals, type SystemTotalsRecord } from '@lien-nganh/contracts/system-totals';
import type { AccountRecord, AgencyRecord, TeamRecord } from '@lien-nganh/contracts/reference';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import type pg from 'pg';
import type { KnownUpTo } from './activities.ts';
import type { DirectiveRecord } from './reference.ts';
import type { ReadModels } from './schema.ts';

/** A period that agencies report on, and what came in. */
export type ReportingPeriodRecord = ContractData<typeof reportingPeriod>;
export type ReceiptRecord = ContractData<typeof receipt>;
export type ConsolidationRecord = ContractData<typeof consolidation>;
export type ReportRecord = ContractData<typeof report>;
export type RegimeRecord = ContractData<typeof regime>;
export type TemplateRecord = ContractData<typeof template>;
export type MeetingRecord = ContractData<typeof coordinationMeeting>;
export type TaskRecord = ContractData<typeof assignedTask>;

const kept = [
  ...[directive, reportingPeriod, receipt, consolidation, report, regime, template],
  ...[ownForm, systemTotals],
  // A report names agencies and teams, and is signed by somebody's position, as they were known when it was made.
  ...[agency, team178, account],
  // What the committee is briefed on besides reports.
  ...[coordinationMeeting, assignedTask],
] as const;

/** Keeps every state of what is asked, of what is received and of who is named: which held at a position is asked later. */
export async function putTold(tx: pg.PoolClient, { schema }: ReadModels, event: ContractEvent): Promise<void> {
  if (!kept.some((one) => isOf(one, event))) return;
  await tx.query(
    `insert into ${schema}.told(type, stream, position, account, data) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [event.type, event.subject, event.position, event.actor.account, JSON.stringify(event.data)],
  );
}

/** Directives as they were known, in order of id. */
export async function directivesKnown(
  db: pg.Pool,
  place: ReadModels,
  asOf: KnownUpTo,
): Promise<readonly DirectiveRecord[]> {
  const known = await knownOf<DirectiveRecord>(db, place, { type: directive.type, asOf });
  return [...known].sort((a, b) => (a.directive < b.directive ? -1 : 1));
}

/** Periods that are reported on and that were not withdrawn. */
export async function periodsKnown(
  db: pg.Pool,
  place: ReadModels,
  asOf: KnownUpTo,
): Promise<readonly ReportingPeriodRecord[]> {
  const known = await knownOf<ReportingPeriodRecord>(db, place, { type: reportingPeriod.type, asOf });
  return known.filter(({ withdrawn }) => !withdrawn);
}

/** Reports that came in and were not withdrawn. */
export async function receiptsKnown(
  db: pg.Pool,
  place: ReadModels,
  asOf: KnownUpTo,
): Promise<readonly ReceiptRecord[]> {
  const known = await knownOf<ReceiptRecord>(db, place, { type: receipt.type, asOf });
  return known.filter(({ withdrawn }) => !withdrawn);
}

/** Reports that consolidate those of a period and were not withdrawn. */
export async function consolidationsKnown(
  db: pg.Pool,
  place: ReadModels,
  asOf: KnownUpTo,
): Promise<readonly ConsolidationRecord[]> {
  const known = await knownOf<ConsolidationRecord>(db, place, { type: consolidation.type, asOf });
  return known.filter(({ withdrawn }) => !withdrawn);
}

/** Agencies' own reports of all periods, in whatever state. */
export function agencyReportsKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly ReportRecord[]> {
  return knownOf<ReportRecord>(db, place, { type: report.type, asOf });
}

export function regimesKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly RegimeRecord[]> {
  return knownOf<RegimeRecord>(db, place, { type: regime.type, asOf });
}

/** Forms that authorities made. */
export function ownFormsKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly OwnFormRecord[]> {
  return knownOf<OwnFormRecord>(db, place, { type: ownForm.type, asOf });
}

/** Totals of other systems that were read and not withdrawn. */
export async function systemTotalsKnown(
  db: pg.Pool,
  place: ReadModels,
  asOf: KnownUpTo,
): Promise<readonly SystemTotalsRecord[]> {
  const known = await knownOf<SystemTotalsRecord>(db, place, { type: systemTotals.type, asOf });
  return known.filter(({ withdrawn }) => !withdrawn);
}

export function templatesKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly TemplateRecord[]> {
  return knownOf<TemplateRecord>(db, place, { type: template.type, asOf });
}

/** Agencies of all times with the names that were known then, in order of slug. */
export async function agenciesKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly AgencyRecord[]> {
  const known = await knownOf<AgencyRecord>(db, place, { type: agency.type, asOf });
  return [...known].sort((a, b) => (a.agency < b.agency ? -1 : 1));
}

/** Accounts of all times, with their positions and papers. */
export function accountsKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly AccountRecord[]> {
  return knownOf<AccountRecord>(db, place, { type: account.type, asOf });
}

/** One of the submissions of an agency's report. */
export interface SubmissionNamed extends Pick<ReportRecord, 'regime' | 'period' | 'agency'> {
  readonly submission: number;
}

/** Account of whoever signed a submission off; `null` where there is none. */
export async function signedOffBy(
  db: pg.Pool,
  { schema }: ReadModels,
  { regime: code, period, agency: of, submission }: SubmissionNamed,
): Promise<string | null> {
  const { rows } = await db.query<{ readonly account: string }>(
    `select account from ${schema}.told
     where type = $1 and data ->> 'regime' = $2 and data ->> 'period' = $3 and data ->> 'agency' = $4
       and jsonb_array_length(data -> 'submissions') >= $5 order by position limit 1`,
    [report.type, code, period, of, submission],
  );
  return rows[0]?.account ?? null;
}

export function teamsKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly TeamRecord[]> {
  return knownOf<TeamRecord>(db, place, { type: team178.type, asOf });
}

/** Meetings of several agencies that count, in order of day. */
export async function meetingsKnown(
  db: pg.Pool,
  place: ReadModels,
  asOf: KnownUpTo,
): Promise<readonly MeetingRecord[]> {
  const known = await knownOf<MeetingRecord>(db, place, { type: coordinationMeeting.type, asOf });
  return known.filter(counts).sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

/** Tasks that were given to agencies and that count, in order of the day on which they were given. */
export async function tasksKnown(db: pg.Pool, place: ReadModels, asOf: KnownUpTo): Promise<readonly TaskRecord[]> {
  const known = await knownOf<TaskRecord>(db, place, { type: assignedTask.type, asOf });
  return known.filter(counts).sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

function counts({ withdrawn, sameAs }: Pick<MeetingRecord, 'withdrawn' | 'sameAs'>): boolean {
  return !withdrawn && sameAs === null;
}

function rankOf({ occurredOn, record }: Pick<MeetingRecord, 'occurredOn' | 'record'>): string {
  return `${occurredOn} ${record}`;
}

/** The last state of each record of a type. */
async function knownOf<Record>(
  db: pg.Pool,
  { schema }: ReadModels,
  { type, asOf }: { readonly type: string; readonly asOf: KnownUpTo },
): Promise<readonly Record[]> {
  const { rows } = await db.query<{ readonly data: Record }>(
    `select distinct on (stream) data from ${schema}.told
     where type = $1 and ($2::bigint is null or position <= $2) order by stream, position desc`,
    [type, asOf],
  );
  return rows.map(({ data }) => data);
}
