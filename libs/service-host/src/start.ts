import type { Service } from '@lien-nganh/kernel';
import { systemClock } from './clock.ts';
import type { HostSettings } from './config.ts';
import { serviceApp } from './http/app.ts';
import { tokenVerifier, type TokenVerifier } from './identity/tokens.ts';
import { openPorts, type Ports } from './ports.ts';
import { openRuntime, type RuntimeOptions } from './runtime.ts';
import { makeLogger } from './telemetry/logger.ts';
import { makeMetrics } from './telemetry/metrics.ts';

/** What a process of its own has opened, from its settings alone. */
export interface Opened extends RuntimeOptions {
  readonly ports: Ports;
  readonly verifier: TokenVerifier;
}

export async function openFromSettings(settings: HostSettings): Promise<Opened> {
  const ports = await openPorts({
    province: settings.PROVINCE,
    eventStoreUrl: settings.EVENT_STORE_URL,
    brokerUrl: settings.BROKER_URL,
    databaseUrl: settings.DATABASE_URL,
    keysUrl: settings.KEYS_URL,
    masterKey: settings.MASTER_KEY,
  });
  return {
    ports,
    clock: systemClock,
    logger: makeLogger({ level: settings.LOG_LEVEL, pretty: process.stdout.isTTY }),
    metrics: makeMetrics(),
    partitions: settings.PARTITIONS,
    verifier: tokenVerifier({
      issuer: settings.OIDC_ISSUER,
      audience: settings.OIDC_AUDIENCE,
      keys: { url: settings.OIDC_JWKS_URL },
    }),
  };
}

/** Resolves when the process is told to stop. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** Runs a service in a process of its own, until it is told to stop. */
export async function start(service: Service, settings: HostSettings): Promise<void> {
  const opened = await openFromSettings(settings);
  const runtime = await openRuntime(service, opened);
  const { app } = await serviceApp(runtime, opened.verifier);
  await app.listen(settings.PORT, settings.HOST);
  await toldToStop();
  await app.close();
  await runtime.close();
  await opened.ports.close();
}
