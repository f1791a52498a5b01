import { actsFor, type ActsFor } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { lastKnownDay } from '../../ledger/reading/as-of.ts';
import { agenciesKnown } from '../../read-models/kept-states.ts';
import type { GatewayContext } from '../context.ts';

/** The day on which a picture is looked at: today, or that of the last thing that it knows of. */
export async function dayOfPicture({ parts, live, today }: GatewayContext, asOf: bigint | null): Promise<Day> {
  return asOf === null ? today : ((await lastKnownDay(parts.pool, live.ledger, asOf)) ?? today);
}

/** Who acts for whom, as it was known. */
export async function actingKnown({ parts, live }: GatewayContext, asOf: bigint | null): Promise<readonly ActsFor[]> {
  const records = await agenciesKnown(parts.pool, live.readModels, asOf);
  return records.flatMap(({ agency }) => actsFor(records, agency));
}
