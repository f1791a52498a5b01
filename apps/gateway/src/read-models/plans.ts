import type { Day } from '@lien-nganh/kernel';
import type pg from 'pg';
import { countsBetween, type KnownUpTo } from './activities.ts';
import type { PlanContent } from './activity.ts';
import type { ReadModels } from './schema.ts';

/** A plan that set targets, of the agencies whose it is. */
export interface PlanRow extends PlanContent {
  readonly stream: string;
  readonly unit: string;
  readonly agencies: readonly string[];
}

/** Plans of which the period and an asked one have a day together. */
export async function plansBetween(
  db: pg.Pool,
  { schema }: ReadModels,
  { from, to, asOf }: { readonly from: Day; readonly to: Day; readonly asOf: KnownUpTo },
): Promise<readonly PlanRow[]> {
  const { rows } = await db.query<Omit<PlanRow, keyof PlanContent> & { readonly plan: PlanContent }>(
    `select a.stream, a.data ->> 'unit' as unit, a.agencies, a.plan from ${schema}.activities a
     where a.plan is not null and ${countsBetween('$1::date', '$2::date', asOf)} and a.stands_until > $1 order by a.stream`,
    [from, to],
  );
  return rows.map(({ plan, ...row }) => ({ ...row, ...plan }));
}
