/** What every event of a log carries besides its data. Shapes only; nothing here does anything. */

/** A calendar day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type Day = string;

/** A moment, ISO 8601 in UTC with milliseconds, `2013-07-16T01:02:03.004Z`. */
export type Instant = string;

/**
 * A place in one log. Ordered, never contiguous, and it means nothing without its log:
 * print it with {@link printPosition}. Never compute one; only pass on what a store gave.
 */
export type Position = bigint & { readonly __position: unique symbol };

/** A log's identity: made when it is created, restored or moved. */
export interface LogIdentity {
  readonly id: string;
  /** Official code of the province whose log this is, `12` for Lai Châu. */
  readonly province: string;
  /** Logs that this one continues, oldest first. */
  readonly predecessors: readonly Predecessor[];
}

/** A log that another continues. */
export interface Predecessor {
  readonly log: string;
  /** Its last position that the later log holds too. */
  readonly sharedUpTo: Position;
  /** Its events were moved and have other positions since: each carries its {@link Origin}. After a restore they stayed. */
  readonly moved?: true;
}

/** Where a moved event stood before. */
export interface Origin {
  readonly log: string;
  readonly position: Position;
  /** Where that log had it from, when it was moved more than once. */
  readonly origin?: Origin;
}

/** Who acted: a pseudonymous account; names live elsewhere and can be erased. */
export interface Actor {
  readonly account: string;
  readonly agency: string;
  readonly role: string;
  /** The agency in whose name the actor recorded, when it is not the actor's own. */
  readonly onBehalfOf?: string;
  /** The account for which the actor stood in by a dated paper: agency and role are then that account's. */
  readonly inSteadOf?: string;
}

export interface Metadata {
  readonly commandId: string;
  /** HMAC of the command's content: the same id with another fingerprint is a conflict. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  /** Obligations linked when it was recorded, `<directive>/<code>`; may be none. */
  readonly obligations: readonly string[];
  /** The day on which it happened, as the officer says. */
  readonly occurredOn: Day;
  /** W3C trace context of the request that caused it. */
  readonly traceparent?: string;
}

/** An event on its way to the store. `data` is JSON: days as strings, dong as integer strings, never a `Date`. */
export interface EventToAppend {
  readonly id: string;
  /** `<prefix>.<Name>`, for instance `inspection.MinutesSigned`. */
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly metadata: Metadata;
}

/** An event as its stream holds it. Revisions of a stream are 0, 1, 2 … without a hole. */
export interface StreamEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: number;
  /** When the store took it. */
  readonly recordedAt: Instant;
  /** Where it stands in the log, if the store tells that of an event of a stream: not every one can. */
  readonly position?: Position;
  /** Present on events that were moved here from another log. */
  readonly origin?: Origin;
}

/** An event as the whole log holds it: with its position. */
export interface LogEvent extends StreamEvent {
  readonly position: Position;
}

/** `<log>:<position>`, the reference that a printed document may carry. */
export function printPosition(log: string, position: Position): string {
  return `${log}:${position}`;
}

/** Reads what {@link printPosition} wrote; `null` when the text is no position. */
export function parsePosition(text: string): { log: string; position: Position } | null {
  const match = /^([A-Za-z0-9-]+):(\d{1,20})$/.exec(text);
  return match ? { log: match[1]!, position: BigInt(match[2]!) as Position } : null;
}
