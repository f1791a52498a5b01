import type { Lag } from '@lien-nganh/event-store';
import type { ReaderHealth } from '@lien-nganh/subscriptions';
import type { Runtime } from '../runtime.ts';
import { partitionReports, SILENT_MS } from './partition-report.ts';
import { parkedKeys, type ParkedKey } from './parked.ts';
import { tellReaders } from './tell-readers.ts';

export interface ReaderReport {
  readonly reader: string;
  readonly state: ReaderHealth['state'];
  readonly behindAtLeast: number;
  readonly oldestWaitsMs: number;
  readonly lastProgressAt: string;
  /** Messages that were put aside, until somebody decides. */
  readonly parked: number;
  readonly why: string | null;
}

export interface ServiceHealth {
  readonly status: 'ready' | 'degraded';
  readonly service: string;
  readonly log: string;
  readonly store: 'reachable' | 'unreachable';
  readonly readers: readonly ReaderReport[];
}

/** Whether the service answers truthfully now, and which reader does not keep up. A quiet system is healthy. */
export async function healthOf(runtime: Runtime): Promise<ServiceHealth> {
  const known = { service: runtime.service.name, log: runtime.log.id };
  try {
    const own = await Promise.all(runtime.readSide.board.all().map((reader) => readerReport(runtime, reader)));
    const readers = [...own, ...(await inboundReports(runtime))];
    tellReaders(runtime.metrics, known.service, readers);
    const degraded = readers.some(({ state }) => state === 'stalled' || state === 'recovering');
    return { ...known, status: degraded ? 'degraded' : 'ready', store: 'reachable', readers };
  } catch (error) {
    runtime.logger.warn({ err: error }, 'the log cannot be reached');
    return { ...known, status: 'degraded', store: 'unreachable', readers: [] };
  }
}

/** What the service's consumer has put aside of what others told. */
export async function parkedOf({ service, readSide, topics }: Runtime): Promise<readonly ParkedKey[]> {
  const parked = (await readSide.inbound()?.parked()) ?? [];
  // What was put aside of a former generation is in the present one anew.
  return parkedKeys(
    service.name,
    parked.filter(({ topic }) => topic.endsWith(`.g${topics.generation}`)),
  );
}

/** How far the other services' topics have been read. */
async function inboundReports({ readSide, began }: Runtime): Promise<readonly ReaderReport[]> {
  const consumer = readSide.inbound();
  if (consumer === null) return [];
  const { group, partitions } = await consumer.health();
  return partitionReports(partitions, { group, began, now: Date.now() });
}

async function readerReport(runtime: Runtime, health: ReaderHealth): Promise<ReaderReport> {
  const { reader, state, lastProgressAt, why } = health;
  const { atLeast, ageMs } = await lagOf(runtime, health);
  const silent = mayBeSilent(state) && atLeast > 0 && Date.now() - lastProgressAt > SILENT_MS;
  return {
    reader,
    state: silent ? 'stalled' : state,
    behindAtLeast: atLeast,
    oldestWaitsMs: ageMs,
    lastProgressAt: new Date(lastProgressAt).toISOString(),
    parked: 0,
    why: why ?? (silent ? 'no progress' : null),
  };
}

/** Another instance reads, or a rebuild runs: neither is dead. */
function mayBeSilent(state: ReaderHealth['state']): boolean {
  return state !== 'standby' && state !== 'building';
}

/**
 * Readers of all of the service's streams, and those of the whole log, `log.<name>`, can be measured against it; the
 * others report themselves.
 */
function lagOf({ store, readSide }: Runtime, { reader, position }: ReaderHealth): Promise<Lag> {
  if (reader.startsWith('log.')) return store.lag(position);
  if (reader !== 'projections' && !reader.startsWith('publisher.')) return Promise.resolve({ atLeast: 0, ageMs: 0 });
  return store.lag(position, { streamPrefixes: readSide.decoder.prefixes });
}
