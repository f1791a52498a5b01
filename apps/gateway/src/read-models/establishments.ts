import type { establishment } from '@lien-nganh/contracts/inspections';
import type { ContractData, Day, Scope } from '@lien-nganh/kernel';
import type pg from 'pg';
import { decodeCursor, encodeCursor, type Page, type PageAsked } from './page.ts';
import type { ReadModels } from './schema.ts';

/** An establishment: an opaque id, a kind and a commune. Its name and address never leave their service. */
export type EstablishmentRow = ContractData<typeof establishment>;

export interface EstablishmentFilter {
  /** Any of these units; `null`: anywhere. */
  readonly units: readonly string[] | null;
  readonly kind: string | null;
  /** Standing on this day; `null`: whether or not it still stands. */
  readonly on: Day | null;
  readonly risk: string | null;
  /** Where no inspection was carried out on this day or later, under this record or one merged into it; `null`: wherever. */
  readonly notInspectedSince: Day | null;
}

export function establishmentScope({ unit }: Pick<EstablishmentRow, 'unit'>): Scope {
  return { sensitivity: 'internal', owners: [], units: [unit] };
}

export function establishmentCursor({ establishment: id }: Pick<EstablishmentRow, 'establishment'>): string {
  return encodeCursor([id]);
}

/**
 * Establishments in order of id.
 * @throws CursorUnknown
 */
export async function pageOfEstablishments(
  db: pg.Pool,
  { schema }: ReadModels,
  { filter, page }: { readonly filter: EstablishmentFilter; readonly page: PageAsked },
): Promise<Page<EstablishmentRow>> {
  const where = `not withdrawn and ($1::text[] is null or unit = any($1)) and ($2::text is null or kind = $2)
    and ($3::date is null or (opened_on <= $3 and (closed_on is null or closed_on > $3)))
    and ($4::text is null or data ->> 'risk' = $4)
    and ($5::date is null or not exists (
      with recursive same(id) as (select e.establishment
        union select m.establishment from ${schema}.establishments m join same on m.data ->> 'sameAs' = same.id)
      select from same join ${schema}.inspections i on i.establishment = same.id
      where not i.withdrawn and i.outcome = 'carried-out' and i.occurred_on >= $5))`;
  const values = [filter.units, filter.kind, filter.on, filter.risk, filter.notInspectedSince];
  const count = await db.query<{ n: number }>(
    `select count(*)::int as n from ${schema}.establishments e where ${where}`,
    values,
  );
  const after = page.after === null ? '' : decodeCursor(page.after, 1)[0]!;
  const { rows } = await db.query<{ data: EstablishmentRow }>(
    `select data from ${schema}.establishments e where ${where} and establishment > $6 order by establishment limit $7`,
    [...values, after, page.first + 1],
  );
  const shown = rows.slice(0, page.first).map(({ data }) => data);
  return { totalCount: count.rows[0]!.n, rows: shown, hasMore: rows.length > page.first };
}

/** Establishments by id; those that are not there are left out. */
export async function establishmentsById(
  db: pg.Pool,
  { schema }: ReadModels,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EstablishmentRow>> {
  const { rows } = await db.query<{ establishment: string; data: EstablishmentRow }>(
    `select establishment, data from ${schema}.establishments where establishment = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ establishment: id, data }) => [id, data]));
}
