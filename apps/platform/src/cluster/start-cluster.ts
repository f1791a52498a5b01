import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  makeMetrics,
  outerApp,
  takePort,
  tokenVerifier,
  type AnsweringApp,
  type Logger,
  type Port,
} from '@lien-nganh/service-host';
import type { ClusterArguments } from '../command-line/arguments.ts';
import type { Progress } from '../command-line/progress.ts';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { ownAddresses } from '../http/own-addresses.ts';
import { openIssuer, type Issuer } from '../issuer/issuer.ts';
import { OneTimeSecret } from '../issuer/one-time-secret.ts';
import { Closing } from '../start/closing.ts';
import { untilFiguresAreKnown } from '../start/figures-known.ts';
import { folderToOpen, openFolder } from '../start/folder.ts';
import type { FolderUpgrade } from '../start/folder-upgrade.ts';
import { masterKey } from '../start/master-key.ts';
import { noticeOf } from '../start/notice.ts';
import { openEngines, type Engines } from './engines.ts';
import { fronted } from './front.ts';
import { Instance } from './instance.ts';
import { loadIntoCluster } from './load.ts';
import { mergedMetrics } from './merged-metrics.ts';
import { programs } from './programs.ts';
import { environmentOf } from './environment.ts';

export interface ClusterOptions {
  readonly args: ClusterArguments;
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly logger: Logger;
  /** Lines of the services' logs, besides the files in which they are kept. */
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Cluster {
  readonly url: string;
  readonly folder: string;
  readonly upgrade: FolderUpgrade;
  close(): Promise<void>;
}

/** Starts each service in processes of its own, on one data folder and behind one port; leaves nothing behind when it fails. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (failure) {
    await closing.close().catch((error: unknown) => options.logger.error({ err: error }, 'the stop failed'));
    throw options.signal.aborted ? options.signal.reason : failure;
  }
}

const HOST = '127.0.0.1';

async function start(options: ClusterOptions, closing: Closing): Promise<Cluster> {
  const { args, environment, progress, logger, signal } = options;
  const wanted = { ...args, dataDir: args.dataDir ?? join('.lien-nganh', 'cluster'), real: false, reset: false };
  const toOpen = await folderToOpen(wanted, new Date());
  const port = await takePort({ host: HOST, port: args.port });
  closing.add(() => port.close());
  const folder = await progress.step({ vi: 'Mở thư mục dữ liệu', en: 'Open the data folder' }, () =>
    openFolder(toOpen, false, () => Promise.resolve(undefined)),
  );
  closing.add(() => folder.close());
  const [key, issuer] = [await masterKey(folder), await openIssuer(folder.keysDir)];
  const { KURRENTDB_URL: kurrentdbUrl, KAFKA_BROKERS: kafka } = environment;
  const engines = await openEngines(
    {
      folder,
      masterKey: key,
      kurrentdbUrl: kurrentdbUrl || undefined,
      kafka: kafka || undefined,
      advertised: {
        kafka: environment['KAFKA_ADVERTISED'] || undefined,
        postgres: environment['POSTGRES_ADVERTISED'] || undefined,
      },
      progress,
      logger,
      signal,
    },
    closing,
  );
  signal.throwIfAborted();
  const loaded = await load({ options, folder, engines });
  const instances = await begin({ options, folder, key, issuer, engines, port }, closing);
  const mounted = mount(instances);
  await figuresKnown({ options, engines, mounted, loaded });
  await engines.ports.close();
  await open({ options, folder, issuer, port, instances, mounted });
  closing.add(() => port.close());
  return { url: port.url, folder: folder.path, upgrade: engines.upgrade, close: () => closing.close() };
}

interface Beginning {
  readonly options: ClusterOptions;
  readonly folder: DataFolder;
  readonly key: Buffer;
  readonly issuer: Issuer;
  readonly engines: Engines;
  readonly port: Port;
}

/** Begins every process; each is started again when it ends. */
async function begin({ options, folder, key, issuer, engines, port }: Beginning, closing: Closing) {
  const { args, environment, progress, logger } = options;
  const { kind, province } = folder.description;
  const common = {
    ...{ province: province.code, masterKey: key, issuer, origin: port.origin, notice: noticeOf(kind) },
    ...engines.forServices,
    brokerUrl: engines.brokerUrl,
    filesUrl: environment['FILES_URL'] || pathToFileURL(folder.filesDir).href,
    ...{ partitions: engines.installation.partitions, logLevel: environment['LOG_LEVEL'] || 'info' },
  };
  const settings = environmentOf(common, programs);
  const instances: { readonly service: string; readonly instance: Instance }[] = [];
  for (const { name: service, file: program } of programs) {
    const count = args.instances[service] ?? 1;
    for (let n = 1; n <= count; n++) {
      const name = count === 1 ? service : `${service}-${n}`;
      const onLine = await keptIn(join(folder.logsDir, `${name}.log`), options.onLine);
      const own = { ...settings, ERASURES_FILE: join(folder.path, `erasures.${name}.jsonl`) };
      const instance = new Instance({ name, program, environment: own, logger, onLine });
      closing.add(() => instance.close());
      instances.push({ service, instance });
    }
  }
  await progress.step({ vi: 'Chạy các dịch vụ', en: 'Start the services' }, () =>
    untilAllAnswer(instances, options.signal),
  );
  return instances;
}

type Instances = Awaited<ReturnType<typeof begin>>;

async function untilAllAnswer(instances: Instances, signal: AbortSignal): Promise<void> {
  const givenUp = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  await Promise.race([Promise.all(instances.map(({ instance }) => instance.answers())), givenUp]);
}

/** A file that begins anew with the process that writes it. */
async function keptIn(file: string, onLine: (line: string) => void): Promise<(line: string) => void> {
  await writeFile(file, '');
  let writing = Promise.resolve();
  return (line) => {
    writing = writing.then(() => appendFile(file, `${line}\n`)).catch(() => undefined);
    onLine(line);
  };
}

function mount(instances: Instances): readonly AnsweringApp[] {
  return programs.flatMap(({ name, paths }) => {
    const backends = instances.filter(({ service }) => service === name).map(({ instance }) => instance);
    const sticky = ['/api/gateway/operations'];
    const one = fronted({ path: paths[0]!, service: name, backends, sticky });
    return paths.map((path) => ({ ...one, path }));
  });
}

interface Loading {
  readonly options: ClusterOptions;
  readonly folder: DataFolder;
  readonly engines: Engines;
}

/** Loads what a new folder needs, before the services run: each would take a transaction for every single command that it hears of. */
function load({ options, folder, engines }: Loading): Promise<boolean> {
  const { progress, logger, signal, environment } = options;
  const adminSubject = environment['ADMIN_SUBJECT'] || 'admin';
  return loadIntoCluster({ ...engines, folder, adminSubject, progress, logger, signal });
}

/** Waits until the figures of a new folder, or of what was loaded anew, are known. */
async function figuresKnown({
  options,
  engines,
  mounted,
  loaded,
}: Omit<Loading, 'folder'> & { readonly mounted: readonly AnsweringApp[]; readonly loaded: boolean }): Promise<void> {
  const { progress, logger, signal } = options;
  const gateway = mounted.find(({ path }) => path === '/graphql')!;
  if (!loaded && completeTo(await gateway.health()) !== null) return;
  const health = async () => {
    const found = await gateway.health();
    return { ...found, completeTo: completeTo(found) };
  };
  await progress.step({ vi: 'Cập nhật số liệu', en: 'Bring the figures up to date' }, () =>
    untilFiguresAreKnown({ store: engines.ports.store, gateway: { health }, logger, signal }),
  );
}

type CompleteTo = { readonly log: string; readonly position: string; readonly at: string } | null;

/** What the gateway says besides the health that all have. */
function completeTo(health: object): CompleteTo {
  return (health as { readonly completeTo?: CompleteTo }).completeTo ?? null;
}

async function open({
  options,
  folder,
  issuer,
  port,
  instances,
  mounted,
}: Omit<Beginning, 'key' | 'engines'> & {
  readonly instances: Instances;
  readonly mounted: readonly AnsweringApp[];
}): Promise<void> {
  const { logger } = options;
  const { description } = folder;
  const own = await ownAddresses({
    ...{ description, mounted, issuer, demoClock: null, verify: tokenVerifier(issuer.identity) },
    ...{
      dataDir: folder.path,
      secret: new OneTimeSecret(folder.keysDir),
      adminSubject: options.environment['ADMIN_SUBJECT'] || 'admin',
    },
  });
  const tellMetrics = async () =>
    mergedMetrics(await Promise.all(instances.map(({ instance }) => metricsOf(instance))));
  const metricsToken = options.environment['METRICS_TOKEN'] || undefined;
  port.open(outerApp({ mounted, own, logger, metrics: makeMetrics(), tellMetrics, metricsToken }), mounted);
}

const METRICS_MS = 5_000;

/** Empty where it does not answer. */
async function metricsOf({ name, url }: Instance): Promise<{ readonly instance: string; readonly text: string }> {
  const signal = AbortSignal.timeout(METRICS_MS);
  const text =
    url === null
      ? ''
      : await fetch(`${url}/metrics`, { signal }).then(
          (it) => it.text(),
          () => '',
        );
  return { instance: name, text };
}
