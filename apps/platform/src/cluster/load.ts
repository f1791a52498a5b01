import { audit } from '@lien-nganh/audit';
import { makeMetrics, openRuntime, systemClock, type Ports, type Runtime } from '@lien-nganh/service-host';
import { loadReferenceData, type Loading } from '../bootstrap/load.ts';
import { versionOfShippedData } from '../bootstrap/version.ts';
import { services } from '../services.ts';
import { Closing } from '../start/closing.ts';

export interface ClusterLoading extends Omit<Loading, 'runtimes'> {
  readonly ports: Ports;
}

/**
 * Loads what the platform ships, in an instance of each service that lives as long as it takes: no token stands for the
 * installer, so nobody can send its commands over HTTP. They take the path that every command takes behind it.
 *
 * @returns whether anything was loaded
 */
export async function loadIntoCluster({ ports, ...loading }: ClusterLoading): Promise<boolean> {
  const { installation, logger, signal } = loading;
  if (installation.loaded === (await versionOfShippedData(signal))) return false;
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
