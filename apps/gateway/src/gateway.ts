import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { permissions as shippedPermissions } from '@lien-nganh/access';
import { honourDrops } from '@lien-nganh/messaging';
import { inTransaction } from '@lien-nganh/postgres';
import {
  DEFAULT_PARTITIONS,
  heardBy,
  openLogHash,
  parkedKeys,
  tellReaders,
  type MountedApp,
  type Ports,
} from '@lien-nganh/service-host';
import type pg from 'pg';
import { gatewayApp } from './app.ts';
import { Changes } from './consuming/changes.ts';
import { gatedInbox } from './consuming/gated-inbox.ts';
import { openGeneration, type Generation } from './generations/generation.ts';
import { generationFor } from './generations/generation-numbers.ts';
import type { GatewayOptions } from './gateway-options.ts';
import type { GatewayParts } from './graphql/context.ts';
import { defaultLimits } from './graphql/limits/limits.ts';
import { gatewayHealth, type GatewayHealth } from './operations/health.ts';
import { clearUnlessBuilding } from './generations/leftovers.ts';
import type { LedgerReader } from './ledger/reader.ts';
import { takeSnapshot } from './ledger/writing/snapshot.ts';
import { oneAtATime } from './consuming/one-at-a-time.ts';
import { Runs } from './operations/operations.controller.ts';
import { OperationsLog } from './operations/operations-stream.ts';
import { Operations } from './operations/operations.ts';
import { openPools, type Pools } from './pools.ts';
import { Topics } from './consuming/topics.ts';

export interface Gateway {
  /** Answers at `/graphql` and below `/api/gateway` and `/api/reports`; it does not listen yet. */
  readonly app: INestApplication;
  readonly operations: Operations;
  /** Takes over a WebSocket connection to `/graphql`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  health(): Promise<GatewayHealth>;
  /** The ledger that answers now, for tools. */
  ledger(): LedgerReader;
  /** Generation of the topics that the live ledger is built from. */
  generation(): number;
  /** The same app at its addresses, as a process with many apps mounts it. */
  readonly mounted: readonly MountedApp[];
  close(): Promise<void>;
}

const DEFAULT_WAIT_MS = 2_000;
const SNAPSHOT_EVERY_MS = 15_000;
/** Partitions that hold a connection at once; the rest of the pool answers questions. */
const APPLIED_AT_ONCE = 4;

/** Opens the gateway on its ports: makes its tables, begins to read the topics, and builds its app. */
export async function openGateway(ports: Ports, options: GatewayOptions): Promise<Gateway> {
  const running = await Running.open(ports, options);
  const { controlled } = running;
  const { app, sockets } = await gatewayApp({
    parts: running.parts,
    limits: running.parts.limits,
    metrics: options.metrics,
    notice: options.notice ?? null,
    controlled,
    outage: options.outage,
  });
  const told = { upgrade: sockets.upgrade, health: () => running.health() };
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= (async () => {
      await sockets.close();
      await app.close();
      await running.close();
    })());
  const parked = async () => parkedKeys('gateway', await controlled.operations.parked());
  return {
    app,
    operations: controlled.operations,
    ...told,
    ledger: () => running.live.reader,
    generation: () => running.live.number,
    mounted: ['/graphql', '/api/gateway', '/api/reports'].map((path) => ({ path, app, ...told, parked, close })),
    close,
  };
}

interface Opened {
  readonly pools: Pools;
  readonly parts: Omit<GatewayParts, 'live'>;
  readonly topics: Topics;
  live: Generation;
}

/** What goes on while the gateway is open. */
class Running {
  readonly parts: GatewayParts;
  readonly operations: Operations;
  readonly runs = new Runs();
  readonly #stop = new AbortController();
  readonly #listening: Promise<void>;
  readonly #snapshots: NodeJS.Timeout;
  readonly #following: Promise<void>;

  private constructor(
    private readonly ports: Ports,
    private readonly options: GatewayOptions,
    private opened: Opened,
  ) {
    this.parts = { ...opened.parts, live: () => this.live };
    this.#listening = opened.parts.changes.run(ports.databaseUrl, this.#stop.signal);
    this.#snapshots = setInterval(
      oneAtATime(() => this.#takeSnapshot()),
      SNAPSHOT_EVERY_MS,
    ).unref();
    this.operations = new Operations({
      pool: opened.pools.work,
      store: ports.store,
      clock: options.clock,
      republisher: options.republisher ?? opened.topics,
      live: () => this.live,
      open: (number) => openBy(ports, options, { number, pool: opened.pools.pool }),
      swap: (next) => this.#swap(next),
    });
    this.#following = opened.topics.follow(this.#stop.signal, (number) => this.#goOverTo(number));
  }

