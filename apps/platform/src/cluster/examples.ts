import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLogger, makeMetrics, outerApp, takePort } from '@lien-nganh/service-host';
import { testDatabase } from '@lien-nganh/testing';
import { typedWith } from '../cli/examples.ts';
import { withToken, type Caller } from '../examples.ts';
import { openIssuer, type Issuer } from '../issuer/issuer.ts';
import { Closing } from '../start/closing.ts';
import { fronted } from './front.ts';
import { Instance } from './instance.ts';
import { programs } from './programs.ts';
import { environmentOf } from './environment.ts';

/** Where the services of a test have what they hold, and who signs their tokens. */
export interface Site {
  readonly province: string;
  readonly eventStoreUrl: string;
  readonly brokerUrl: string;
  readonly databaseUrl: string;
  readonly keysUrl: string;
  readonly masterKey: Buffer;
  readonly issuer: Issuer;
}

/** Services as processes of their own, behind one address. */
export interface Services {
  readonly url: string;
  as(subject: string): Promise<Caller>;
  token(subject: string): Promise<string>;
  /** A command of `lien-nganh` with the environment that an operator gives it. */
  typed(more: Readonly<Record<string, string>>, ...argv: string[]): ReturnType<typeof typedWith>;
  stop(): Promise<void>;
}

/** Databases and keys of a site, which go with it. */
export async function freshSite(closing: Closing, of: Partial<Site> = {}): Promise<Site> {
  const [log, keys] = [await testDatabase(), await testDatabase()];
  const folder = await mkdtemp(join(tmpdir(), 'lien nganh '));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  closing.add(() => log.drop());
  closing.add(() => keys.drop());
  return {
    ...{ province: '12', eventStoreUrl: log.url, brokerUrl: log.url, databaseUrl: log.url, keysUrl: keys.url },
    ...{ masterKey: randomBytes(32), issuer: await openIssuer(folder) },
    ...of,
  };
}

/** Runs every program of the platform on a site. */
export async function startServices(site: Site): Promise<Services> {
  const closing = new Closing();
  const logger = makeLogger({ level: 'fatal', pretty: false });
  const port = await takePort({ host: '127.0.0.1', port: 0 });
  closing.add(() => port.close());
  const environment = environmentFor(site, port.origin);
  const said: string[] = [];
  const instances = programs.map(({ name, file }) => {
    const onLine = (line: string) => void said.push(`${name}: ${line}`);
    const instance = new Instance({ name, program: file, environment, logger, onLine });
    closing.add(() => instance.close());
    return instance;
  });
  const mounted = programs.flatMap(({ name, paths }, nth) =>
    paths.map((path) => fronted({ path, service: name, backends: [instances[nth]!] })),
  );
  port.open(outerApp({ mounted, own: [publishKeys(site.issuer)], logger, metrics: makeMetrics() }), mounted);
  await answering(instances, said).catch(async (failure: unknown) => {
    await closing.close();
    throw failure;
  });
  return {
    url: port.origin,
    as: async (subject) => withToken(port.origin, await site.issuer.sign(subject, 1)),
    token: (subject) => site.issuer.sign(subject, 1),
    typed: (more, ...argv) => typedWith({ ...environment, GATEWAY_URL: instances[0]!.url!, ...more }, ...argv),
    stop: () => closing.close(),
  };
}

/** Nothing of these tests keeps files. */
const NO_FILES = 'file:///nowhere';

/** Settings of a service on a site, which its commands take too. */
export function environmentFor({ databaseUrl, keysUrl, ...site }: Site, origin: string): Record<string, string> {
  const databases = { url: databaseUrl, keysUrl };
  return environmentOf(
    { ...site, databases, origin, partitions: 4, notice: null, filesUrl: NO_FILES, logLevel: 'info' },
    programs,
  );
}

function publishKeys({ jwks }: Issuer): Parameters<typeof outerApp>[0]['own'][number] {
  return (request, response, next) => {
    if (request.path === '/.well-known/jwks.json') response.json(jwks);
    else next();
  };
}

const START_MS = 180_000;

async function answering(instances: readonly Instance[], said: readonly string[]): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const given = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`the services do not answer: ${said.slice(-20).join('\n')}`)), START_MS);
  });
  await Promise.race([Promise.all(instances.map((each) => each.answers())), given]).finally(() => clearTimeout(late));
}
