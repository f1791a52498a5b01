import { isOf } from '@lien-nganh/contracts';
import { followUp } from '@lien-nganh/contracts/agencies';
import { establishment, inspection, type links } from '@lien-nganh/contracts/inspections';
import type { ContractEvent } from '@lien-nganh/kernel';
import { applyReferences } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { isLinks } from '../measures/catalogue.ts';
import { joinActivityLinks, putActivity } from './activities.ts';
import { putFollowUpState } from './follow-up-states.ts';
import { gatewayReference } from './reference.ts';
import type { ReadModels } from './schema.ts';
import { putTold } from './told.ts';

/**
 * Writes what contract events say into the rows, within the caller's transaction. A second time changes nothing. Each carries
 * the whole record, so that of several of one record the last one says what is; what was is kept of every one.
 */
export async function applyAllToReadModels(
  tx: pg.PoolClient,
  place: ReadModels,
  events: readonly ContractEvent[],
): Promise<void> {
  await applyReferences(tx, { schema: place.schema, declared: gatewayReference }, events);
  const activities = new Set<string>();
  for (const event of events) {
    await putTold(tx, place, event);
    if (await putActivity(tx, place, event)) activities.add(event.subject);
    if (isOf(followUp, event)) await putFollowUpState(tx, place, event);
    else if (isLinks(event.type)) activities.add(await putLinkState(tx, place, event as Links));
  }
  const last = new Map(events.map((event) => [`${event.type} ${event.subject}`, event]));
  for (const event of last.values()) await applyToRows(tx, place, event);
  for (const stream of activities) await joinActivityLinks(tx, place, stream);
}

type Links = ContractEvent<typeof links>;

/** @returns the record that is linked */
async function putLinkState(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  { position, data: { record, added, removed } }: Links,
): Promise<string> {
  await tx.query(
    `insert into ${schema}.link_states (record, position, added, removed) values ($1, $2, $3, $4) on conflict do nothing`,
    [record, position, added, removed],
  );
  return record;
}

/** Rows of what is. */
async function applyToRows(tx: pg.PoolClient, place: ReadModels, event: ContractEvent): Promise<void> {
  if (isOf(inspection, event)) await putInspection(tx, place, event);
  else if (isLinks(event.type)) await putLinks(tx, place, event as Links);
  else if (isOf(establishment, event)) await putEstablishment(tx, place, event);
}

async function putInspection(
  tx: pg.PoolClient,
  { schema }: ReadModels,
  { subject, position, data }: ContractEvent<typeof inspection>,
): Promise<void> {
  const agencies = [...new Set([data.lead, ...data.participants.map(({ agency }) => agency)])];
  await tx.query(
    `insert into ${schema}.inspections as i
       (inspection, stream, position, occurred_on, unit, agencies, outcome, establishment, withdrawn, data, obligations)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}')
     on conflict (inspection) do update set position = $3, occurred_on = $4, unit = $5, agencies = $6, outcome = $7,
       establishment = $8, withdrawn = $9, data = $10`,
    [
      data.inspection,
      subject,
      position,
      data.occurredOn,
      data.unit,
      agencies,
      data.outcome,
      data.establishment,
      data.withdrawn,
      JSON.stringify(data),
    ],
  );
  await joinLinks(tx, { schema }, subject);
}

/** The record and its later links are two keys: either may come first. */
async function joinLinks(tx: pg.PoolClient, { schema }: ReadModels, stream: string): Promise<void> {
  await tx.query(
    `update ${schema}.inspections i set obligations = array(
       select distinct obligation from (
         select jsonb_array_elements_text(i.data -> 'obligations') as obligation
         union all select unnest(l.added) from ${schema}.links l where l.record = i.stream) linked
       where not exists (select from ${schema}.links l where l.record = i.stream and linked.obligation = any(l.removed))
       order by obligation)
     where i.stream = $1`,
    [stream],
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
  await joinLinks(tx, place, record);
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
