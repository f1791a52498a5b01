import type { EventStore } from '@lien-nganh/event-store';
import type { Publication, Service } from '@lien-nganh/kernel';
import type pg from 'pg';

export interface LeavingOut {
  readonly service: Service;
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly schema: string;
}

/** Whether an event that a line of the outbound map leaves out is left out at its position. */
export type LeftOut = (
  publication: Publication,
  event: { readonly name: string; readonly position: bigint },
) => boolean;

/**
 * What changes nothing is left out from where the log ended when a release that leaves it out first started: an earlier one may have
 * sent it without noting so, and what was sent is repeated as it was, with the same revisions. Of all generations: a republication
 * says the same again.
 */
export async function leftOutBy({ service, store, pool, schema }: LeavingOut, signal: AbortSignal): Promise<LeftOut> {
  const names = service.publishes.flatMap((publication) =>
    [...publication.leavesOut].map((event) => nameOf(publication, event)),
  );
  if (names.length === 0) return () => false;
  await pool.query(
    `insert into ${schema}.left_out(name, beyond) select name, $2 from unnest($1::text[]) name on conflict do nothing`,
    [names, (await store.end({ signal })) ?? -1n],
  );
  const { rows } = await pool.query<{ name: string; beyond: bigint }>(`select name, beyond from ${schema}.left_out`);
  const beyond = new Map(rows.map((row) => [row.name, row.beyond]));
  return (publication, { name, position }) => position > beyond.get(nameOf(publication, name))!;
}

/** `inspections.inspection VisitStated`. */
function nameOf({ contract }: Publication, event: string): string {
  return `${contract.type} ${event}`;
}

/** Where it is kept from which position on each is left out. */
export const leftOutTable = (schema: string): string =>
  `create table ${schema}.left_out(name text primary key, beyond bigint not null)`;
