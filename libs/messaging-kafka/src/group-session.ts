import { Bell, DEFAULT_BATCH_SIZE, followPartition, pause, type ConsumeOptions } from '@lien-nganh/messaging';
import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload } from 'kafkajs';
import { shareByTopic } from './assigner.ts';
import type { Client } from './client.ts';
import { FAREWELL_MS, sayFarewell } from './kept.ts';
import { Offsets, type Move } from './offsets.ts';
import { Seat, type Member, type Place } from './seat.ts';
import { Silence } from './unavailable.ts';
import { Watch } from './watch.ts';

export interface SessionTimes {
  /** Milliseconds without a sign of life after which the connection counts as dead, though nobody closed it. */
  readonly silenceMs: number;
  /** Milliseconds without a heartbeat after which the broker gives this member's partitions to others. */
  readonly sessionMs: number;
}

/** How long a fetch waits for news: a rebalance is noticed, and a pause ends, no later. */
const LONGEST_FETCH_MS = 250;
const REBALANCE_MS = 30_000;

const nameOf = ({ topic, partition }: Place): string => `${topic}/${partition}`;

/**
 * One member of a group for as long as its consumer in kafkajs works. Whatever goes wrong ends the session, and the broker begins another:
 * of kafkajs's own attempts to restart a consumer none is relied on.
 */
