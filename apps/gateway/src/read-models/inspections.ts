import type { inspection } from '@lien-nganh/contracts/inspections';
import type { ContractData, Day, Scope } from '@lien-nganh/kernel';
import { isDay } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import { CursorUnknown, decodeCursor, encodeCursor, type Page, type PageAsked } from './page.ts';
import type { ReadModels } from './schema.ts';

/** A disclosed inspection with the obligations that it is linked to now. */
export type InspectionRow = ContractData<typeof inspection> & { readonly position: bigint };

export interface InspectionFilter {
  readonly from: Day | null;
  readonly to: Day | null;
  /** Any of these units, each within its days; `null`: anywhere. */
  readonly units: readonly UnitStretch[] | null;
  readonly agency: string | null;
  /** `<directive>/<code>`. */
  readonly obligation: string | null;
  readonly establishment: string | null;
  readonly outcome: string | null;
  /** Withdrawn ones too. */
  readonly withdrawn: boolean;
}

/** A unit that lay in another from a day until the day before another; `null`: without end. */
export interface UnitStretch {
  readonly unit: string;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** Whose inspection it is. Only disclosed ones ever reach the gateway. */
export function inspectionScope(row: Pick<InspectionRow, 'lead' | 'participants' | 'unit' | 'occurredOn'>): Scope {
  return {
    sensitivity: 'internal',
    owners: [row.lead],
    participants: row.participants.map(({ agency }) => agency),
    units: [row.unit],
    on: row.occurredOn,
  };
}

interface Stored {
  readonly inspection: string;
  readonly occurredOn: Day;
  readonly position: bigint;
  readonly obligations: readonly string[];
  readonly data: ContractData<typeof inspection>;
}

const columns = `inspection, occurred_on as "occurredOn", position, obligations, data`;

function rowFrom({ data, position, obligations }: Stored): InspectionRow {
  return { ...data, position, obligations: [...obligations] };
}

export function inspectionCursor({ occurredOn, inspection: id }: Pick<Stored, 'occurredOn' | 'inspection'>): string {
  return encodeCursor([occurredOn, id]);
}

interface Asked {
  readonly filter: InspectionFilter;
  readonly page: PageAsked;
  /** `null`: everything may be seen. */
  readonly maySee: ((scope: Scope) => boolean) | null;
}

/**
 * Inspections, the latest first. Rows that may not be seen are neither shown nor counted.
 * @throws CursorUnknown
 */
export async function pageOfInspections(db: pg.Pool, place: ReadModels, asked: Asked): Promise<Page<InspectionRow>> {
  return asked.maySee === null
    ? wholePage(db, place, asked)
    : visiblePage(db, place, { ...asked, maySee: asked.maySee });
}

async function wholePage(db: pg.Pool, { schema }: ReadModels, { filter, page }: Asked): Promise<Page<InspectionRow>> {
  const { sql, values } = conditionsOf(filter);
  const count = await db.query<{ n: number }>(
    `select count(*)::int as n from ${schema}.inspections where ${sql}`,
    values,
  );
  const [day, id] = afterOf(page);
  const { rows } = await db.query<Stored>(
    `select ${columns} from ${schema}.inspections
     where ${sql} and (occurred_on < $${values.length + 1}::date or (occurred_on = $${values.length + 1}::date and inspection > $${values.length + 2}))
     order by occurred_on desc, inspection limit $${values.length + 3}`,
    [...values, day, id, page.first + 1],
  );
  const shown = rows.slice(0, page.first).map(rowFrom);
  return { totalCount: count.rows[0]!.n, rows: shown, hasMore: rows.length > page.first };
}

/** For a reader who sees only some: what is hidden leaves no trace, in no count and on no page. */
async function visiblePage(
  db: pg.Pool,
  { schema }: ReadModels,
  { filter, page, maySee }: Asked & { readonly maySee: (scope: Scope) => boolean },
): Promise<Page<InspectionRow>> {
  const { sql, values } = conditionsOf(filter);
  const { rows } = await db.query<Stored>(
    `select ${columns} from ${schema}.inspections where ${sql} order by occurred_on desc, inspection`,
    values,
  );
  const visible = rows.filter(({ data }) => maySee(inspectionScope(data)));
  const [day, id] = afterOf(page);
  const behind = visible.filter((row) => row.occurredOn < day || (row.occurredOn === day && row.inspection > id));
  return {
    totalCount: visible.length,
    rows: behind.slice(0, page.first).map(rowFrom),
    hasMore: behind.length > page.first,
  };
}

const LAST_DAY = '9999-12-31';

function afterOf({ after }: PageAsked): readonly [Day, string] {
  if (after === null) return [LAST_DAY, ''];
  const [day, id] = decodeCursor(after, 2) as [string, string];
  if (!isDay(day)) throw new CursorUnknown();
  return [day, id];
}

function conditionsOf(filter: InspectionFilter): { readonly sql: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const given = (value: unknown, condition: (parameter: string) => string) =>
    value === null ? [] : [condition(place(value))];
  const parts = [
    ...given(filter.from, (day) => `occurred_on >= ${day}`),
    ...given(filter.to, (day) => `occurred_on <= ${day}`),
    ...given(filter.agency, (agency) => `${agency} = any(agencies)`),
    ...given(filter.obligation, (obligation) => `obligations @> array[${obligation}]`),
    ...given(filter.establishment, (id) => `establishment = ${id}`),
    ...given(filter.outcome, (outcome) => `outcome = ${outcome}`),
    ...(filter.withdrawn ? [] : ['not withdrawn']),
    ...(filter.units === null ? [] : [withinUnits(filter.units, place)]),
  ];
  return { sql: parts.length > 0 ? parts.join(' and ') : 'true', values };
}

function withinUnits(units: readonly UnitStretch[], place: (value: unknown) => string): string {
  const list = [
    `${place(units.map(({ unit }) => unit))}::text[]`,
    `${place(units.map(({ from }) => from))}::date[]`,
    `${place(units.map(({ until }) => until))}::date[]`,
  ];
  return `exists (select from unnest(${list.join(', ')}) s(unit, "from", until) where s.unit = inspections.unit
    and (s."from" is null or occurred_on >= s."from") and (s.until is null or occurred_on < s.until))`;
}

/** Inspections by id; those that are not there are left out. */
export async function inspectionsById(
  db: pg.Pool,
  { schema }: ReadModels,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InspectionRow>> {
  const { rows } = await db.query<Stored>(`select ${columns} from ${schema}.inspections where inspection = any($1)`, [
    ids,
  ]);
  return new Map(rows.map((row) => [row.inspection, rowFrom(row)]));
}
