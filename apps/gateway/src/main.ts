import { makeLogger, makeMetrics, openPorts, systemClock, tokenVerifier } from '@lien-nganh/service-host';
import { readConfig, type Config } from './config.ts';
import { openGateway } from './index.ts';

/** The gateway alone in its process. Looks of auditors are noted by the audit service, so none are served here. */
async function start(config: Config): Promise<void> {
  const ports = await openPorts({
    province: config.PROVINCE,
    databaseUrl: config.DATABASE_URL,
    eventStoreUrl: config.EVENT_STORE_URL,
    brokerUrl: config.BROKER_URL,
    keysUrl: config.KEYS_URL,
    masterKey: Buffer.from(config.MASTER_KEY, 'base64'),
  });
  const identity = {
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    keys: { url: config.TOKEN_KEYS_URL },
  };
  const gateway = await openGateway(ports, {
    verifier: tokenVerifier(identity),
    clock: systemClock,
    logger: makeLogger({ level: config.LOG_LEVEL, pretty: process.stdout.isTTY }),
    metrics: makeMetrics(),
    partitions: config.PARTITIONS,
  });
  await gateway.app.listen(config.PORT, config.HOST);
  gateway.app.getHttpServer().on('upgrade', gateway.upgrade);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await gateway.close();
    await ports.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

await start(readConfig(process.env));
