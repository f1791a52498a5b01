import type { ActsFor } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import type pg from 'pg';
import { actingValues, countedFor, countsBetween, doneFor, type KnownUpTo } from './activities.ts';
import type { ReadModels } from './schema.ts';

/** An obligation with the first day of what is asked of it. */
export interface Since {
  readonly obligation: string;
  readonly since: Day;
}

export interface TallyAsked {
  readonly obligations: readonly Since[];
  readonly to: Day;
  readonly asOf: KnownUpTo;
  /** Who acts for whom: work of the one is counted for the other as well. */
  readonly actsFor: readonly ActsFor[];
}

/** What is linked to an obligation, of one agency or, with `null`, of all of them: each record once. */
export interface Tally {
  readonly obligation: string;
  readonly agency: string | null;
  readonly type: string;
  /** What happened or began in the period. */
  readonly happened: number;
  /** What began before it and still stood. */
  readonly stood: number;
  readonly lastOn: Day;
}

const asked = `unnest($1::text[], $2::date[]) as o(obligation, since)`;

function valuesOf({ obligations, to, actsFor }: TallyAsked): readonly unknown[] {
  return [
    ...[obligations.map(({ obligation }) => obligation), obligations.map(({ since }) => since), to],
    ...actingValues(actsFor),
  ];
}

/** Counts of all obligations in one query, by agency and by type. A joint record is one in the line of each that took part or is acted for. */
export async function talliesOf(db: pg.Pool, { schema }: ReadModels, question: TallyAsked): Promise<readonly Tally[]> {
  const { rows } = await db.query<Tally>(
    `select o.obligation, g.agency, a.data ->> 'type' as type,
       (count(*) filter (where a.occurred_on >= o.since))::int as happened,
       (count(*) filter (where a.occurred_on < o.since))::int as stood,
       max(a.occurred_on) as "lastOn"
     from ${asked}
     join ${schema}.activities a on a.obligations @> array[o.obligation] and ${countsBetween('o.since', '$3::date', question.asOf)}
     cross join lateral (select unnest(${countedFor(4)}) as agency union all select null) g
     group by 1, 2, 3 order by 1, 2, 3`,
    [...valuesOf(question)],
  );
  return rows;
}

/** How much of what is counted for an agency was done by whom: by itself, or by who acts for it. */
export interface DoneFor {
  readonly obligation: string;
  readonly addressee: string;
  readonly doer: string;
  /** What happened or stood; what several did together is one of each. */
  readonly activities: number;
}

/** Whose work it is that stands in the lines of agencies. */
export async function doersOf(db: pg.Pool, { schema }: ReadModels, question: TallyAsked): Promise<readonly DoneFor[]> {
  const { rows } = await db.query<DoneFor>(
    `select o.obligation, d.addressee, d.doer, count(*)::int as activities
     from ${asked}
     join ${schema}.activities a on a.obligations @> array[o.obligation] and ${countsBetween('o.since', '$3::date', question.asOf)}
     cross join lateral ${doneFor(4)} d
     group by 1, 2, 3 order by 1, 2, 3`,
    [...valuesOf(question)],
  );
  return rows;
}

/** What of a record decides who may see it. */
export interface Guarded {
  readonly obligation: string;
  readonly type: string;
  readonly lead: string;
  readonly agencies: readonly string[];
  /** In whose lines it is counted: theirs, and of those for whom they act. */
  readonly countedFor: readonly string[];
  readonly unit: string;
  readonly occurredOn: Day;
}

/** The records behind the counts, without their words. @param types only these; `null`: all */
export async function guardedRecords(
  db: pg.Pool,
  { schema }: ReadModels,
  question: TallyAsked & { readonly types: readonly string[] | null },
): Promise<readonly Guarded[]> {
  const { rows } = await db.query<Guarded>(
    `select distinct o.obligation, a.data ->> 'type' as type, a.data ->> 'lead' as lead, a.agencies, ${countedFor(4)} as "countedFor",
       a.data ->> 'unit' as unit, a.occurred_on as "occurredOn"
     from ${asked}
     join ${schema}.activities a on a.obligations @> array[o.obligation] and ${countsBetween('o.since', '$3::date', question.asOf)}
     where $8::text[] is null or a.data ->> 'type' = any($8)`,
    [...valuesOf(question), question.types],
  );
  return rows;
}
