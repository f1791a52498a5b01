import type { Runtime } from '../runtime.ts';

export interface ServiceHealth {
  readonly status: 'ready' | 'degraded';
  readonly service: string;
  readonly log: string;
  readonly store: 'reachable' | 'unreachable';
  readonly readers: readonly {
    readonly reader: string;
    readonly state: string;
    readonly behindAtLeast: number;
    readonly oldestWaitsMs: number;
    readonly lastProgressAt: string;
    readonly why: string | null;
  }[];
}

/** A reader that is behind and has not moved for so long stands still, whatever it says of itself. */
const SILENT_MS = 10_000;

/** Whether the service answers truthfully now, and which reader does not keep up. A quiet system is healthy. */
export async function healthOf(runtime: Runtime): Promise<ServiceHealth> {
  const { service, log, readSide, store } = runtime;
  const filter = { streamPrefixes: readSide.decoder.prefixes };
  try {
    const readers = await Promise.all(
      readSide.board.all().map(async ({ reader, state, position, lastProgressAt, why }) => {
        const shared = reader === 'projections' || reader.startsWith('publisher');
        const { atLeast, ageMs } = shared ? await store.lag(position, filter) : { atLeast: 0, ageMs: 0 };
        const silent =
          state !== 'standby' && state !== 'building' && atLeast > 0 && Date.now() - lastProgressAt > SILENT_MS;
        runtime.metrics.lag.set({ service: service.name, reader }, atLeast);
        return {
          reader,
          state: silent ? 'stalled' : state,
          behindAtLeast: atLeast,
          oldestWaitsMs: ageMs,
          lastProgressAt: new Date(lastProgressAt).toISOString(),
          why: silent && !why ? 'no progress' : why,
        };
      }),
    );
    const degraded = readers.some(({ state }) => state === 'stalled' || state === 'recovering');
    return { status: degraded ? 'degraded' : 'ready', service: service.name, log: log.id, store: 'reachable', readers };
  } catch {
    return { status: 'degraded', service: service.name, log: log.id, store: 'unreachable', readers: [] };
  }
}
