import {
  makeMetrics,
  openPorts,
  portsConfig,
  Problem,
  readiness,
  systemClock,
  type Logger,
  type Readiness,
} from '@lien-nganh/service-host';
import { Closing } from '../start/closing.ts';
import { untilFiguresAreKnown } from '../start/figures-known.ts';
import { openServices } from '../start/services.ts';
import type { EngineSettings } from './engine-settings.ts';

export interface Building {
  readonly settings: EngineSettings;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Waits until every reader has caught up, as their health says. */
  readonly untilCaughtUp: (health: () => Promise<Readiness>) => Promise<void>;
}

/** Opens every service in this process, where nobody can ask it, until its read models and the figures are complete. */
export async function buildAnew({ settings, logger, signal, untilCaughtUp }: Building): Promise<void> {
  const closing = new Closing();
  try {
    const ports = await openPorts(portsConfig(settings));
    closing.add(() => ports.close());
    const verifier = () => Promise.reject(new Problem('unauthenticated'));
    const running = { ports, clock: systemClock, logger, metrics: makeMetrics(), partitions: settings.PARTITIONS };
    const { mounted, gateway } = await openServices(
      { ...running, verifier, origin: () => 'http://127.0.0.1' },
      closing,
    );
    const health = () => readiness(mounted);
    await untilCaughtUp(health);
    await untilFiguresAreKnown({ store: ports.store, gateway, logger, signal });
    await untilCaughtUp(health);
  } finally {
    await closing.close();
  }
}
