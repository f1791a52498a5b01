import type { Consumer, PartitionHealth } from '@lien-nganh/messaging';
import { isUnavailable } from '@lien-nganh/postgres';

export interface GatewayHealth {
  readonly status: 'ready' | 'degraded';
  readonly service: 'gateway';
  readonly generation: number;
  readonly database: 'reachable' | 'unreachable';
  readonly broker: string;
  /** Everything up to here is in the figures; `null`: not every topic has told yet. */
  readonly completeTo: { readonly log: string; readonly position: string; readonly at: string } | null;
  readonly behind: string;
  /** Partitions that do not keep up, and those with parked messages. */
  readonly readers: readonly ReaderState[];
}

export interface ReaderState {
  /** `gateway.v1.g1 inspections.g1/3`. */
  readonly reader: string;
  readonly state: 'stalled' | 'stopped' | 'retrying' | 'incomplete';
  readonly behind: string;
  readonly parked: number;
  readonly lastProgressAt: string | null;
  readonly why: string;
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

/** Whether the gateway keeps up, and which reader does not. A quiet system is healthy. */
export async function gatewayHealth({ consumer, generation, began, now }: Watched): Promise<GatewayHealth> {
  try {
    const { group, broker, frontier, partitions } = await consumer.health();
    const readers = partitions.flatMap((partition) => stateOf(partition, { group, began, now }));
    const healthy = readers.length === 0 && broker.is === 'connected';
    return {
      status: healthy ? 'ready' : 'degraded',
      service: 'gateway',
      generation,
      database: 'reachable',
      broker: broker.is === 'connected' ? 'connected' : broker.why,
      completeTo: frontier && { ...frontier, position: String(frontier.position) },
      behind: String(partitions.reduce((sum, { behind }) => sum + behind, 0n)),
      readers,
    };
  } catch (error) {
    const database = isUnavailable(error) ? 'unreachable' : 'reachable';
    const broker = error instanceof Error ? error.message : String(error);
    return {
      status: 'degraded',
      service: 'gateway',
      generation,
      database,
      broker,
      completeTo: null,
      behind: '0',
      readers: [],
    };
  }
}

function stateOf(
  partition: PartitionHealth,
  { group, began, now }: { readonly group: string; readonly began: number; readonly now: number },
): readonly ReaderState[] {
  const trouble = troubleOf(partition, now - (partition.lastProgressAt ?? began));
  if (trouble === null) return [];
  const { topic, partition: number, behind, parked, lastProgressAt } = partition;
  return [
    {
      reader: `${group} ${topic}/${number}`,
      ...trouble,
      behind: String(behind),
      parked,
      lastProgressAt: lastProgressAt === null ? null : new Date(lastProgressAt).toISOString(),
    },
  ];
}

function troubleOf(
  { state, behind, parked }: PartitionHealth,
  silentMs: number,
): Pick<ReaderState, 'state' | 'why'> | null {
  if (state.is === 'stopped') return { state: 'stopped', why: state.why };
  if (behind > 0n && silentMs > SILENT_MS) return { state: 'stalled', why: 'no progress' };
  if (state.is === 'retrying') return { state: 'retrying', why: state.why };
  return parked > 0 ? { state: 'incomplete', why: `${parked} parked` } : null;
}
