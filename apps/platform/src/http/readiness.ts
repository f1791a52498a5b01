import type { MountedApp } from '@lien-nganh/service-host';

export interface Readiness {
  readonly status: 'ready' | 'degraded';
  /** `<service>/<reader>` of every reader that stands still. */
  readonly stalled: readonly string[];
  readonly services: readonly Awaited<ReturnType<MountedApp['health']>>[];
}

/** Whether everything behind the port answers truthfully now. */
export async function readiness(mounted: readonly MountedApp[]): Promise<Readiness> {
  const services = await Promise.all(mounted.map((each) => each.health()));
  const stalled = services.flatMap(({ service, readers }) =>
    readers.filter(({ state }) => state === 'stalled').map(({ reader }) => `${service}/${reader}`),
  );
  const ready = services.every(({ status }) => status === 'ready');
  return { status: ready ? 'ready' : 'degraded', stalled, services };
}
