import { permissions as shippedPermissions, type PermissionTable } from '@lien-nganh/access';
import {
  definitionOf,
  type AnyEvents,
  type LogIdentity,
  type Question,
  type ReferenceRows,
  type Service,
} from '@lien-nganh/kernel';
import type { EventStore } from '@lien-nganh/event-store';
import { sealer, type Sealer } from '@lien-nganh/sealing';
import {
  ReadSide,
  registerOf,
  schemaOf,
  type Answer,
  type Decoder,
  type WantedCommand,
} from '@lien-nganh/subscriptions';
import { connect } from '@lien-nganh/postgres';
import type pg from 'pg';
import type { Logger } from 'pino';
import { moment, type Clock } from './clock.ts';
import { executeCommand } from './commands/execute.ts';
import { serviceStanding } from './identity/standing.ts';
import { Problem } from './problem.ts';
import type { Ports } from './ports.ts';
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
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly fingerprintKey: Buffer;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readSide: ReadSide;
  readonly permissions: PermissionTable;
  tablesOf(question: Question): Promise<unknown>;
  versionOf(events: AnyEvents, name: string): number;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  readonly ports: Ports;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Generation of the topics that are live, and their partitions. */
  readonly generation?: number;
  readonly partitions?: number;
  /** Default: the table of the platform. */
  readonly permissions?: PermissionTable;
}

export const DEFAULT_PARTITIONS = 8;

/** Opens a service on its ports and starts everything that runs off the log. */
export async function openRuntime(service: Service, options: RuntimeOptions): Promise<Runtime> {
  const { ports, clock, logger, metrics } = options;
  const log = await ports.store.log();
  const pool = connect(ports.databaseUrl, { max: 12, applicationName: service.name });
  const sealing = sealer(ports.keys, service.name);
  const questions = [...service.questions, ...service.streams.map(registerOf)];
  const readSide: ReadSide = new ReadSide({
    service,
    questions,
    log,
    pool,
    sealer: sealing,
    store: ports.store,
    broker: ports.broker,
    url: ports.databaseUrl,
    inbox: await ports.inbox(pool, `${schemaOf(service.name)}_inbox`, `${service.name}.v1`),
    generation: options.generation ?? 1,
    partitions: options.partitions ?? DEFAULT_PARTITIONS,
    now: () => moment(clock),
    send: (wanted, signal) => send(runtime, wanted, signal),
    onFailure: (reader, error) => logger.error({ reader, err: error }, 'a reader failed and will begin again'),
  });
  const runtime: Runtime = {
    service,
    questions,
    log,
    pool,
    clock,
    logger,
    metrics,
    readSide,
    permissions: options.permissions ?? shippedPermissions,
    store: ports.store,
    sealer: sealing,
    decoder: readSide.decoder,
    rows: readSide.rows,
    fingerprintKey: (await ports.keys.keyFor(`fingerprint:${service.name}`)).secret,
    tablesOf: (question) => readSide.tablesOf(question),
    versionOf: (events, name) => definitionOf(events).versions[name]!.version,
    async close() {
      await readSide.close();
      await pool.end();
    },
  };
  await readSide.start();
  return runtime;
}

/** Executes what a process wants, in the name of the service; a refusal is an answer, anything else is tried again. */
async function send(runtime: Runtime, wanted: WantedCommand, signal: AbortSignal): Promise<Answer> {
  const type = runtime.service.streams.find(({ prefix }) => prefix === wanted.prefix);
  const command = type?.commands.find(({ name }) => name === wanted.command);
  if (!type || !command) throw new Error(`a process wants ${wanted.prefix}/${wanted.command}, which does not exist`);
  try {
    await executeCommand(runtime, {
      type,
      command,
      id: command.creates ? null : wanted.id,
      input: wanted.input,
      standing: serviceStanding(runtime.service.name, wanted.onBehalfOf),
      key: wanted.key,
      ifRevision: null,
      correlationId: wanted.correlationId,
      causationId: wanted.causationId,
      traceparent: null,
      signal,
    });
    return { outcome: 'accepted', rule: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 503 || error.name === 'too-many-writers') throw error;
    return { outcome: 'refused', rule: error.parts.rule?.name ?? error.name };
  }
}
