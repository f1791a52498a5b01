import { Gathering, wordsOf } from './apply-slice.ts';
import { handlerOf, whyUnknown, type Subscriptions } from './handlers.ts';
import type { DroppedId, Inbox, InboxTransaction, ParkedMessage } from './inbox.ts';
import { LaterWork } from './later.ts';
import type { Cancellable } from './port.ts';
import { whyNotYet } from './sort-message.ts';

export interface Replayed {
  /** Messages that went through and left the parked list. */
  readonly replayed: number;
  /** Why it ended before the key was empty; `null` when nothing of the key waits any more. */
  readonly stoppedBy: { readonly id: string; readonly why: string } | null;
}

/** What dropping a parked message means for the record: the caller writes it as an event of the consumer's operations stream. */
export interface Dropped {
  readonly consumer: string;
  readonly topic: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly keyrevision: number;
  readonly log: string;
  readonly position: string;
  readonly reason: string;
}

export interface Desk<Tx> {
  readonly inbox: Inbox<Tx>;
  readonly subscriptions: Subscriptions<Tx>;
}

/** Handles the parked messages of one key again, oldest revision first, each in a transaction of its own, up to the first that fails. */
export async function replayKey<Tx>(
  desk: Desk<Tx>,
  { topic, key }: { readonly topic: string; readonly key: string },
  options: Cancellable = {},
): Promise<Replayed> {
  let replayed = 0;
  for (;;) {
    const [next] = await desk.inbox.parked({ topic, key, limit: 1 }, options);
    if (!next) return { replayed, stoppedBy: null };
    const why = await replayOne(desk, next, options);
    if (why !== null) return { replayed, stoppedBy: { id: next.message.id, why } };
    replayed += 1;
  }
}

/** `null` when the message went through. */
async function replayOne<Tx>(desk: Desk<Tx>, parked: ParkedMessage, options: Cancellable): Promise<string | null> {
  const unknown = whyUnknown(desk.subscriptions, parked.message);
  if (unknown !== null) return unknown;
  try {
    return await desk.inbox.transaction((transaction) => replayIn(transaction, desk, { parked, ...options }), options);
  } catch (error) {
    if (desk.inbox.isTransient(error) || options.signal?.aborted) throw error;
    return wordsOf(error);
  }
}

async function replayIn<Tx>(
  transaction: InboxTransaction<Tx>,
  { subscriptions }: Desk<Tx>,
  { parked, signal }: { readonly parked: ParkedMessage } & Cancellable,
): Promise<string | null> {
  const { topic, partition, message } = parked;
  const known = await transaction.load({ topic, partitions: [partition] }, [message]);
  // Somebody else replayed or dropped it between the look and the lock.
  if (!known.parked.get(message.subject)?.has(message.id)) return null;
  const gathering = new Gathering(known, { topic, partition });
  const why = whyNotYet(parked, gathering.revision(message.subject));
  if (why !== null) return why;
  const handler = handlerOf(subscriptions.handlers, message.type);
  const work = new LaterWork<Tx>();
  const context = { tx: transaction.tx, topic, signal: signal ?? new AbortController().signal };
  await handler?.handle(message, { ...context, later: work.leave });
  await work.do(context);
  gathering.finish(message);
  await transaction.save([{ ...gathering.changes(), unpark: [message.id] }]);
  return null;
}

/**
 * Takes one message out of the parked list for good and remembers its id, so that it is left out wherever it comes again.
 * The rest of its key stays parked until it is replayed. Safe to repeat; `null` when the id was not parked, and then it is
 * remembered all the same. Record the event first (see the parked list for what it needs), then drop: a crash between loses nothing.
 */
export async function dropParked<Tx>(
  inbox: Inbox<Tx>,
  { id, reason }: DroppedId,
  options: Cancellable = {},
): Promise<Dropped | null> {
  const found = await inbox.findParked(id, options);
  if (!found) {
    await honourDrops(inbox, [{ id, reason }], options);
    return null;
  }
  const { topic, partition, message } = found;
  const { subject: key, type, keyrevision, log, position } = message;
  return inbox.transaction(async (transaction) => {
    const known = await transaction.load({ topic, partitions: [partition] }, [message]);
    if (!known.parked.get(key)?.has(id)) return null;
    const gathering = new Gathering(known, { topic, partition });
    gathering.pass(key, keyrevision);
    await transaction.save([{ ...gathering.changes(), unpark: [id] }]);
    await transaction.drop([{ id, reason }]);
    return { consumer: inbox.consumer, topic, key, id, type, keyrevision, log, position, reason };
  }, options);
}

/** Tells a new inbox, before a rebuild, which messages were dropped by decision: they are left out there as well. */
export async function honourDrops<Tx>(
  inbox: Inbox<Tx>,
  dropped: readonly DroppedId[],
  options: Cancellable = {},
): Promise<void> {
  await inbox.transaction((transaction) => transaction.drop(dropped), options);
}
