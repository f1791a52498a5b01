import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { account } from '@lien-nganh/contracts/agencies';
import { topicOf, type ContractMessage } from '@lien-nganh/messaging';
import {
  makeLogger,
  makeMetrics,
  openPorts,
  openRuntime,
  serviceApp,
  systemClock,
  tokenVerifier,
  type Runtime,
} from '@lien-nganh/service-host';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { visitPermissions, visits } from './visits.ts';

/** Something that takes the command over HTTP. */
export interface Listening {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

const OFFICER = 'officer.police';

/** The service as the platform runs it: verified tokens, permissions, log lines, and its readers beside it. */
export async function listeningService(databaseUrl: string): Promise<Listening> {
  const ports = await openPorts({
    province: '12',
    eventStoreUrl: databaseUrl,
    brokerUrl: databaseUrl,
    keysUrl: databaseUrl,
    databaseUrl,
    masterKey: randomBytes(32),
  });
  const runtime = await openRuntime(visits, {
    ports,
    clock: systemClock,
    logger: makeLogger({ level: 'info', pretty: false, destination: { write: () => undefined } }),
    metrics: makeMetrics(),
    partitions: 2,
    permissions: visitPermissions,
  });
  await ports.broker.declare({ name: topicOf('agencies', 1), partitions: 2 });
  await ports.broker.publish(topicOf('agencies', 1), [officer]);
  await untilTheOfficerIsKnown(runtime);
  const { verifier, token } = await issuer();
  const { app } = await serviceApp(runtime, verifier);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/visits/visit/open-visit`,
    token,
    async close() {
      await app.close();
      await runtime.close();
      await ports.close();
    },
  };
}

/** An issuer of tokens of its own, and a token of an account. */
export async function issuer(account = OFFICER) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const set = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
  const named = { issuer: 'https://issuer.example', audience: 'lien-nganh' };
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setSubject(account)
    .setIssuer(named.issuer)
    .setAudience(named.audience)
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(privateKey);
  return { verifier: tokenVerifier({ ...named, keys: { set } }), token };
}

const officer: ContractMessage = {
  specversion: '1.0',
  id: randomUUID(),
  source: '/provinces/12/agencies',
  type: account.type,
  subject: `account-${OFFICER}`,
  time: '2013-07-16T00:00:00.000Z',
  datacontenttype: 'application/json',
  data: {
    account: OFFICER,
    subject: OFFICER,
    agency: 'police',
    role: 'officer',
    duties: [],
    from: '2000-01-01',
    to: null,
    positions: [],
    deputisings: [],
  },
  contractversion: account.version,
  log: '12-bench',
  position: '1',
  eventid: randomUUID(),
  keyrevision: 0,
  occurredon: '2013-07-16',
  correlationid: 'bench',
  actor: { account: 'bench', agency: 'ppc', role: 'service' },
};

async function untilTheOfficerIsKnown({ rows }: Runtime): Promise<void> {
  while ((await rows.list('accounts', 'account ')).length === 0) await new Promise(setImmediate);
}