  static async open(ports: Ports, options: GatewayOptions): Promise<Running> {
    const pools = openPools(ports.databaseUrl, { queryTimeoutMs: options.queryTimeoutMs, oneServer: ports.oneServer });
    const { pool } = pools;
    const log = await ports.store.log();
    const topics = topicsIn(ports, options);
    const { number, isNew } = await generationFor(pool, { id: log.id, told: await topics.told() });
    await topics.agree(number);
    const live = await openBy(ports, options, { number, pool });
    await clearUnlessBuilding({ pool: pools.work, republisher: options.republisher ?? topics });
    if (isNew) await honourDrops(live.inbox, await new OperationsLog(ports.store).drops());
    const { clock, logger } = options;
    const { store } = ports;
    const asked = askedOf(options);
    const logHash = options.logHash ?? (await openLogHash({ store, log, pool, waitMs: asked.waitMs }));
    const parts = { pool, clock, log, store, changes: new Changes(), logger, logHash, ...asked };
    return new Running(ports, options, { pools, parts, topics, live });
  }

  get live(): Generation {
    return this.opened.live;
  }

  get controlled() {
    const { parts, operations, runs } = this;
    return { parts, operations, runs, health: () => this.health() };
  }

  async health(): Promise<GatewayHealth> {
    const { consumer, number: generation, began } = this.live;
    const health = await gatewayHealth({ consumer, generation, began, now: (this.options.now ?? Date.now)() });
    tellReaders(this.options.metrics, health.service, health.readers);
    return health;
  }

  async close(): Promise<void> {
    clearInterval(this.#snapshots);
    this.runs.stop.abort();
    this.#stop.abort();
    await this.#following;
    await Promise.all([this.operations.close(), this.live.close()]);
    await this.#listening;
    await this.opened.pools.end();
  }

  async #swap(next: Generation): Promise<void> {
    const former = this.live;
    this.opened.live = next;
    await former.close();
  }

  /** Another instance has swapped: its ledger stands beside this one's in the same database. */
  async #goOverTo(number: number): Promise<void> {
    if (number <= this.live.number) return;
    await this.#swap(await openBy(this.ports, this.options, { number, pool: this.opened.pools.pool }));
  }

  /** Pictures of the past only make answers faster: a failure is told, and tried again later. */
  async #takeSnapshot(): Promise<void> {
    const { ledger, progress } = this.live;
    try {
      const { frontier } = await progress.now();
      if (frontier)
        await inTransaction(this.opened.pools.work, (tx) => takeSnapshot(tx, ledger, { frontier: frontier.position }));
    } catch (error) {
      this.options.logger.warn({ err: error }, 'no picture of the ledger was taken');
    }
  }
}

/** What options say of how questions are answered, with what holds where they say nothing. */
function askedOf({ verifier, limits, ...options }: GatewayOptions) {
  const { permissions = shippedPermissions, waitMs = DEFAULT_WAIT_MS, noteLook = null } = options;
  const { publicUrl = null, notice = null } = options;
  const whole = { ...defaultLimits, ...limits };
  return { verifier, permissions, limits: whole, waitMs, noteLook, ...readBy(options), publicUrl, notice };
}

type Reading = Pick<GatewayOptions, 'readReportRecord' | 'readTask' | 'readReportFile'>;

/** What is asked of other services with the token of whoever asks. */
function readBy(options: Reading) {
  const { readReportRecord = null, readTask = null, readReportFile = null } = options;
  return { readReportRecord, readTask, readReportFile };
}

function topicsIn({ store }: Ports, { clock, logger }: GatewayOptions): Topics {
  const onFailure = (error: unknown) => logger.error({ err: error }, 'the generations of topics are not followed');
  return new Topics({ store, clock, onFailure });
}

function openBy(
  ports: Ports,
  { partitions = DEFAULT_PARTITIONS, now = Date.now, probeMs, logger, metrics }: GatewayOptions,
  { number, pool }: { readonly number: number; readonly pool: pg.Pool },
): Promise<Generation> {
  return openGeneration({
    number,
    partitions,
    pool,
    now,
    broker: ports.broker,
    inbox: async (consumer) => gatedInbox(await ports.inbox(pool, 'gateway_inbox', consumer), APPLIED_AT_ONCE),
    onHandled: heardBy({ logger, metrics, service: 'gateway', reader: 'gateway' }),
    onState: ({ topic, partition, state }) => {
      if (state.is === 'stopped' || state.is === 'retrying')
        logger.warn({ topic, partition, state }, 'a partition does not go on');
    },
    ...(probeMs === undefined ? {} : { probeMs }),
  });
}
