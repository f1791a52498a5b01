import {
  agenciesBySlug,
  followUps,
  obligationsKnown,
  type AgencyRecord,
  type FollowUpRecord,
  type ObligationRecord,
} from '@lien-nganh/contracts/reference';
import DataLoader from 'dataloader';
import { activitiesByStream, type ActivityRow } from '../read-models/activities.ts';
import { establishmentsById, type EstablishmentRow } from '../read-models/establishments.ts';
import { inspectionsById, type InspectionRow } from '../read-models/inspections.ts';
import type { GatewayContext } from './context.ts';

/** Reads by key, gathered: a list of a hundred records asks the database once, not a hundred times. */
export interface Loaders {
  readonly agency: DataLoader<string, AgencyRecord | null>;
  readonly obligation: DataLoader<string, ObligationRecord | null>;
  /** By `<directive>/<code>`. */
  readonly followUps: DataLoader<string, readonly FollowUpRecord[]>;
  /** By stream. */
  readonly activity: DataLoader<string, ActivityRow | null>;
  readonly inspection: DataLoader<string, InspectionRow | null>;
  readonly establishment: DataLoader<string, EstablishmentRow | null>;
}

export function loadersOf({ parts: { pool }, live: { rows, readModels } }: GatewayContext): Loaders {
  return {
    agency: byKey((slugs) => agenciesBySlug(slugs).resolve(rows)),
    obligation: byKey((keys) => obligationsKnown(keys).resolve(rows)),
    followUps: new DataLoader(async (keys) => {
      const all = await rows.list<FollowUpRecord>(followUps.table, '');
      return keys.map((key) => all.filter(({ directive, code }) => `${directive}/${code}` === key));
    }),
    activity: byKey((streams) => activitiesByStream(pool, readModels, streams)),
    inspection: byKey((ids) => inspectionsById(pool, readModels, ids)),
    establishment: byKey((ids) => establishmentsById(pool, readModels, ids)),
  };
}

function byKey<Row>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? null);
  });
}
