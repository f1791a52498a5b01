import { isOf } from '@lien-nganh/contracts';
import { directive } from '@lien-nganh/contracts/agencies';
import { consolidation, receipt, reportingPeriod } from '@lien-nganh/contracts/reporting';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import type pg from 'pg';
import type { KnownUpTo } from './activities.ts';
import type { DirectiveRecord } from './reference.ts';
import type { ReadModels } from './schema.ts';

/** A period that agencies report on, and what came in. */
export type ReportingPeriodRecord = ContractData<typeof reportingPeriod>;
export type ReceiptRecord = ContractData<typeof receipt>;
export type ConsolidationRecord = ContractData<typeof consolidation>;

const kept = [directive, reportingPeriod, receipt, consolidation] as const;

/** Keeps every state of what is asked and of what is received: which held at a position is asked later. */
export async function putTold(tx: pg.PoolClient, { schema }: ReadModels, event: ContractEvent): Promise<void> {
  if (!kept.some((one) => isOf(one, event))) return;
  await tx.query(
    `insert into ${schema}.told(type, stream, position, data) values ($1, $2, $3, $4) on conflict do nothing`,
    [event.type, event.subject, event.position, JSON.stringify(event.data)],
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
