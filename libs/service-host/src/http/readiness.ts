import { eachOnce } from './below.ts';
import type { Outage, TellOutage } from '../problem.ts';
import type { AnsweringApp } from './mounted.ts';

export interface Readiness {
  readonly status: 'ready' | 'degraded';
  /** `<service>/<reader>` of every reader that stands still. */
  readonly stalled: readonly string[];
  /** What is known of a database that cannot be used. */
  readonly outage: Outage | null;
  readonly services: readonly Awaited<ReturnType<AnsweringApp['health']>>[];
}

/** A database that hangs lets everything hang that asks it: who looks after the platform must be told all the same. */
const WITHIN_MS = 5_000;

/** Whether everything behind the port answers truthfully now. */
export async function readiness(mounted: readonly AnsweringApp[], outage: TellOutage = () => null): Promise<Readiness> {
  const services = await Promise.all(eachOnce(mounted).map(healthInTime));
  const stalled = services.flatMap(({ service, readers }) =>
    readers.filter(({ state }) => state === 'stalled').map(({ reader }) => `${service}/${reader}`),
  );
  const ready = services.every(({ status }) => status === 'ready');
  return { status: ready ? 'ready' : 'degraded', stalled, outage: ready ? null : outage(), services };
}

async function healthInTime({ path, health }: AnsweringApp): Promise<Readiness['services'][number]> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (limit = setTimeout(() => resolve(null), WITHIN_MS)));
  const found = await Promise.race([health(), late]).finally(() => clearTimeout(limit));
  const service = path.split('/').at(-1)!;
  return found ?? { service, status: 'degraded', store: 'unreachable', readers: [] };
}
