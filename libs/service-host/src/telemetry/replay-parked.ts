import type { Replayed } from '@lien-nganh/messaging';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';

interface By {
  readonly account: string;
  readonly correlationId: string;
  readonly signal: AbortSignal;
}

/**
 * Tries the parked messages of one key again, oldest first, up to the first that fails: those for reference tables and those for
 * processes alike. Sent again, or to another instance at the same time, it does nothing twice.
 *
 * @throws Problem not-found for a topic that the service does not hear, or of a generation that is live no more
 */
export async function replayParked(
  { service, readSide, topics, logger }: Runtime,
  place: { readonly topic: string; readonly key: string },
  { account, correlationId, signal }: By,
): Promise<Replayed> {
  const consumer = readSide.inbound();
  if (consumer === null || !place.topic.endsWith(`.g${topics.generation}`)) throw new Problem('not-found');
  const found = await consumer.replay(place, { signal });
  const told = { service: service.name, ...place, ...found, account, correlationId };
  logger.warn(told, 'parked messages were tried again');
  return found;
}
