import { fileURLToPath } from 'node:url';
import { folderBlobStore, type BlobStore } from '@lien-nganh/attachments';
import type { EventStore } from '@lien-nganh/event-store';
import type { Broker, Inbox } from '@lien-nganh/messaging';
import { listedKeyStore, postgresKeyStore, type KeyStore } from '@lien-nganh/sealing';
import type pg from 'pg';
import type { HostSettings } from './config.ts';

/** The engines that a process runs on, opened. */
export interface Ports {
  readonly store: EventStore;
  readonly broker: Broker;
  readonly keys: KeyStore;
  /** Where the contents of files are kept; absent: none are taken. */
  readonly blobs?: BlobStore;
  /** PostgreSQL of the read models. */
  readonly databaseUrl: string;
  /**
   * The broker's offsets and the read models are of one PostgreSQL server: of two commits there the disk never holds the later
   * one alone, so that an effect need not wait for it before its offset moves. Default: they are of two.
   */
  readonly oneServer?: boolean;
  inbox(pool: pg.Pool, schema: string, consumer: string): Promise<Inbox<pg.PoolClient>>;
  close(): Promise<void>;
}

export interface PortsConfig {
  readonly province: string;
  /** `postgres://…`; an adapter is chosen by the scheme and loaded only then. */
  readonly eventStoreUrl: string;
  readonly brokerUrl: string;
  readonly databaseUrl: string;
  readonly keysUrl: string;
  readonly masterKey: Buffer;
  /** `file:///folder` or `s3://…`; without it no files are taken. */
  readonly filesUrl?: string | undefined;
  /** The list of erasures, a file of this process apart from what a backup restores; it is applied before anything answers. */
  readonly erasuresFile?: string;
  /** Another clock than real time, for a demo folder. */
  readonly clock?: () => Date;
}

/** The settings that say on which engines a process runs. */
type EngineSettings = Pick<
  HostSettings,
  'PROVINCE' | 'EVENT_STORE_URL' | 'BROKER_URL' | 'DATABASE_URL' | 'KEYS_URL' | 'MASTER_KEY' | 'ERASURES_FILE'
> &
  Partial<Pick<HostSettings, 'FILES_URL'>>;

/** The engines as settings name them. */
export function portsConfig({ ERASURES_FILE: erasuresFile, ...settings }: EngineSettings): PortsConfig {
  return {
    province: settings.PROVINCE,
    eventStoreUrl: settings.EVENT_STORE_URL,
    brokerUrl: settings.BROKER_URL,
    databaseUrl: settings.DATABASE_URL,
    keysUrl: settings.KEYS_URL,
    masterKey: settings.MASTER_KEY,
    filesUrl: settings.FILES_URL,
    ...(erasuresFile === undefined ? {} : { erasuresFile }),
  };
}

export async function openPorts(config: PortsConfig): Promise<Ports> {
  const keys = await openKeys(config);
  const store = await openEventStore(config);
  const broker = await openBroker(config.brokerUrl);
  const blobs = await openBlobs(config.filesUrl);
  return {
    ...(blobs ? { blobs } : {}),
    store,
    broker,
    keys,
    databaseUrl: config.databaseUrl,
    oneServer: isPostgres(config.brokerUrl) && serverOf(config.brokerUrl) === serverOf(config.databaseUrl),
    async inbox(pool, schema, consumer) {
      const { postgresInbox } = await import('@lien-nganh/messaging-postgres');
      return postgresInbox({ pool, schema, consumer });
    },
    async close() {
      await broker.close();
      await store.close();
      await keys.close();
      await blobs?.close();
    },
  };
}

async function openBlobs(url: string | undefined): Promise<BlobStore | null> {
  if (url === undefined) return null;
  if (/^file:\/\/\//.test(url)) return folderBlobStore(fileURLToPath(url));
  if (!/^s3:/.test(url)) throw new UnknownScheme('the store of files', url, ['file', 's3']);
  const { s3BlobStore } = await import('@lien-nganh/attachments-s3');
  return s3BlobStore(url);
}

async function openKeys({ keysUrl, masterKey, erasuresFile }: PortsConfig): Promise<KeyStore> {
  const keys = await postgresKeyStore({ url: keysUrl, masterKey });
  try {
    return erasuresFile === undefined ? keys : await listedKeyStore(keys, erasuresFile);
  } catch (error) {
    await keys.close();
    throw error;
  }
}

async function openEventStore({ eventStoreUrl: url, province, clock }: PortsConfig): Promise<EventStore> {
  if (isKurrentDb(url)) {
    if (clock) throw new RangeError('a clock of its own needs PostgreSQL: KurrentDB keeps its own time');
    const { kurrentdbEventStore } = await import('@lien-nganh/event-store-kurrentdb');
    return kurrentdbEventStore({ url, province });
  }
  if (!isPostgres(url)) throw new UnknownScheme('the event store', url, ['postgres', 'kurrentdb', 'esdb']);
  const { postgresEventStore } = await import('@lien-nganh/event-store-postgres');
  return postgresEventStore({ url, province, ...(clock ? { clock } : {}) });
}

async function openBroker(url: string): Promise<Broker> {
  if (/^kafka:/.test(url)) {
    const { kafkaBroker } = await import('@lien-nganh/messaging-kafka');
    return kafkaBroker({ url });
  }
  if (!isPostgres(url)) throw new UnknownScheme('the broker', url, ['postgres', 'kafka']);
  const { postgresBroker } = await import('@lien-nganh/messaging-postgres');
  return postgresBroker({ url });
}

/** By its address: one that goes by two names is taken for two, which costs time and nothing else. */
function serverOf(url: string): string {
  const { host, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? ''} ${host}`;
}

function isKurrentDb(url: string): boolean {
  return /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:/.test(url);
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

/** A connection string that no adapter answers to. */
export class UnknownScheme extends Error {
  constructor(what: string, url: string, schemes: readonly string[]) {
    const known = schemes.map((scheme) => `${scheme}://`).join(' or ');
    super(`${what} has no adapter for ${url.split(':')[0]}: use a connection string that begins with ${known}`);
  }
}
