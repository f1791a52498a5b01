import { makeLogger, makeMetrics, openPorts, Problem, systemClock, tokenVerifier } from '@lien-nganh/service-host';
import type { Config } from './config.ts';
import { callOver } from './http/call.ts';
import { openAudit } from './open-audit.ts';

/** Runs the audit interface in a process of its own, until it is told to stop. */
export async function start(config: Config): Promise<void> {
  const ports = await openPorts({
    province: config.PROVINCE,
    eventStoreUrl: config.EVENT_STORE_URL,
    brokerUrl: config.BROKER_URL,
    databaseUrl: config.DATABASE_URL,
    keysUrl: config.KEYS_URL,
    masterKey: config.MASTER_KEY,
  });
  const audit = await openAudit({
    ports,
    clock: systemClock,
    logger: makeLogger({ level: config.LOG_LEVEL, pretty: process.stdout.isTTY }),
    metrics: makeMetrics(),
    verifier: tokenVerifier({
      issuer: config.OIDC_ISSUER,
      audience: config.OIDC_AUDIENCE,
      keys: { url: config.OIDC_JWKS_URL },
    }),
    services: config.SERVICES,
    call: callOver((path) => originOf(config, path)),
  });
  await audit.app.listen(config.PORT, config.HOST);
  await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, resolve)));
  await audit.close();
  await ports.close();
}

function originOf({ SERVICES, GATEWAY_URL, HOST, PORT }: Config, path: string): string {
  if (path === '/graphql') return GATEWAY_URL;
  if (path.startsWith('/api/audit/')) return `http://${HOST}:${PORT}`;
  const found = SERVICES.find(({ name }) => path.startsWith(`/api/${name}/`));
  if (!found) throw new Problem('not-found');
  return found.url;
}
