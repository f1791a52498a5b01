import { pathToFileURL } from 'node:url';
import {
  makeMetrics,
  openPorts,
  outerApp,
  readiness,
  startTracing,
  systemClock,
  takePort,
  tokenVerifier,
  type Clock,
  type Logger,
  type Port,
  type Ports,
  type Readiness,
  type TellOutage,
} from '@lien-nganh/service-host';
import { connect } from '@lien-nganh/postgres';
import type pg from 'pg';
import { loadReferenceData } from '../bootstrap/load.ts';
import { isLoopback, type Config } from '../command-line/config.ts';
import { UsageError } from '../command-line/failure.ts';
import type { Progress } from '../command-line/progress.ts';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { ownAddresses } from '../http/own-addresses.ts';
import { openIssuer, type Issuer } from '../issuer/issuer.ts';
import { OneTimeSecret } from '../issuer/one-time-secret.ts';
import { Closing } from './closing.ts';
import { openDatabases, type Databases } from './databases.ts';
import { folderToOpen, openFolder, type FolderToOpen } from './folder.ts';
import { FolderUpgrade } from './folder-upgrade.ts';
import { claimDatabase, moveClock, type Installation } from './installation.ts';
import { masterKey } from './master-key.ts';
import { untilFiguresAreKnown } from './figures-known.ts';
import { movableClock } from './movable-clock.ts';
import { noticeOf, noticeWithClock } from './notice.ts';
import { becomeSuccessor } from './restored-log.ts';
import { ServerWatch } from './server-watch.ts';
import { openServices } from './services.ts';
import { giveBackWhatStartTook } from './small-heap.ts';

export interface StartOptions {
  readonly config: Config;
  readonly progress: Progress;
  readonly logger: Logger;
  /** Asks the operator to type the name of the province whose real data are to be erased. */
  readonly confirm: (province: string) => Promise<string | undefined>;
  /** Gives up the start. What has started is ended by `close` alone. */
  readonly signal: AbortSignal;
}

export interface Platform {
  readonly url: string;
  readonly folder: string;
  /** Set when a secret for the administrator was made: shown now, and never again. */
  readonly oneTimeSecret: string | null;
  /** A folder for real use in which only the administrator can sign in. */
  readonly lacksIssuer: boolean;
  /** What opening the folder made of it. */
  readonly upgrade: FolderUpgrade;
  health(): Promise<Readiness>;
  close(): Promise<void>;
}

/** Starts everything on one data folder and one port; leaves nothing behind when it fails. */
export async function startPlatform(options: StartOptions): Promise<Platform> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (failure) {
    await closing.close().catch((error: unknown) => options.logger.error({ err: error }, 'the stop failed'));
    // What was given up fails in many words; why it was given up is what counts.
    throw options.signal.aborted ? options.signal.reason : failure;
  }
}

async function start(options: StartOptions, closing: Closing): Promise<Platform> {
  const { config, progress, signal } = options;
  const toOpen = await folderToOpen(config, new Date());
  refuseOffLoopback(toOpen, config);
  const port = await takePort(config);
  const tracing = await startTracing('lien-nganh', config.tracing);
  closing.add(() => tracing.close());
  closing.add(() => port.close());
  const folder = await progress.step({ vi: 'Mở thư mục dữ liệu', en: 'Open the data folder' }, () =>
    openFolder(toOpen, config.reset, options.confirm),
  );
  closing.add(() => folder.close());
  const key = await masterKey(folder);
  const issuer = config.outsideIssuer ? null : await openIssuer(folder.keysDir);
  const watch = new ServerWatch(options.logger);
  const databases = await progress.step({ vi: 'Chạy PostgreSQL', en: 'Start PostgreSQL' }, () =>
    databasesOf(options, folder, watch),
  );
  closing.add(() => databases.close());
  signal.throwIfAborted();
  const base = await openBase({ options, folder, databases, key, closing });
  signal.throwIfAborted();
  return serve({ options, folder, issuer, closing, port, outage: watch.outage, ...base });
}

/** Tokens of sample accounts are for anybody at this machine: no other machine may reach them. */
function refuseOffLoopback({ wanted }: FolderToOpen, { host }: Config): void {
  if (wanted.kind === 'real' || isLoopback(host)) return;
  throw new UsageError({
    vi: `--host ${host}: thư mục có tài khoản mẫu chỉ phục vụ trên máy này; cho máy khác, dùng --real.`,
    en: `--host ${host}: a folder with sample accounts is served on this machine only; for others use --real`,
  });
}

function databasesOf(
  { config, logger, signal }: StartOptions,
  { postgresDir }: DataFolder,
  { onServer }: ServerWatch,
): Promise<Databases> {
  const { databaseUrl, keysDatabaseUrl } = config;
  return openDatabases({
    databaseUrl,
    keysDatabaseUrl,
    postgresDir,
    signal,
    log: (line) => logger.debug({ postgres: line }),
    onServer,
  });
}

