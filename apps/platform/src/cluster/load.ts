import { setTimeout as pause } from 'node:timers/promises';
import { audit } from '@lien-nganh/audit';
import { StoreUnavailable } from '@lien-nganh/event-store';
import { isUnavailable } from '@lien-nganh/postgres';
import { makeMetrics, openRuntime, Problem, systemClock, type Ports, type Runtime } from '@lien-nganh/service-host';
import { loadReferenceData, type Loading } from '../bootstrap/load.ts';
import { versionOfShippedData } from '../bootstrap/version.ts';
import { services } from '../services.ts';
import { Closing } from '../start/closing.ts';

export interface ClusterLoading extends Omit<Loading, 'runtimes'> {
  readonly ports: Ports;
}

/** Times that loading is begun: a machine on which everything starts at once may not take a connection in time. */
const ATTEMPTS = 5;
const PAUSE_MS = 2_000;

/**
 * Loads what the platform ships, in an instance of each service that lives as long as it takes: no token stands for the
 * installer, so nobody can send its commands over HTTP. They take the path that every command takes behind it. While an engine
 * is away it is begun again, and goes on behind what is there.
 *
 * @returns whether anything was loaded
 */
export async function loadIntoCluster(loading: ClusterLoading): Promise<boolean> {
  const { installation, logger, signal } = loading;
  if (installation.loaded === (await versionOfShippedData(signal))) return false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await loadOnce(loading);
    } catch (failure) {
      if (attempt === ATTEMPTS || signal.aborted || !isAway(failure)) throw failure;
      logger.warn({ err: failure, attempt }, 'an engine did not answer while data was loaded: it is tried again');
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}

function isAway(failure: unknown): boolean {
  if (failure instanceof Problem) return failure.name === 'unavailable';
  return failure instanceof StoreUnavailable || isUnavailable(failure);
}

async function loadOnce({ ports, ...loading }: ClusterLoading): Promise<boolean> {
  const { installation, logger } = loading;
  const closing = new Closing();
  try {
    const runtimes: Runtime[] = [];
    const options = { ports, partitions: installation.partitions, logger, clock: systemClock, metrics: makeMetrics() };
    for (const service of [...services, audit]) {
      const runtime = await openRuntime(service, options);
      closing.add(() => runtime.close());
      runtimes.push(runtime);
    }
    return await loadReferenceData({ ...loading, runtimes });
  } finally {
    await closing.close();
  }
}
