import { advance } from './frontier.ts';
import { handlerOf, type HandlerContext, type Subscriptions } from './handlers.ts';
import type { Changes, Inbox, Known, MessageToPark, ParkReason } from './inbox.ts';
import { LaterWork } from './later.ts';
import type { ContractMessage, Delivery, Frontier, MessageDelivery } from './port.ts';
import { sortMessage } from './sort-message.ts';

/** A handler threw: which delivery of the slice it was. */
export class HandlerFailed extends Error {
  constructor(
    readonly index: number,
    override readonly cause: unknown,
  ) {
    super('a handler failed', { cause });
  }
}

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

/** The changes of one slice as they gather, beginning from what the inbox knows. */
export class Gathering {
  readonly revisions = new Map<string, number>();
  readonly done: string[] = [];
  readonly park: MessageToPark[] = [];
  readonly #known: Known;
  readonly #finished: Set<string>;
  readonly #parked: Map<string, Set<string>>;
  #frontier: Frontier | null;
  #marked: Frontier | null = null;

  constructor(known: Known) {
    this.#known = known;
    this.#finished = new Set(known.finished);
    this.#parked = new Map([...known.parked].map(([key, ids]) => [key, new Set(ids)]));
    this.#frontier = known.frontier;
  }

  /** Last revision done of a key, with what this slice did. */
  revision(key: string): number {
    return this.revisions.get(key) ?? this.#known.revisions.get(key) ?? -1;
  }

  sort(message: ContractMessage): ReturnType<typeof sortMessage> {
    return sortMessage(message, {
      lastRevision: this.revision(message.subject),
      finished: this.#finished.has(message.id),
      parked: this.#parked.get(message.subject) ?? new Set(),
    });
  }

  finish({ id, subject, keyrevision }: ContractMessage): void {
    this.done.push(id);
    this.#finished.add(id);
    this.pass(subject, keyrevision);
  }

  /** The key stands at this revision or higher: also for a message that was done elsewhere, or dropped. */
  pass(key: string, revision: number): void {
    if (revision > this.revision(key)) this.revisions.set(key, revision);
  }

  isFinished(id: string): boolean {
    return this.#finished.has(id);
  }

  addParked(message: ContractMessage, reason: ParkReason): void {
    this.park.push({ message, reason, held: this.#frontier });
    const ids = this.#parked.get(message.subject) ?? new Set();
    this.#parked.set(message.subject, ids.add(message.id));
  }

  mark(frontier: Frontier): void {
    this.#frontier = advance(this.#frontier, frontier);
    this.#marked = this.#frontier;
  }

  changes(place: Place): Changes {
    const { revisions, done, park } = this;
    return { ...place, revisions, done, park, unpark: [], frontier: this.#marked };
  }
}

/**
 * Handles a slice of one partition in one transaction of the inbox: effects, finished ids, revisions, parked messages and frontier together.
 * @throws HandlerFailed with the index of the delivery; whatever the inbox throws. Nothing of the slice is kept then.
 */
export async function applySlice<Tx>(
  { inbox, subscriptions }: { inbox: Inbox<Tx>; subscriptions: Subscriptions<Tx> },
  slice: readonly Delivery[],
  signal: AbortSignal,
): Promise<void> {
  const { topic, partition } = slice[0]!;
  const marked = onlyMarked(slice);
  if (marked) return inbox.mark({ topic, partition }, marked);
  const messages = slice.filter((delivery): delivery is MessageDelivery => delivery.is === 'message');
  await inbox.transaction(async (transaction) => {
    const known = await transaction.load(
      { topic, partition },
      messages.map(({ message }) => message),
    );
    const gathering = new Gathering(known);
    const running = { subscriptions, context: { tx: transaction.tx, topic, signal }, work: new LaterWork<Tx>() };
    for (const [index, delivery] of slice.entries()) {
      if (delivery.is === 'frontier') gathering.mark(delivery.frontier);
      else await applyMessage(delivery, gathering, (message) => run(running, message, index));
    }
    await finish(running, messages, slice.length);
    await transaction.save(gathering.changes({ topic, partition }));
  });
}

/** How far markers of one log bring their partition, where a slice has nothing else. */
function onlyMarked([first, ...others]: readonly Delivery[]): Frontier | null {
  if (first?.is !== 'frontier') return null;
  let { frontier } = first;
  for (const other of others) {
    if (other.is !== 'frontier' || other.frontier.log !== frontier.log) return null;
    frontier = advance(frontier, other.frontier);
  }
  return frontier;
}

async function applyMessage(
  { message }: MessageDelivery,
  gathering: Gathering,
  handle: (message: ContractMessage) => Promise<void>,
): Promise<void> {
  const sorted = gathering.sort(message);
  switch (sorted.is) {
    case 'repeat':
      if (gathering.isFinished(message.id)) gathering.pass(message.subject, message.keyrevision);
      return;
    case 'park':
      return gathering.addParked(message, sorted.reason);
    case 'ready':
      await handle(message);
      return gathering.finish(message);
  }
}

interface Run<Tx> {
  readonly subscriptions: Subscriptions<Tx>;
  readonly context: Omit<HandlerContext<Tx>, 'later'>;
  readonly work: LaterWork<Tx>;
}

async function run<Tx>(
  { subscriptions, context, work }: Run<Tx>,
  message: ContractMessage,
  index: number,
): Promise<void> {
  const handler = handlerOf(subscriptions.handlers, message.type);
  if (!handler) return;
  const { topic } = context;
  try {
    await handler.handle(message, { ...context, later: work.leave });
    subscriptions.onHandled?.({ message, topic, error: null });
  } catch (error) {
    subscriptions.onHandled?.({ message, topic, error });
    throw new HandlerFailed(index, error);
  }
}

/**
 * Does what handlers left for the end. Nobody knows which message it fails for: half of the slice is tried next, and so on, until
 * the one is alone.
 */
async function finish<Tx>(
  { subscriptions, context, work }: Run<Tx>,
  messages: readonly MessageDelivery[],
  length: number,
): Promise<void> {
  try {
    await work.do(context);
  } catch (error) {
    const [only, another] = messages;
    if (only && !another) subscriptions.onHandled?.({ message: only.message, topic: context.topic, error });
    throw new HandlerFailed(Math.floor(length / 2), error);
  }
}

/** Parks one message whose handler failed for good, and holds its partition's frontier where it is. */
export async function parkFailed<Tx>(inbox: Inbox<Tx>, delivery: MessageDelivery, why: string): Promise<void> {
  const { topic, partition, message } = delivery;
  await inbox.transaction(async (transaction) => {
    const gathering = new Gathering(await transaction.load({ topic, partition }, [message]));
    const sorted = gathering.sort(message);
    const reason: ParkReason = sorted.is === 'park' ? sorted.reason : { is: 'failed', why };
    if (sorted.is !== 'repeat') gathering.addParked(message, reason);
    await transaction.save(gathering.changes({ topic, partition }));
  });
}

const LONGEST_REASON = 500;

/** The words of an error, short enough for a list. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return words.replaceAll('\0', '').slice(0, LONGEST_REASON);
}
