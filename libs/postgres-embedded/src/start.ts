import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { clusterIn, openCluster } from './cluster.ts';
import { connectionString, lastPort, rememberPort, socketString } from './connection.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { stopLeftoverServer } from './leftover-server.ts';
import type { ClusterPlan, ServerPlan } from './server-process.ts';
import { serverUser } from './server-user.ts';
import { serverSettings, type Settings } from './settings.ts';
import { socketFolder } from './socket-folder.ts';
import { startServer } from './start-server.ts';
import { SupervisedServer, type ServerEvent } from './supervised-server.ts';

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its password and its port are kept; made when it is not there. One server at a time. */
  readonly dataDir: string;
  /** Default: the port of the last start if it is free, else any free one. */
  readonly port?: number;
  /** PostgreSQL settings over the defaults, e.g. `{ max_connections: 300 }`. Where it listens cannot be changed. */
  readonly settings?: Settings;
  /** One line of the server's log at a time. */
  readonly log?: (line: string) => void;
  /** Told when the running server dies and is started again. */
  readonly onServer?: (event: ServerEvent) => void;
  /** Gives up the start. A server that has started is ended by `stop` alone. */
  readonly signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `postgres`, with the password. */
  readonly url: string;
  /** The same over a Unix socket, which costs a third less for each statement; `url` where there is none. */
  readonly socketUrl: string;
  readonly port: number;
  /** Process id of the server now; another one after a restart. */
  readonly pid: number;
  /** PostgreSQL's own folder inside `dataDir`. */
  readonly clusterDir: string;
  /** Ends the server (sessions are cut off, everything is on disk) and frees the folder. May be called again. */
  stop(): Promise<void>;
}

const PORTS_TRIED = 5;

/**
 * Starts a PostgreSQL of our own on `dataDir`, listening on 127.0.0.1 and, where there are such, on a socket only its user may enter, and keeps it running until `stop`.
 * Comes up by itself whatever ended the last one, also when that one still runs because its platform was killed.
 * Throws `EmbeddedPostgresError`; its `problem` says which.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { signal } = options;
  signal?.throwIfAborted();
  const dataDir = resolve(options.dataDir);
  const lock = await lockFolder(dataDir);
  try {
    const user = await serverUser();
    const binaries = await findBinaries(user);
    const cluster = await openCluster(dataDir, { binaries, user, signal });
    const log = options.log ?? (() => undefined);
    const started = await startOnAPort({ binaries, cluster, log }, dataDir, options);
    return handle(started, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Stops the server that a killed platform left running on `dataDir`, if one runs, and keeps the folder from others
 * meanwhile. For whoever is going to copy or remove the folder. Throws `FolderInUseError` when a platform lives on it.
 */
export async function stopLeftover(dataDir: string, signal?: AbortSignal): Promise<void> {
  const lock = await lockFolder(dataDir);
  try {
    const cluster = { folder: clusterIn(dataDir), password: '', user: undefined };
    const binaries = await findBinaries(undefined);
    await stopLeftoverServer({ cluster, binaries, log: () => undefined }, signal);
  } finally {
    await lock.release();
  }
}

interface Started {
  readonly server: SupervisedServer;
  readonly plan: ServerPlan;
  readonly port: number;
  readonly sockets: string | undefined;
}

async function startOnAPort(parts: ClusterPlan, dataDir: string, options: EmbeddedPostgresOptions): Promise<Started> {
  // First of all, because it sits on the port that we want again.
  await stopLeftoverServer(parts, options.signal);
  if (options.port !== undefined) return startOn(options.port, parts, { ...options, dataDir });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? await lastPort(dataDir) : 0);
    try {
      return await startOn(port, parts, { ...options, dataDir });
    } catch (error) {
      // Somebody was quicker to take the port that was free a moment ago.
      if (attempt === PORTS_TRIED || !isPortTaken(error)) throw error;
    }
  }
}

async function startOn(port: number, parts: ClusterPlan, options: EmbeddedPostgresOptions): Promise<Started> {
  const { dataDir, settings = {}, onServer = () => undefined } = options;
  const sockets = await socketFolder(dataDir, parts.cluster.user);
  const plan = { ...parts, settings: serverSettings({ port, sockets }, settings) };
  await rememberPort(dataDir, port);
  const running = await startServer(plan, options.signal);
  return { server: new SupervisedServer(plan, running, onServer), plan, port, sockets };
}

function handle({ server, plan, port, sockets }: Started, lock: FolderLock): EmbeddedPostgres {
  const url = connectionString(plan.cluster.password, port);
  return {
    url,
    socketUrl: socketString(url, sockets),
    port,
    clusterDir: plan.cluster.folder,
    get pid() {
      return server.pid;
    },
    async stop() {
      await server.stop();
      if (sockets !== undefined) await rm(sockets, { recursive: true, force: true });
      await lock.release();
    },
  };
}

function isPortTaken(error: unknown): boolean {
  return error instanceof EmbeddedPostgresError && error.problem === 'port-taken';
}

/** The preferred port if nobody listens on it, else one that the system gives. */
async function freePort(preferred: number): Promise<number> {
  const probe = createServer();
  try {
    return await new Promise<number>((resolvePort, reject) => {
      probe.once('error', reject);
      probe.listen(preferred, '127.0.0.1', () => resolvePort((probe.address() as AddressInfo).port));
    });
  } catch (error) {
    if (preferred === 0) throw error;
    return freePort(0);
  } finally {
    await new Promise((closed) => probe.close(closed));
  }
}