export class GroupSession implements Member {
  readonly #joins = new Bell();
  readonly #offsets = new Offsets(
    (moves) => this.#commit(moves),
    (error) => this.#lose(error),
  );
  readonly #consumer: Consumer;
  readonly #seats = new Map<string, Seat>();
  /** Those whose last batch may still be in hand, also after their partition went away. */
  readonly #working = new Map<string, Promise<void>>();
  readonly #lost = new AbortController();
  readonly #watch: Watch;
  #joining = true;
  #memberId: string | undefined;
  #begun: Promise<void> | undefined;

  constructor(
    private readonly client: Client,
    private readonly times: SessionTimes,
    private readonly options: ConsumeOptions,
  ) {
    this.#watch = new Watch((ms) => this.#lose(new Silence(ms)));
    this.#consumer = client.kafka.consumer({
      groupId: options.group,
      sessionTimeout: times.sessionMs,
      heartbeatInterval: times.sessionMs / 10,
      rebalanceTimeout: REBALANCE_MS,
      maxWaitTimeInMs: LONGEST_FETCH_MS,
      allowAutoTopicCreation: false,
      partitionAssigners: [shareByTopic(() => this.#beforeJoin())],
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
  }

  /**
   * Reads until the signal of the options aborts, and resolves when the batches in hand are done.
   * @throws the reason when the session is lost, also after the batches in hand.
   */
  async run(onConnected: () => void): Promise<void> {
    const over = AbortSignal.any([this.options.signal, this.#lost.signal]);
    this.#begun = this.#begin(onConnected).catch((error: unknown) => this.#lose(error));
    try {
      await aborted(over);
      for (const seat of this.#seats.values()) seat.leave();
      await Promise.all(this.#working.values());
      await Promise.race([this.#offsets.settled(), aborted(this.#lost.signal)]);
      this.#lost.signal.throwIfAborted();
      await this.#untilJoined();
    } finally {
      this.#watch.end();
      // Who does not answer is told nothing.
      if (this.#lost.signal.reason instanceof Silence) this.client.cut();
      await sayFarewell({ client: this.client, speaker: this.#consumer });
    }
  }

  async #begin(onConnected: () => void): Promise<void> {
    const { GROUP_JOIN, CRASH, HEARTBEAT, FETCH } = this.#consumer.events;
    this.#consumer.on(GROUP_JOIN, (event) => {
      if (this.#memberId === undefined) onConnected();
      this.#joined(event);
    });
    this.#consumer.on(CRASH, ({ payload }) => this.#lose(payload.error));
    this.#consumer.on(HEARTBEAT, () => this.#watch.alive());
    this.#consumer.on(FETCH, () => this.#watch.alive());
    this.#watch.expect(REBALANCE_MS + this.times.silenceMs);
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.#consumer.run({ autoCommit: false, eachBatch: async (payload) => this.#receive(payload) });
  }

  /** A member that goes while it joins would be waited for by the others: it joins first, and then leaves. */
  async #untilJoined(): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.#begun, pause(FAREWELL_MS, over.signal)]);
    over.abort();
  }

  /** The first reason counts. Whoever reads is told to stop. */
  #lose(why: unknown): void {
    if (this.#lost.signal.aborted) return;
    this.#lost.abort(why);
    for (const seat of this.#seats.values()) seat.lose();
  }

  /** Lets the batches in hand be finished and their offsets be moved, as long as the broker waits: then nobody else gets them too. */
  async #beforeJoin(): Promise<void> {
    this.#joining = true;
    this.#watch.expect(REBALANCE_MS + this.times.silenceMs);
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#lost.signal]);
    const atRest = Promise.all([...this.#seats.values()].map((seat) => seat.untilAtRest(signal))).then(() =>
      this.#offsets.settled(),
    );
    await Promise.race([atRest, pause(this.times.sessionMs / 2, signal)]);
    over.abort();
  }

  #joined({ payload: { memberId, memberAssignment } }: ConsumerGroupJoinEvent): void {
    // The group has given this member up, and others may have read on: what is in hand here is worth nothing.
    if (this.#memberId !== undefined && this.#memberId !== memberId) {
      return this.#lose(new Error('the group has gone on without this member'));
    }
    this.#memberId = memberId;
    const mine = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    const names = new Set(mine.map(nameOf));
    for (const [name, seat] of this.#seats) if (!names.has(name)) this.#giveAway(name, seat);
    for (const place of mine) if (!this.#seats.has(nameOf(place))) this.#take(place);
    this.#watch.expect(this.times.silenceMs);
    this.#joining = false;
    this.#joins.ring();
    this.#offsets.go();
  }

  #giveAway(name: string, seat: Seat): void {
    this.#seats.delete(name);
    seat.lose();
  }

  #take(place: Place): void {
    const name = nameOf(place);
    const seat = new Seat(place, this, this.options.batchSize ?? DEFAULT_BATCH_SIZE);
    this.#seats.set(name, seat);
    // It may have been paused when it was ours before.
    this.resume(place);
    if (this.options.signal.aborted) seat.leave();
    const { onBatch } = this.options;
    const reading = { ...this.options, onBatch: seat.hand.bind(seat, onBatch) };
    const before = this.#working.get(name) ?? Promise.resolve();
    const work = before
      .then(() => followPartition(seat, reading, seat.signal))
      .catch((error: unknown) => this.#lose(error))
      .finally(() => seat.end());
    this.#working.set(name, work);
  }

  #receive({ batch }: EachBatchPayload): void {
    const seat = this.#seats.get(nameOf(batch));
    if (!seat || this.#lost.signal.aborted) return;
    // kafkajs has it, and its types do not.
    const { fetchedOffset } = batch as unknown as { fetchedOffset: string };
    const fetched = { from: BigInt(fetchedOffset), to: BigInt(batch.lastOffset()), records: batch.messages };
    if (!seat.receive(fetched)) this.#lose(new Error(`${nameOf(batch)} was fetched with a gap`));
  }

  async settled(signal: AbortSignal): Promise<void> {
    while (this.#joining && !signal.aborted) await this.#joins.after(this.#joins.rung, signal);
  }

  move(seat: Seat, next: bigint): void {
    this.#offsets.move(seat, next);
  }

  async #commit(moves: readonly Move[]): Promise<void> {
    await this.#consumer.commitOffsets(moves.map(({ seat: { place }, next }) => ({ ...place, offset: String(next) })));
  }

  pause({ topic, partition }: Place): void {
    this.#consumer.pause([{ topic, partitions: [partition] }]);
  }

  resume({ topic, partition }: Place): void {
    this.#consumer.resume([{ topic, partitions: [partition] }]);
  }

  unreadable(why: string): void {
    this.options.onHealth?.({ is: 'recovering', attempt: 1, why });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
