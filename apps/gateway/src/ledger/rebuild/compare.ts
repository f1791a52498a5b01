import type pg from 'pg';
import { slotColumns, type Ledger } from '../schema.ts';

/** Something that two ledgers do not hold alike, with how often each has it, or what each makes of it. */
export interface Difference {
  readonly what: string;
  readonly a: string | null;
  readonly b: string | null;
}

export interface Comparison {
  /** Facts and released cells up to the position, row by row. */
  readonly facts: readonly Difference[];
  /** Sums over all time of each series and year, as the facts up to the position make them. */
  readonly figures: readonly Difference[];
  /** More differences than are listed. */
  readonly truncated: boolean;
}

/** Most differences of each kind that are listed. */
export const MOST_DIFFERENCES = 1_000;

const facts = ({ schema }: Ledger) => `
  select concat_ws(' ', f.position, r.stream, s.indicator, 'v' || f.version, s.axis, s.line, f.item, f.subject, f.place,
    f.occurred_on, f.known_day, f.sensitivity, f.sign || '×' || f.value, f.dimensions) as what
  from ${schema}.facts f join ${schema}.records r on r.id = f.record join ${schema}.series s on s.id = f.series
  where f.position <= $1
  union all
  select concat_ws(' ', f.position, r.stream, f.indicator, 'released', f.from_day, f.to_day, 'edition ' || f.edition,
    f.type, f.release, f.agency, f.released_on, f.threshold, f.obligations, c)
  from ${schema}.releases f join ${schema}.records r on r.id = f.record
  left join lateral jsonb_array_elements(f.cells || f.parts) c on true
  where f.position <= $1`;

const figures = ({ schema }: Ledger) => `
  select concat_ws(' ', s.indicator, s.axis, s.line, f.place, extract(year from f.occurred_on)) as what, sum(f.value) as value
  from ${schema}.facts f join ${schema}.series s on s.id = f.series
  where f.position <= $1 group by 1`;

/**
 * Compares two ledgers of one log at a position that both have passed: they must hold the same facts.
 * Both must be in the pool's database.
 */
export async function compareLedgers(
  pool: pg.Pool,
  ledgers: { readonly a: Ledger; readonly b: Ledger },
  position: bigint,
): Promise<Comparison> {
  const { a, b } = ledgers;
  const { rows: inFacts } = await pool.query<Difference>(
    `with a as (select what, count(*) as n from (${facts(a)}) x group by 1), b as (select what, count(*) as n from (${facts(b)}) x group by 1)
     select what, coalesce(a.n, 0)::text as a, coalesce(b.n, 0)::text as b from a full join b using (what)
     where a.n is distinct from b.n order by what limit ${MOST_DIFFERENCES + 1}`,
    [position],
  );
  const { rows: inFigures } = await pool.query<Difference>(
    `with a as (${figures(a)}), b as (${figures(b)})
     select what, a.value::text as a, b.value::text as b from a full join b using (what)
     where coalesce(a.value, 0) <> coalesce(b.value, 0) order by what limit ${MOST_DIFFERENCES + 1}`,
    [position],
  );
  return {
    facts: inFacts.slice(0, MOST_DIFFERENCES),
    figures: inFigures.slice(0, MOST_DIFFERENCES),
    truncated: inFacts.length > MOST_DIFFERENCES || inFigures.length > MOST_DIFFERENCES,
  };
}

/** Works every live cell out again from its facts. Empty when all agree. */
export async function checkCells(pool: pg.Pool, { schema }: Ledger): Promise<readonly Difference[]> {
  const key = 'series, year, place, subject, dimension, dimension_value, slot';
  const { rows } = await pool.query<Difference>(
    `with facts as (
       select series, extract(year from occurred_on)::int as year, place, subject, d.key as dimension, d.value as dimension_value,
         (extract(month from occurred_on)::int - 1) * 2 + (extract(day from occurred_on) >= 15)::int as slot, sum(f.value) as value
       from ${schema}.facts f
       cross join lateral (select '' as key, '' as value union all select * from jsonb_each_text(f.dimensions)) d
       group by 1, 2, 3, 4, 5, 6, 7),
     cells as (
       select ${key}, value from ${schema}.cells c
       cross join lateral (values ${slotColumns.map((column, slot) => `(${slot}, c.${column})`).join(', ')}) h(slot, value)
       where value is not null)
     select concat_ws(' ', s.indicator, s.axis, s.line, x.year, x.place, x.subject, x.dimension, x.dimension_value, x.slot) as what,
       x.a, x.b
     from (select ${key}, cells.value::text as a, facts.value::text as b from cells full join facts using (${key})
           where coalesce(cells.value, 0) <> coalesce(facts.value, 0)) x
     join ${schema}.series s on s.id = x.series order by 1 limit ${MOST_DIFFERENCES}`,
  );
  return rows;
}
