import type { PartitionHealth } from '@lien-nganh/messaging';
import type { ReaderReport } from './health.ts';

/** A partition that is behind and has not moved for so long stands still, whatever it says of itself. */
export const SILENT_MS = 10_000;

export interface Watched {
  /** Name of the group that reads. */
  readonly group: string;
  /** When this process began to read, milliseconds since 1970. */
  readonly began: number;
  readonly now: number;
}

/** How one partition of another service's topic is being read. Parked messages are told like a reader that stands still. */
export function partitionReport(partition: PartitionHealth, { group, began, now }: Watched): ReaderReport {
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
