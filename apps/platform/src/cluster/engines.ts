import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@lien-nganh/postgres';
import { openPorts, type Logger, type Ports } from '@lien-nganh/service-host';
import type pg from 'pg';
import { UsageError } from '../command-line/failure.ts';
import type { Progress } from '../command-line/progress.ts';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { restoreIsHandled } from '../data-folder/restored.ts';
import type { Closing } from '../start/closing.ts';
import { openDatabases, type Databases } from '../start/databases.ts';
import { FolderUpgrade } from '../start/folder-upgrade.ts';
import { claimDatabase, type Installation } from '../start/installation.ts';
import { becomeSuccessor } from '../start/restored-log.ts';
import { ServerWatch } from '../start/server-watch.ts';
import { kafkaFolder, openKafka } from './kafka.ts';
import { startOver } from './start-over.ts';

export interface EnginesWanted {
  readonly folder: DataFolder;
  readonly masterKey: Buffer;
  /** A KurrentDB for the log; without it PostgreSQL keeps it. */
  readonly kurrentdbUrl: string | undefined;
  /** A Kafka that is there; without it one is started. */
  readonly kafka: string | undefined;
  /** `host:port` of what stands between the services and the engines that are started here. */
  readonly advertised: { readonly kafka: string | undefined; readonly postgres: string | undefined };
  readonly progress: Progress;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** What the processes of a cluster stand on. */
export interface Engines {
  readonly databases: Databases;
  /** The same as the services are to reach them. */
  readonly forServices: { readonly databases: Pick<Databases, 'url' | 'keysUrl'>; readonly eventStoreUrl: string };
  readonly pool: pg.Pool;
  readonly installation: Installation;
  readonly upgrade: FolderUpgrade;
  readonly brokerUrl: string;
  /** Opened here too, for the start. */
  readonly ports: Ports;
}

/** Some forty for each process, and some for looking. */
const MOST_CONNECTIONS = 400;

/** @throws UsageError, CannotStartKafka */
export async function openEngines(wanted: EnginesWanted, closing: Closing): Promise<Engines> {
  const { folder, progress, logger, kurrentdbUrl, kafka: given, advertised, masterKey } = wanted;
  const databases = await progress.step({ vi: 'Chạy PostgreSQL', en: 'Start PostgreSQL' }, () => databasesOf(wanted));
  closing.add(() => databases.close());
  const pool = connect(databases.url, { max: 2, applicationName: 'cluster' });
  closing.add(() => pool.end());
  const upgrade = await FolderUpgrade.begin(folder, databases);
  const engines = kurrentdbUrl === undefined ? 'postgres+kafka' : 'kurrentdb+kafka';
  const installation = await claimDatabase(pool, folder.description, engines);
  refuseWithoutKafkaData(wanted, installation);
  const kafka = await progress.step({ vi: 'Chạy Kafka', en: 'Start Kafka' }, () =>
    openKafka(folder.path, { given, advertised: advertised.kafka }, logger),
  );
  closing.add(() => kafka.close());
  await succeed(pool, databases, wanted);
  const [eventStoreUrl, brokerUrl] = [kurrentdbUrl ?? databases.url, kafka.url];
  const ports = await progress.step({ vi: 'Mở nhật ký', en: 'Open the log' }, () =>
    openPorts({
      ...{ province: folder.description.province.code, databaseUrl: databases.url, keysUrl: databases.keysUrl },
      ...{ masterKey, eventStoreUrl, brokerUrl },
    }),
  );
  const told = { url: by(advertised.postgres, databases.url), keysUrl: by(advertised.postgres, databases.keysUrl) };
  const forServices = { databases: told, eventStoreUrl: kurrentdbUrl ?? told.url };
  return { databases, forServices, pool, installation, upgrade, ports, brokerUrl };
}

/** The same URL with the host and the port of what stands between. */
function by(way: string | undefined, url: string): string {
  if (way === undefined) return url;
  const led = new URL(url);
  led.host = way;
  // Over a socket nothing could stand between.
  led.searchParams.delete('host');
  return led.href;
}

function databasesOf({ folder, logger, signal }: EnginesWanted): Promise<Databases> {
  const { onServer } = new ServerWatch(logger);
  return openDatabases({
    ...{ databaseUrl: undefined, keysDatabaseUrl: undefined, postgresDir: folder.postgresDir, signal, onServer },
    log: (line) => logger.debug({ postgres: line }),
    mostConnections: MOST_CONNECTIONS,
  });
}

/** Whoever publishes remembers what it published: a Kafka that has lost it would never be told again. */
function refuseWithoutKafkaData({ folder, kafka }: EnginesWanted, { loaded }: Installation): void {
  const isNew = loaded === null || folder.restored !== undefined || kafka !== undefined;
  if (isNew || existsSync(join(kafkaFolder(folder.path), 'data'))) return;
  throw new UsageError({
    vi: `Thiếu ${kafkaFolder(folder.path)}: không có nó, các dịch vụ không biết đã nhận những gì.`,
    en: `${kafkaFolder(folder.path)} is missing: without it the services do not know what they were told`,
  });
}

/**
 * A log that came out of a backup goes on as another one: into topics of another generation, from its beginning. One on KurrentDB
 * is in no folder: it was restored beside it, or not at all, and everything that is read is built anew from what it holds.
 */
async function succeed(pool: pg.Pool, databases: Databases, { folder, kurrentdbUrl }: EnginesWanted): Promise<void> {
  if (!folder.restored) return;
  if (kurrentdbUrl === undefined) return becomeSuccessor(pool, folder);
  const { code } = folder.description.province;
  await startOver({ PROVINCE: code, EVENT_STORE_URL: kurrentdbUrl, DATABASE_URL: databases.url });
  await restoreIsHandled(folder.path, new Date());
}
