import type { Consumer } from '@lien-nganh/messaging';
import { partitionReports, type ServiceHealth } from '@lien-nganh/service-host';

export interface GatewayHealth extends Pick<ServiceHealth, 'status' | 'store' | 'readers'> {
  readonly service: 'gateway';
  readonly generation: number;
  readonly broker: string;
  /** Everything up to here is in the figures; `null`: not every service has told yet. */
  readonly completeTo: { readonly log: string; readonly position: string; readonly at: string } | null;
}

interface Watched {
  readonly consumer: Consumer;
  readonly generation: number;
  /** When this process began to read, milliseconds since 1970. */
  readonly began: number;
  readonly now: number;
}

/**
 * Whether the gateway keeps up, and which partition does not. A quiet system is healthy. Parked messages hold the
 * frontier, so they are told like a reader that stands still.
 */
export async function gatewayHealth({ consumer, generation, began, now }: Watched): Promise<GatewayHealth> {
  const known = { service: 'gateway', generation } as const;
  try {
    const { group, broker, frontier, partitions } = await consumer.health();
    const readers = partitionReports(partitions, { group, began, now });
    const healthy = broker.is === 'connected' && readers.every(({ state }) => state === 'live');
    return {
      ...known,
      status: healthy ? 'ready' : 'degraded',
      store: 'reachable',
      broker: broker.is === 'connected' ? 'connected' : broker.why,
      completeTo: frontier && { ...frontier, position: String(frontier.position) },
      readers,
    };
  } catch (error) {
    const broker = error instanceof Error ? error.message : String(error);
    return { ...known, status: 'degraded', store: 'unreachable', broker, completeTo: null, readers: [] };
  }
}