interface Base {
  readonly pool: pg.Pool;
  readonly upgrade: FolderUpgrade;
  readonly installation: Installation;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly demoClock: ReturnType<typeof movableClock> | null;
}

/** What the services stand on: the claimed database, the clock, the ports. */
async function openBase(parts: {
  readonly options: StartOptions;
  readonly folder: DataFolder;
  readonly databases: Databases;
  readonly key: Buffer;
  readonly closing: Closing;
}): Promise<Base> {
  const { folder, databases, key, closing, options } = parts;
  const pool = connect(databases.url, { max: 2, applicationName: 'platform' });
  closing.add(() => pool.end());
  const upgrade = await FolderUpgrade.begin(folder, databases);
  const installation = await claimDatabase(pool, folder.description);
  await becomeSuccessor(pool, folder);
  const demoClock = installation.clock ? movableClock(installation.clock, (to) => moveClock(pool, to)) : null;
  const clock = demoClock ?? systemClock;
  const ports = await options.progress.step({ vi: 'Mở nhật ký', en: 'Open the log' }, () =>
    openPorts({
      province: folder.description.province.code,
      eventStoreUrl: databases.url,
      brokerUrl: databases.url,
      databaseUrl: databases.url,
      keysUrl: databases.keysUrl,
      masterKey: key,
      erasuresFile: folder.erasuresFile,
      filesUrl: options.config.filesUrl ?? pathToFileURL(folder.filesDir).href,
      ...(demoClock ? { clock: () => demoClock.now() } : {}),
    }),
  );
  closing.add(() => ports.close());
  return { pool, upgrade, installation, ports, clock, demoClock };
}

interface Serving extends Base {
  readonly options: StartOptions;
  readonly folder: DataFolder;
  readonly issuer: Issuer | null;
  readonly closing: Closing;
  readonly port: Port;
  readonly outage: TellOutage;
}

async function serve(serving: Serving): Promise<Platform> {
  const { options, folder, issuer, closing, ports, port, outage } = serving;
  const { config, progress, logger, signal } = options;
  const { identity, ...running } = runningOn(serving);
  const verify = tokenVerifier(identity);
  const { runtimes, mounted, gateway } = await progress.step({ vi: 'Mở các dịch vụ', en: 'Open the services' }, () =>
    openServices({ ...running, verifier: verify, origin: () => port.origin }, closing),
  );
  const begins = (await gateway.health()).completeTo === null;
  const loading = { ...serving, runtimes, progress, signal, adminSubject: config.adminSubject, logger };
  const loaded = await loadReferenceData(loading);
  if (begins || loaded) {
    await progress.step({ vi: 'Cập nhật số liệu', en: 'Bring the figures up to date' }, () =>
      untilFiguresAreKnown({ store: ports.store, gateway, logger, signal }),
    );
    giveBackWhatStartTook();
  }
  const secret = new OneTimeSecret(folder.keysDir);
  const own = await ownAddresses({
    ...serving,
    description: folder.description,
    mounted,
    verify,
    secret,
    adminSubject: config.adminSubject,
    dataDir: folder.path,
  });
  const { metricsToken } = config;
  port.open(outerApp({ mounted, own, outage, logger, metrics: running.metrics, metricsToken }), mounted);
  // Closed once more, first of all: nothing that answers may go before who asks.
  closing.add(() => port.close());
  const oneTimeSecret = await newSecret(serving, secret);
  return {
    ...{ url: port.url, folder: folder.path, oneTimeSecret, upgrade: serving.upgrade },
    lacksIssuer: issuer !== null && folder.description.kind === 'real',
    health: () => readiness(mounted, outage),
    close: () => closing.close(),
  };
}

/** What every service is given, and who says who somebody is. */
function runningOn({ options, folder, issuer, installation, ports, clock, demoClock, outage }: Serving) {
  const { logger, config } = options;
  const { outsideIssuer } = config;
  const said = noticeOf(folder.description.kind);
  const notice = said && demoClock ? noticeWithClock(said, demoClock) : said;
  return {
    ...{ ports, clock, logger, outage, metrics: makeMetrics(), partitions: installation.partitions },
    files: config.files,
    deliveries: config.deliveries,
    identity: issuer?.identity ?? { ...outsideIssuer!, keys: { url: outsideIssuer!.jwksUrl } },
    ...(notice ? { notice } : {}),
  };
}

/** Made once the administrator can use it, and whenever the operator asks for another. */
async function newSecret({ folder, issuer, options }: Serving, secret: OneTimeSecret): Promise<string | null> {
  if (issuer === null || folder.description.kind !== 'real') return null;
  const wanted = options.config.oneTimeSecret || !(await secret.wasMade());
  return wanted ? secret.make() : null;
}
