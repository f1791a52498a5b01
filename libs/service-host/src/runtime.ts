import { permissions as shippedPermissions, type PermissionTable } from '@lien-nganh/access';
import {
  definitionOf,
  hosted,
  type AnyEvents,
  type FileDesk,
  type LogIdentity,
  type Question,
  type ReferenceRows,
  type Service,
} from '@lien-nganh/kernel';
import type { FileStore } from '@lien-nganh/attachments';
import type { EventStore } from '@lien-nganh/event-store';
import { sealer, type Sealer } from '@lien-nganh/sealing';
import { ReadSide, referenceRows, registerOf, schemaOf, type Decoder } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import type { Logger } from 'pino';
import { Arrival, DEFAULT_PATIENCE_MS } from './arrival/arrival.ts';
import type { NoteLook } from './audit/look.ts';
import { moment, type Clock } from './clock.ts';
import { keepDelivering } from './deliveries/courier.ts';
import type { DeliveryOptions } from './deliveries/settings.ts';
import { keepSweeping, openFiles } from './files/open-files.ts';
import type { FileOptions } from './files/settings.ts';
import { ANSWER_WITHIN_MS } from './http/in-time.ts';
import type { AskFigures } from './commands/figures-over-http.ts';
import { sendWanted } from './commands/send-wanted.ts';
import { forgetRecord } from './imports/forget-record.ts';
import { ImportStore } from './imports/import-store.ts';
import { Imports } from './imports/imports.ts';
import { refuseWithoutTables } from './identity/needed-tables.ts';
import { openPools } from './pools.ts';
import type { Ports } from './ports.ts';
import type { Sentences, TellOutage } from './problem.ts';
import { heardBy } from './telemetry/heard.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** A service with everything that it runs on; what HTTP, processes and tools call. */
export interface Runtime {
  readonly service: Service;
  readonly questions: readonly Question[];
  readonly store: EventStore;
  readonly log: LogIdentity;
  readonly decoder: Decoder;
  readonly sealer: Sealer;
  readonly rows: ReferenceRows;
  /** Of what runs off the log: its work may take long. */
  readonly pool: pg.Pool;
  /** Of requests: a query that is not answered in time fails, and its connection is given up. */
  readonly requests: pg.Pool;
  /** Milliseconds after which a request that has no answer yet gets one. */
  readonly answerWithinMs: number;
  readonly clock: Clock;
  readonly fingerprintKey: Buffer;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readSide: ReadSide;
  readonly imports: Imports;
  /** What every page and document must say of its data, for instance that they are samples. */
  readonly notice: Sentences | null;
  readonly permissions: PermissionTable;
  /** `null`: looks cannot be noted here, and auditors are shown nothing. */
  readonly noteLook: NoteLook | null;
  /** `null`: figures of reports are told nowhere, and nothing is frozen. */
  readonly figures: AskFigures | null;
  /** What addresses of the platform begin with; `null`: as it is asked. */
  readonly publicUrl: string | null;
  /** The reference tables once what was recorded has arrived there, for whoever is about to refuse. */
  readonly arrival: Arrival;
  /** What is known of a database that cannot be used. */
  readonly outage: TellOutage;
  /** `null`: no files are taken here. */
  readonly files: FileStore | null;
  /** For a command about files: what is known of them. */
  readonly desk?: FileDesk;
  /** Generation of the topics that are live, and their partitions. */
  readonly topics: { readonly generation: number; readonly partitions: number };
  /** When it began to run, milliseconds since 1970 in real time. */
  readonly began: number;
  tablesOf(question: Question): Promise<unknown>;
  versionOf(events: AnyEvents, name: string): number;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  readonly ports: Ports;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What every page and document must say of its data, for instance that they are samples. */
  readonly notice?: Sentences;
  /** Of every topic. */
  readonly partitions?: number;
  /** Default: the table of the platform. */
  readonly permissions?: PermissionTable;
  /** Keeps what auditors are shown; without it they are shown nothing. */
  readonly noteLook?: NoteLook;
  /** Asks for figures of reports; without it they are not to be had. */
  readonly figures?: AskFigures;
  /** How something is told outside. Default: nothing is. */
  readonly deliveries?: DeliveryOptions;
  /** Default: nothing is known. */
  readonly outage?: TellOutage;
  /** Milliseconds after which a request that has no answer yet gets one. */
  readonly answerWithinMs?: number;
  /** Milliseconds after which a query of what runs off the log fails and its connection is given up. */
  readonly queryTimeoutMs?: number;
  /** How files are taken in. Default: the usual limits, and no scanner. */
  readonly files?: FileOptions;
  /** Milliseconds that a refusal waits at most for what is on its way into the reference tables. */
  readonly patienceMs?: number;
}

