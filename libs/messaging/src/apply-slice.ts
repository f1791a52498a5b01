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

  constructor(
    known: Known,
    private readonly place: Place,
  ) {
    this.#known = known;
    this.#finished = new Set(known.finished);
    this.#parked = new Map([...known.parked].map(([key, ids]) => [key, new Set(ids)]));
    this.#frontier = known.frontiers.get(place.partition) ?? null;
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

  changes(): Changes {
    const { revisions, done, park } = this;
    return { ...this.place, revisions, done, park, unpark: [], frontier: this.#marked };
  }
}

/** Consecutive deliveries of one partition. */
export interface Slice {
  readonly deliveries: readonly Delivery[];
  /** Aborts when the partition is no longer this member's. */
  readonly signal: AbortSignal;
}

export interface Handling<Tx> {
  readonly inbox: Inbox<Tx>;
  readonly subscriptions: Subscriptions<Tx>;
}

/**
 * Handles slices of partitions of one topic in one transaction of the inbox: effects, finished ids, revisions, parked messages and frontiers
 * together, and what handlers leave for the end once for all of them.
 * @param slices not empty, of one topic, each of another partition
 * @throws HandlerFailed with the index of the delivery, of one slice alone; whatever the inbox throws. Nothing is kept then.
 */
export async function applySlices<Tx>({ inbox, subscriptions }: Handling<Tx>, slices: readonly Slice[]): Promise<void> {
  const { topic } = slices[0]!.deliveries[0]!;
  const messages = slices.flatMap(({ deliveries }) => deliveries.filter(isMessage));
  await inbox.transaction(async (transaction) => {
    const known = await transaction.load(
      { topic, partitions: slices.map(({ deliveries }) => deliveries[0]!.partition) },
      messages.map(({ message }) => message),
    );
    const work = new LaterWork<Tx>();
    const changes: Changes[] = [];
    for (const { deliveries, signal } of slices) {
      const { partition } = deliveries[0]!;
      const running = { subscriptions, context: { tx: transaction.tx, topic, signal }, work };
      changes.push(await gather(running, new Gathering(known, { topic, partition }), deliveries));
    }
    const context = { tx: transaction.tx, topic, signal: slices[0]!.signal };
    await finish({ subscriptions, context, work }, messages, slices[0]!.deliveries.length);
    await transaction.save(changes);
  });
}

/** The slice's changes, its handlers having run. */
async function gather<Tx>(running: Run<Tx>, gathering: Gathering, deliveries: readonly Delivery[]): Promise<Changes> {
  for (const [index, delivery] of deliveries.entries()) {
    if (delivery.is === 'frontier') gathering.mark(delivery.frontier);
    else await applyMessage(delivery, gathering, (message) => run(running, message, index));
  }
  return gathering.changes();
}

function isMessage(delivery: Delivery): delivery is MessageDelivery {
  return delivery.is === 'message';
}

/** How far markers of one log bring their partition, where a slice has nothing else. */
export function onlyMarked([first, ...others]: readonly Delivery[]): Frontier | null {
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
    const known = await transaction.load({ topic, partitions: [partition] }, [message]);
    const gathering = new Gathering(known, { topic, partition });
    const sorted = gathering.sort(message);
    const reason: ParkReason = sorted.is === 'park' ? sorted.reason : { is: 'failed', why };
    if (sorted.is !== 'repeat') gathering.addParked(message, reason);
    await transaction.save([gathering.changes()]);
  });
}

const LONGEST_REASON = 500;

/** The words of an error, short enough for a list. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return words.replaceAll('\0', '').slice(0, LONGEST_REASON);
}
