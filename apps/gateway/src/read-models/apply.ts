import { isOf } from '@lien-nganh/contracts';
import { followUp } from '@lien-nganh/contracts/agencies';
import { establishment, inspection, type links } from '@lien-nganh/contracts/inspections';
import type { ContractEvent } from '@lien-nganh/kernel';
import { askedTogether } from '@lien-nganh/postgres';
import { applyReferences } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { isLinks } from '../measures/catalogue.ts';
import { joinActivityLinks, putActivities } from './activities.ts';
import { activityFrom } from './activity.ts';
import { putEntries } from './entries.ts';
import { putFollowUpState } from './follow-up-states.ts';
import { gatewayReference } from './reference.ts';
import type { ReadModels } from './schema.ts';
import { putTold } from './kept-states.ts';

/**
 * Writes what contract events say into the rows, within the caller's transaction. A second time changes nothing. Each carries
 * the whole record, so that of several of one record the last one says what is; what was is kept of every one.
 *
 * None waits for the answer of another: all begins in this order, as the server does it, and where one has a second step (links
 * join what was recorded, rows go) it is one that may come after all the others.
 */
export async function applyAllToReadModels(
  tx: pg.PoolClient,
  place: ReadModels,
  events: readonly ContractEvent[],
): Promise<void> {
  const linked = events.filter((event): event is Links => isLinks(event.type));
  const activities = events.map(activityFrom).filter((one) => one !== null);
  const joined = distinct([...activities.map(({ stream }) => stream), ...linked.map(({ data }) => data.record)]);
  const last = [...new Map(events.map((event) => [`${event.type} ${event.subject}`, event])).values()];
  await askedTogether([
    applyReferences(tx, { schema: place.schema, declared: gatewayReference }, events),
    putLinkStates(tx, place, linked),
    putActivities(tx, place, activities),
    putEntries(tx, place, events),
    ...events.map((event) => putTold(tx, place, event)),
    ...events.flatMap((event) => (isOf(followUp, event) ? [putFollowUpState(tx, place, event)] : [])),
    joinActivityLinks(tx, place, joined),
    putInspections(tx, place, last),
    ...last.map((event) => applyToRows(tx, place, event)),
  ]);
}

type Links = ContractEvent<typeof links>;

async function putLinkStates(tx: pg.PoolClient, { schema }: ReadModels, told: readonly Links[]): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `insert into ${schema}.link_states (record, position, added, removed)
     select * from jsonb_to_recordset($1::jsonb) as _(record text, position bigint, added text[], removed text[])
     on conflict do nothing`,
    [JSON.stringify(told.map(({ position, data }) => ({ ...data, position: String(position) })))],
  );
}

/** Rows of what is, but inspections. */
async function applyToRows(tx: pg.PoolClient, place: ReadModels, event: ContractEvent): Promise<void> {
  if (isLinks(event.type)) await putLinks(tx, place, event as Links);
  else if (isOf(establishment, event)) await putEstablishment(tx, place, event);
}

async function putInspections(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  last: readonly ContractEvent[],
): Promise<void> {
  const told = last.filter((event) => isOf(inspection, event));
  if (told.length === 0) return;
  await tx.query(
    `insert into ${schema}.inspections
       (inspection, stream, position, occurred_on, unit, agencies, outcome, establishment, withdrawn, data, obligations)
     select inspection, stream, position, "occurredOn", unit, agencies, outcome, establishment, withdrawn, data, '{}'
     from unnest($1::text[], $2::bigint[], $3::jsonb[], $4::jsonb[]) as told(stream, position, data, agencies_told)
     cross join lateral jsonb_to_record(data) as _(inspection text, "occurredOn" date, unit text, outcome text,
       establishment text, withdrawn boolean)
     cross join lateral (select array(select jsonb_array_elements_text(agencies_told)) as agencies) also
     on conflict (inspection) do update set position = excluded.position, occurred_on = excluded.occurred_on,
       unit = excluded.unit, agencies = excluded.agencies, outcome = excluded.outcome, establishment = excluded.establishment,
       withdrawn = excluded.withdrawn, data = excluded.data`,
    [
      told.map(({ subject }) => subject),
      told.map(({ position }) => position),
      told.map(({ data }) => JSON.stringify(data)),
      told.map(({ data }) => JSON.stringify(distinct([data.lead, ...data.participants.map(({ agency }) => agency)]))),
    ],
  );
  await joinLinks(
    tx,
    { schema },
    told.map(({ subject }) => subject),
  );
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** The record and its later links are two keys: either may come first. */
async function joinLinks(tx: pg.PoolClient, { schema }: ReadModels, streams: readonly string[]): Promise<void> {
  await tx.query(
    `update ${schema}.inspections i set obligations = array(
       select distinct obligation from (
         select jsonb_array_elements_text(i.data -> 'obligations') as obligation
         union all select unnest(l.added) from ${schema}.links l where l.record = i.stream) linked
       where not exists (select from ${schema}.links l where l.record = i.stream and linked.obligation = any(l.removed))
       order by obligation)
     where i.stream = any($1)`,
    [streams],
  );
}

async function putLinks(
  tx: pg.PoolClient,
  place: ReadModels,
  { position, data: { record, added, removed } }: Links,
): Promise<void> {
  await tx.query(
    `insert into ${place.schema}.links as l (record, position, added, removed) values ($1, $2, $3, $4)
     on conflict (record) do update set position = $2, added = $3, removed = $4 where l.position < $2`,
    [record, position, added, removed],
  );
  await joinLinks(tx, place, [record]);
}

async function putEstablishment(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  { data }: ContractEvent<typeof establishment>,
): Promise<void> {
  await tx.query(
    `insert into ${schema}.establishments(establishment, kind, unit, opened_on, closed_on, withdrawn, data)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (establishment) do update set kind = $2, unit = $3, opened_on = $4, closed_on = $5, withdrawn = $6, data = $7`,
    [data.establishment, data.kind, data.unit, data.openedOn, data.closedOn, data.withdrawn, JSON.stringify(data)],
  );
}
