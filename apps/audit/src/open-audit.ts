import {
  deriveController,
  healthOf,
  openLogHash,
  openRuntime,
  parkedOf,
  serviceApp,
  type LogHashAt,
  type MountedApp,
  type NoteLook,
  type Runtime,
  type RuntimeOptions,
  type TokenVerifier,
} from '@lien-nganh/service-host';
import { LogHashKeeper } from '@lien-nganh/subscriptions';
import { Envelopes } from './envelopes/envelopes.ts';
import { EnvelopeIndexer } from './envelopes/indexer.ts';
import type { Auditing } from './http/auditing.ts';
import type { Call } from './http/call.ts';
import { causesRoute } from './http/causes.route.ts';
import { figureRoute } from './http/figure.route.ts';
import { logHashRoute } from './http/log-hash.route.ts';
import { logRoute } from './http/log.route.ts';
import { looksRoute } from './http/looks.route.ts';
import { recordRoutes } from './http/records.route.ts';
import { lookNoter, OwnAsking } from './note-look.ts';
import { audit } from './service.ts';
import type { AuditedService } from './visibility/owner.ts';

export interface AuditOptions extends Omit<RuntimeOptions, 'noteLook'> {
  readonly verifier: TokenVerifier;
  /** The other services of the platform, with the prefixes of their streams. */
  readonly services: readonly AuditedService[];
  /** How they and the gateway are asked. */
  readonly call: Call;
}

/** The audit interface under `/api/audit`, open before the services that it audits: they note looks through it. */
export interface Audit extends MountedApp {
  readonly runtime: Runtime;
  /** What every other service is given as `noteLook`. */
  readonly noteLook: NoteLook;
  readonly indexer: EnvelopeIndexer;
}

export async function openAudit({ verifier, services, call, ...options }: AuditOptions): Promise<Audit> {
  // Assignments, and an auditor's own looks, are nobody's to be looked at.
  const runtime = await openRuntime(audit, { ...options, noteLook: () => Promise.resolve() });
  const reading = readingOf(runtime, options.ports.databaseUrl);
  const indexer = new EnvelopeIndexer(reading);
  const hashKeeper = new LogHashKeeper(reading);
  await indexer.start();
  await hashKeeper.start();
  const own = { name: audit.name, prefixes: audit.streams.map(({ prefix }) => prefix) };
  const auditing: Auditing = {
    runtime,
    services: [...services, own],
    envelopes: new Envelopes(runtime.requests),
    call,
    logHash: await logHashOf(runtime),
    noteLook: lookNoter(runtime),
    own: new OwnAsking((await options.ports.keys.keyFor('own-asking:audit')).secret),
  };
  const noteLook = auditing.own.noterFor(auditing.noteLook);
  const { app } = await serviceApp(runtime, verifier, {
    controllers: controllersOf(auditing, noteLook),
    providers: [],
  });
  return {
    path: `/api/${audit.name}`,
    app,
    runtime,
    indexer,
    noteLook,
    health: () => healthOf(runtime),
    parked: () => parkedOf(runtime),
    async close() {
      await app.close();
      await Promise.all([indexer.close(), hashKeeper.close()]);
      await runtime.close();
    },
  };
}

/** Milliseconds that a question waits at most for the keeper of the log's hash. */
const HASH_WAIT_MS = 2_000;

function logHashOf({ store, log, requests }: Runtime): Promise<LogHashAt> {
  return openLogHash({ store, log, pool: requests, waitMs: HASH_WAIT_MS });
}

/** What those who read the whole log stand on. */
function readingOf({ store, log, pool, readSide, logger }: Runtime, url: string) {
  return {
    ...{ store, log, pool, url },
    board: readSide.board,
    onFailure: (error: unknown) =>
      logger.error({ err: error }, 'a reader of the whole log failed and will begin again'),
  };
}

/** What the audit answers besides its own records and questions; each route says in its file why and how. */
function controllersOf(auditing: Auditing, noteLook: NoteLook) {
  return [
    deriveController('logController', 'log', [logRoute(auditing)]),
    deriveController('logHashController', 'log-hash', [logHashRoute(auditing)]),
    deriveController('causesController', 'causes', [causesRoute(auditing)]),
    deriveController('recordsController', 'records', recordRoutes(auditing)),
    deriveController('figureController', 'figure', [figureRoute(auditing)]),
    deriveController('looksController', 'looks', [looksRoute(noteLook)]),
  ];
}
