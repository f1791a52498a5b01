import type { PartitionHealth } from '@lien-nganh/messaging';
import type { ReaderReport } from './health.ts';

/** A reader that is behind and has not moved for so long stands still, whatever it says of itself. */
export const SILENT_MS = 10_000;
/** Partitions of one consumer take turns: one that waits, while others that wait go on, may wait so long. */
const SILENT_AMONG_OTHERS_MS = 60_000;

export interface Watched {
  /** Name of the group that reads. */
  readonly group: string;
  /** When this process began to read, milliseconds since 1970. */
  readonly began: number;
  readonly now: number;
}

/** How the partitions of other services' topics are being read. Parked messages are told like a reader that stands still. */
export function partitionReports(partitions: readonly PartitionHealth[], watched: Watched): readonly ReaderReport[] {
  const waiting = partitions.filter(({ behind }) => behind > 0n);
  const progress = waiting.map(({ lastProgressAt }) => lastProgressAt ?? watched.began);
  const othersGoOn = watched.now - Math.max(...progress) <= SILENT_MS;
  const allowedMs = othersGoOn ? SILENT_AMONG_OTHERS_MS : SILENT_MS;
  return partitions.map((partition) => report(partition, { ...watched, allowedMs }));
}

function report(
  partition: PartitionHealth,
  { group, began, now, allowedMs }: Watched & { readonly allowedMs: number },
): ReaderReport {
  const lastProgressAt = partition.lastProgressAt ?? began;
  const silentMs = now - lastProgressAt;
  return {
    reader: `${group} ${partition.topic}/${partition.partition}`,
    ...stateOf(partition, silentMs > allowedMs),
    behindAtLeast: Number(partition.behind),
    oldestWaitsMs: partition.behind > 0n ? Math.max(silentMs, 0) : 0,
    lastProgressAt: new Date(lastProgressAt).toISOString(),
    parked: partition.parked,
  };
}

function stateOf({ state, behind, parked }: PartitionHealth, silent: boolean): Pick<ReaderReport, 'state' | 'why'> {
  if (state.is === 'stopped') return { state: 'stalled', why: state.why };
  if (behind > 0n && silent) return { state: 'stalled', why: 'no progress' };
  if (state.is === 'retrying') return { state: 'recovering', why: state.why };
  return parked > 0 ? { state: 'stalled', why: `${parked} parked` } : { state: 'live', why: null };
}
