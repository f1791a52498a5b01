import { isAllowed, type PermissionTable, type Standing } from '@lien-nganh/access';
import type { EventStore } from '@lien-nganh/event-store';
import type { Day, LogIdentity, Scope } from '@lien-nganh/kernel';
import {
  moment,
  Problem,
  standingOfSubject,
  type Clock,
  type Logger,
  type LogHashAt,
  type NoteLook,
  type Sentences,
  type TokenVerifier,
} from '@lien-nganh/service-host';
import type pg from 'pg';
import type { Changes } from '../consuming/changes.ts';
import type { Generation } from '../generations/generation.ts';
import type { Known } from '../ledger/reading/references.ts';
import type { KnownTo } from '../consuming/progress.ts';
import type { ReadReportFile } from '../reports/own-form/file-over-http.ts';
import type { ReadRecord } from '../reports/http/record-over-http.ts';
import { forbidden } from './errors.ts';
import type { Limits } from './limits/limits.ts';
import { loadersOf, type Loaders } from './loaders.ts';

/** What the GraphQL layer works on. */
export interface GatewayParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: LogIdentity;
  /** Knows what was printed when the log was another one. */
  readonly store: Pick<EventStore, 'log' | 'movedTo' | 'end'>;
  readonly permissions: PermissionTable;
  readonly verifier: TokenVerifier;
  readonly changes: Changes;
  readonly limits: Limits;
  readonly logger: Logger;
  /** Milliseconds to wait for what has not arrived yet, before the answer says so. */
  readonly waitMs: number;
  /** `null`: looks cannot be noted here, and auditors are shown nothing. */
  readonly noteLook: NoteLook | null;
  /** What a document states of the log that it is made from; kept by the audit. */
  readonly logHash: LogHashAt;
  /** `null`: what is written in reports is not to be had here, and their places stay empty. */
  readonly readReportRecord: ReadRecord | null;
  /** `null`: what tasks ask is not to be had here, and a brief tells their numbers alone. */
  readonly readTask: ReadRecord | null;
  /** `null`: files of forms are not to be had here, and none is filled. */
  readonly readReportFile: ReadReportFile | null;
  /** Where the platform answers for readers of paper, `https://…`; `null`: nowhere over a network. */
  readonly publicUrl: string | null;
  /** What every page and document must say of its data. */
  readonly notice: Sentences | null;
  /** The generation that answers now. */
  live(): Generation;
}

/** Who asks, when, and of which generation: one for each operation. */
export class GatewayContext {
  /** Every answer of one operation comes from one generation. */
  readonly live: Generation;
  readonly loaders: Loaders;
  // Apollo hands resolvers a copy of this object: a # field would stay behind.
  private toldKnownTo: Promise<KnownTo> | undefined;
  private readKnown: Promise<Known> | undefined;

  constructor(
    readonly parts: GatewayParts,
    readonly caller: Caller,
    readonly request: { readonly signal: AbortSignal; readonly correlationId: string },
  ) {
    this.live = parts.live();
    this.loaders = loadersOf(this);
  }

  /** Aborts when the caller has gone. */
  get signal(): AbortSignal {
    return this.request.signal;
  }

  get standing(): Standing {
    return this.caller.standing;
  }

  get today(): Day {
    return moment(this.parts.clock).today;
  }

  /** How far everything has arrived; the same for the whole operation. */
  knownTo(): Promise<KnownTo> {
    this.toldKnownTo ??= this.live.progress.now({ signal: this.signal });
    return this.toldKnownTo;
  }

  /** Waits a bounded time until everything up to a position has arrived; the operation then knows as much. */
  waitFor(position: bigint): Promise<KnownTo> {
    this.toldKnownTo = this.live.progress.waitFor(position, { ms: this.parts.waitMs, signal: this.signal });
    return this.toldKnownTo;
  }

  /** Definitions and units of all times; the same for the whole operation. */
  known(): Promise<Known> {
    this.readKnown ??= this.live.reader.known({ signal: this.signal });
    return this.readKnown;
  }

  may(action: string, scope: Scope): boolean {
    return isAllowed(this.parts.permissions, action, this.standing, scope);
  }

  /** @throws GraphQLError FORBIDDEN */
  permit(action: string, scope: Scope): void {
    if (!this.may(action, scope)) throw forbidden(action);
  }
}

/**
 * Notes what an auditor is about to be shown, before it is. Nobody else's reading is noted.
 *
 * @throws Problem unavailable where looks cannot be noted: what leaves no trace is not shown
 */
export async function noteLook({ parts, caller, standing, request }: GatewayContext, read: string): Promise<void> {
  if (standing.actor.role !== 'auditor') return;
  if (parts.noteLook === null) throw new Problem('unavailable', { details: { what: 'audit' } });
  const { correlationId } = request;
  const { authorization } = caller;
  await parts.noteLook({ standing, service: 'gateway', read, agencies: null, correlationId, authorization });
}

/** Somebody whose token was verified. */
export interface Caller {
  readonly subject: string;
  readonly standing: Standing;
  /** The token, as it came. */
  readonly authorization: string;
  /** When the token ends, milliseconds since 1970 in real time. */
  readonly expiresAt: number;
}

/** @throws Problem unauthenticated, unavailable */
export async function callerOf(parts: GatewayParts, authorization: string | undefined): Promise<Caller> {
  const subject = await parts.verifier(authorization);
  const standing = await standingNow(parts, subject);
  return { subject, standing, authorization: authorization!, expiresAt: expiryOf(authorization!) };
}

/**
 * Who a subject is today. Before somebody is refused for not being known, all that the log holds is waited for: the account
 * may have been opened a moment ago, or the ledger may be filled anew.
 *
 * @throws Problem unauthenticated; not-yet-known when not all of it has arrived in time
 */
export async function standingNow(parts: GatewayParts, subject: string): Promise<Standing> {
  const standing = () => standingOfSubject(parts.live().rows, subject, moment(parts.clock).today);
  try {
    return await standing();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!(await hasArrived(parts))) throw new Problem('not-yet-known');
    return standing();
  }
}

/** Waits a bounded time until everything that the log holds now has been heard. */
async function hasArrived({ live, store, waitMs }: GatewayParts): Promise<boolean> {
  const position = (await store.end()) ?? 0n;
  const { frontier } = await live().progress.waitFor(position, { ms: waitMs });
  return frontier !== null && frontier.position >= position;
}

/** The end that a verified token names. */
function expiryOf(authorization: string): number {
  const payload = authorization.split('.')[1];
  const { exp } = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
  if (typeof exp !== 'number') throw new Problem('unauthenticated', { details: { why: 'claim exp' } });
  return exp * 1000;
}
