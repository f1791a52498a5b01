import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@lien-nganh/event-store';
import type { GatewayHealth } from '@lien-nganh/gateway';
import type { Logger } from '@lien-nganh/service-host';

const LOOK_MS = 50;

interface Waiting {
  readonly store: Pick<EventStore, 'end'>;
  readonly gateway: { health(): Promise<Pick<GatewayHealth, 'completeTo' | 'readers'>> };
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Waits until the gateway has heard everything that the log holds now. Before, it would not know the officers who ask, nor
 * the indicators that they ask for. A gateway that stands still is told, and holds nobody up.
 */
export async function untilFiguresAreKnown({ store, gateway, logger, signal }: Waiting): Promise<void> {
  let end = await store.end({ signal });
  for (;;) {
    const { completeTo, readers } = await gateway.health();
    if (end === null || (completeTo && BigInt(completeTo.position) >= end)) {
      const now = await store.end({ signal });
      // Processes go on from what was loaded.
      if (now === end) return;
      end = now;
    }
    const stalled = readers.filter(({ state }) => state === 'stalled').map(({ reader }) => reader);
    if (stalled.length > 0) return logger.warn({ stalled }, 'figures are not complete yet');
    await pause(LOOK_MS, undefined, { signal });
  }
}
