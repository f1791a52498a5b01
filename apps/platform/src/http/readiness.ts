import { eachOnce } from './below.ts';
import type { Answering } from '../start/services.ts';

export interface Readiness {
  readonly status: 'ready' | 'degraded';
  /** `<service>/<reader>` of every reader that stands still. */
  readonly stalled: readonly string[];
  readonly services: readonly Awaited<ReturnType<Answering['health']>>[];
}

/** Whether everything behind the port answers truthfully now. */
export async function readiness(mounted: readonly Answering[]): Promise<Readiness> {
  const services = await Promise.all(eachOnce(mounted).map((each) => each.health()));
  const stalled = services.flatMap(({ service, readers }) =>
    readers.filter(({ state }) => state === 'stalled').map(({ reader }) => `${service}/${reader}`),
  );
  const ready = services.every(({ status }) => status === 'ready');
  return { status: ready ? 'ready' : 'degraded', stalled, services };
}
