import type { Consumer, PartitionHealth } from '@lien-nganh/messaging';
import type { ServiceHealth } from '@lien-nganh/service-host';

type ReaderReport = ServiceHealth['readers'][number];

export interface GatewayHealth extends Pick<ServiceHealth, 'status' | 'store' | 'readers'> {
  readonly service: 'gateway';
  readonly generation: number;
  readonly broker: string;
  /** Everything up to here is in the figures; `null`: not every service has told yet. */
  readonly completeTo: { readonly log: string; readonly position: string; readonly at: string } | null;
}

/** A partition that is behind and has not moved for so long stands still, whatever it says of itself. */
export const SILENT_MS = 10_000;

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
    const readers = partitions.map((partition) => reportOf(partition, { group, began, now }));
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

function reportOf(
  partition: PartitionHealth,
  { group, began, now }: { readonly group: string; readonly began: number; readonly now: number },
): ReaderReport {
  const lastProgressAt = partition.lastProgressAt ?? began;
  const silentMs = now - lastProgressAt;
  return {
    reader: `${group} ${partition.topic}/${partition.partition}`,
    ...stateOf(partition, silentMs),
    behindAtLeast: Number(partition.behind),
    oldestWaitsMs: partition.behind > 0n ? Math.max(silentMs, 0) : 0,
    lastProgressAt: new Date(lastProgressAt).toISOString(),
  };
}

function stateOf({ state, behind, parked }: PartitionHealth, silentMs: number): Pick<ReaderReport, 'state' | 'why'> {
  if (state.is === 'stopped') return { state: 'stalled', why: state.why };
  if (behind > 0n && silentMs > SILENT_MS) return { state: 'stalled', why: 'no progress' };
  if (state.is === 'retrying') return { state: 'recovering', why: state.why };
  return parked > 0 ? { state: 'stalled', why: `${parked} parked` } : { state: 'live', why: null };
}
