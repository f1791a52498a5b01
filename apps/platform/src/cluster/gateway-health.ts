import type { GatewayHealth } from '@lien-nganh/gateway';
import type { Logger } from '@lien-nganh/service-host';

type Known = Pick<GatewayHealth, 'completeTo' | 'readers'>;

const HEALTH_MS = 5_000;
const NOTHING: Known = { completeTo: null, readers: [] };

/**
 * Asks a gateway that runs elsewhere how far it is. One that does not answer yet knows nothing yet; the operator is told once,
 * who may not have started it.
 */
export function gatewayHealthAt(
  url: string,
  { logger, signal }: { readonly logger: Pick<Logger, 'warn'>; readonly signal: AbortSignal },
): () => Promise<Known> {
  let isTold = false;
  return async () => {
    try {
      const within = AbortSignal.any([signal, AbortSignal.timeout(HEALTH_MS)]);
      const response = await fetch(new URL('/health/ready', url), { signal: within });
      const { services } = (await response.json()) as { readonly services: readonly (Known & { service: string })[] };
      return services.find(({ service }) => service === 'gateway') ?? NOTHING;
    } catch (error) {
      signal.throwIfAborted();
      if (!isTold) logger.warn({ gateway: url, err: error }, WAITED_FOR);
      isTold = true;
      return NOTHING;
    }
  };
}

const WAITED_FOR =
  'the gateway does not answer: it is waited for. Start it, or stop this command with Ctrl-C: what was loaded stays';
