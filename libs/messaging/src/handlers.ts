import type { ContractMessage } from './port.ts';

/** What a handler's failure means. The transaction is rolled back in any case. Without a policy: stop at once. */
export interface OnFailure {
  /** Tried again this often before `then`, after a pause that doubles each time, up to 30 s. The partition waits meanwhile. */
  readonly retry?: { readonly attempts: number; readonly backoffMs: number };
  /**
   * `park`: this message and all later ones of its key are kept in the parked list; other keys go on.
   * `stop`: the partition stands still, visibly, and tries again only now and then, or when it is told to resume.
   */
  readonly then: 'park' | 'stop';
}

export interface HandlerContext<Tx> {
  /** Everything that the handler writes goes through this transaction: it may be rolled back and run again. */
  readonly tx: Tx;
  readonly topic: string;
  readonly signal: AbortSignal;
  /**
   * Leaves something for the end of the transaction. The work is done once for everything that the handlers of the transaction
   * left for it, in that order, and is as much a part of them as what they do at once. A statement for many costs little more than one for each.
   */
  readonly later: <Item>(work: Later<Tx, Item>, item: Item) => void;
}

/** Work on what handlers left for it: always the same function where it shall be done together. */
export type Later<Tx, Item> = (items: readonly Item[], context: Omit<HandlerContext<Tx>, 'later'>) => Promise<void>;

export interface Handler<Tx> {
  /** Newest contract version that it understands; a newer one stops the partition until the consumer is upgraded. */
  readonly version: number;
  readonly handle: (message: ContractMessage, context: HandlerContext<Tx>) => Promise<void>;
  readonly onFailure?: OnFailure;
}

/** A message whose handler ran, inside a transaction that may still be rolled back and run again; `error`: it failed. */
export interface Handled {
  readonly message: ContractMessage;
  readonly topic: string;
  readonly error: unknown;
}

export interface Subscriptions<Tx> {
  /** Told of each run of a handler, for logs and traces. */
  readonly onHandled?: (handled: Handled) => void;
  /** By contract type. */
  readonly handlers: Readonly<Record<string, Handler<Tx>>>;
  /** Contract types of the same topics that this consumer leaves out. Any other type stops its partition. */
  readonly ignores?: readonly string[];
}

export const STOP_AT_ONCE: OnFailure = { then: 'stop' };
const LONGEST_BACKOFF_MS = 30_000;

/** Why this consumer cannot take the message, or `null` when it can. */
export function whyUnknown<Tx>({ handlers, ignores }: Subscriptions<Tx>, message: ContractMessage): string | null {
  const { type, contractversion } = message;
  if (ignores?.includes(type)) return null;
  const handler = handlerOf(handlers, type);
  if (!handler) return `unknown contract type ${type}, version ${contractversion}`;
  if (!Number.isInteger(contractversion) || contractversion < 1) {
    return `${contractversion} is no version of ${type}: this consumer knows 1 to ${handler.version}`;
  }
  return contractversion > handler.version
    ? `version ${contractversion} of ${type} is newer than ${handler.version}, which this consumer knows`
    : null;
}

/** The handler of a type; a type is a name from outside, so only own properties count. */
export function handlerOf<Tx>(handlers: Subscriptions<Tx>['handlers'], type: string): Handler<Tx> | undefined {
  return Object.hasOwn(handlers, type) ? handlers[type] : undefined;
}

export type Verdict =
  | { readonly is: 'retry'; readonly attempt: number; readonly afterMs: number }
  | { readonly is: 'park' }
  | { readonly is: 'stop' };

/** What follows from the n-th failure of one message, n from 1. */
export function afterFailure({ retry, then }: OnFailure, failures: number): Verdict {
  if (!retry || failures > retry.attempts) return { is: then };
  const afterMs = Math.min(retry.backoffMs * 2 ** Math.min(failures - 1, 30), LONGEST_BACKOFF_MS);
  return { is: 'retry', attempt: failures, afterMs };
}