export const DEFAULT_PARTITIONS = 4;

/**
 * Opens a service on its ports and starts everything that runs off the log.
 *
 * @throws MissingReference when the service does not keep what it takes to know its callers
 */
export async function openRuntime(declared: Service, options: RuntimeOptions): Promise<Runtime> {
  refuseWithoutTables(declared);
  const service = hosted(declared);
  const { ports } = options;
  const pools = openPools(service.name, ports.databaseUrl, { ...options, ...chosen(options), ...oneServer(ports) });
  const { pool, requests } = pools;
  const questions = [...service.questions, ...declared.streams.map(registerOf)];
  const opened = { service, questions, pool, requests, ...(await logOf(ports, service)) };
  const imports = await importsOf(service, requests, ports);
  const readSide = new ReadSide({
    ...(await readSideOptions({ ...opened, inboundPool: pools.inbound }, options)),
    send: (wanted, signal) => sendWanted(runtime, wanted, signal),
    forgetBeside: (erased, signal) => forgetRecord(imports.store, service.registers, { ...erased, signal }),
  });
  const runtime: Runtime = {
    ...{ ...opened, ...chosen(options) },
    ...{ readSide, imports, publicUrl: options.deliveries?.publicUrl ?? null },
    arrival: arrivalAt({ ...opened, readSide }, options),
    began: Date.now(),
    files: openFiles(service.name, options),
    store: ports.store,
    decoder: readSide.decoder,
    rows: readSide.rows,
    fingerprintKey: (await ports.keys.keyFor(`fingerprint:${service.name}`)).secret,
    tablesOf: (question) => readSide.tablesOf(question),
    versionOf: (events, name) => definitionOf(events).versions[name]!.version,
    get topics() {
      return { generation: readSide.generation(), partitions: options.partitions ?? DEFAULT_PARTITIONS };
    },
    async close() {
      await imports.close();
      for (const stop of besides) await stop();
      await readSide.close();
      await pools.end();
    },
  };
  await readSide.start();
  const besides = [keepSweeping(runtime), keepDelivering(runtime, options.deliveries)];
  return runtime;
}

/** Which log it is, and what opens it. */
async function logOf({ store, keys }: Ports, { name }: Service): Promise<Pick<Runtime, 'log' | 'sealer'>> {
  return { log: await store.log(), sealer: sealer(keys, name) };
}

function oneServer({ oneServer: is }: Ports): Pick<Ports, 'oneServer'> {
  return is === undefined ? {} : { oneServer: is };
}

/** What the options say, or leave out. */
function chosen({ clock, logger, metrics, ...options }: RuntimeOptions) {
  return {
    ...{ clock, logger, metrics },
    answerWithinMs: options.answerWithinMs ?? ANSWER_WITHIN_MS,
    notice: options.notice ?? null,
    permissions: options.permissions ?? shippedPermissions,
    noteLook: options.noteLook ?? null,
    figures: options.figures ?? null,
    outage: options.outage ?? (() => null),
  };
}

async function importsOf(service: Service, requests: pg.Pool, ports: Ports): Promise<Imports> {
  const store = new ImportStore(requests, service.name, ports);
  if (service.registers.length > 0) await store.prepare();
  return new Imports(store);
}

function arrivalAt(
  { service, log, requests, readSide }: Opened & Pick<Runtime, 'readSide'>,
  { ports: { store }, patienceMs = DEFAULT_PATIENCE_MS }: RuntimeOptions,
): Arrival {
  return new Arrival({
    ...{ service, store, log, patienceMs },
    ownHas: (position) => readSide.waitFor(position, { ms: 0 }),
    inbound: () => readSide.inbound(),
    rows: () => referenceRows(requests, readSide.schema, service.reference),
  });
}

type Opened = Pick<Runtime, 'service' | 'questions' | 'log' | 'pool' | 'requests' | 'sealer'>;

async function readSideOptions(
  { inboundPool, ...opened }: Opened & { readonly inboundPool: pg.Pool },
  { ports, clock, logger, metrics, partitions = DEFAULT_PARTITIONS }: RuntimeOptions,
) {
  const { name } = opened.service;
  return {
    ...opened,
    store: ports.store,
    broker: ports.broker,
    url: ports.databaseUrl,
    inbox: await ports.inbox(inboundPool, `${schemaOf(name)}_inbox`, `${name}.v1`),
    partitions,
    now: () => moment(clock),
    onHandled: heardBy({ logger, metrics, service: name, reader: `${name}.inbound` }),
    onPublished: (topic: string, messages: number) => metrics.published.inc({ service: name, topic }, messages),
    onFailure: (reader: string, error: unknown) =>
      logger.error({ reader, err: error }, 'a reader failed and will begin again'),
  };
}
