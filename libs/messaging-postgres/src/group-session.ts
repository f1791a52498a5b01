import { randomInt } from 'node:crypto';
import { Bell, followPartition, pause, type ConsumeOptions } from '@lien-nganh/messaging';
import { clientConfig } from '@lien-nganh/postgres';
import pg from 'pg';
import type { KnownTopic } from './catalogue.ts';
import { GroupLocks, type Reading } from './group-locks.ts';
import { GroupOffsets } from './group-offsets.ts';

/** How soon a member notices that another died: its locks are gone at once, and nobody says so. */
const LOOK_AROUND_MS = 1_000;
const HANG_UP_MS = 1_000;

/** One partition, as this session sees it. */
interface Seat {
  readonly topic: KnownTopic;
  readonly partition: number;
  readonly reading: Reading;
  readonly bell: Bell;
  /** While this session reads it. */
  worker: { readonly taken: AbortController; readonly ended: Promise<void> } | undefined;
}

/**
 * One member of a group for as long as its connection lives. Everything that the member does goes over this one connection: it listens,
 * holds the locks that make it a member and a partition's reader, fetches, and moves the offset. So whoever has lost the locks has lost the
 * means to move an offset as well.
 */
export class GroupSession {
  readonly #client: pg.Client;
  readonly #seats: Seat[] = [];
  readonly #members = new Bell();
  readonly #lost = new AbortController();
  readonly #name = randomInt(1, 2 ** 31 - 1);
  #group = 0;
  #offsets: GroupOffsets | undefined;

  constructor(
    { url, silenceMs }: { readonly url: string; readonly silenceMs: number },
    private readonly topics: readonly KnownTopic[],
    private readonly options: ConsumeOptions,
  ) {
    this.#client = new pg.Client({
      ...clientConfig(url, {
        applicationName: `lien-nganh group ${options.group}`.slice(0, 63),
        queryTimeoutMs: silenceMs,
        settings: SESSION_SETTINGS,
        pipeline: true,
      }),
    });
    this.#client.on('error', (error) => this.#lose(error));
    this.#client.on('end', () => this.#lose(new Error('Connection terminated')));
    this.#client.on('notification', ({ payload }) => this.#heard(payload ?? ''));
  }

  /**
   * Reads until the signal of the options aborts, and resolves when the batches in hand are done.
   * @throws the reason when the connection is lost, also after the batches in hand.
   */
  async run(onConnected: () => void): Promise<void> {
    const { signal } = this.options;
    const stop = (): void => this.#members.ring();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await this.#client.connect();
      const locks = await this.#join();
      onConnected();
      while (!signal.aborted && !this.#lost.signal.aborted) {
        const rung = this.#members.rung;
        await this.#share(locks);
        await this.#lookAround(rung);
      }
      await this.#leave(locks);
      this.#lost.signal.throwIfAborted();
    } finally {
      signal.removeEventListener('abort', stop);
      this.#lose(new Error('the session has ended'));
      await this.#workersEnd();
      await this.#hangUp();
    }
  }

  /** A connection whose other end is gone without a word never answers the farewell. */
  async #hangUp(): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.#client.end().catch(() => undefined), pause(HANG_UP_MS, over.signal)]);
    over.abort();
  }

  /** The first reason counts. Whoever reads is told to stop. */
  #lose(why: unknown): void {
    if (this.#lost.signal.aborted) return;
    this.#lost.abort(why);
    for (const { worker } of this.#seats) worker?.taken.abort();
    this.#members.ring();
  }

  #heard(payload: string): void {
    if (payload === `group ${this.#group}`) this.#members.ring();
    for (const { topic, bell } of this.#seats) if (payload === `topic ${topic.id}`) bell.ring();
  }

  async #join(): Promise<GroupLocks> {
    await this.#client.query('listen messaging');
    const { group } = this.options;
    await this.#client.query('insert into messaging.groups(name) values ($1) on conflict do nothing', [group]);
    const { rows } = await this.#client.query<{ id: number }>('select id from messaging.groups where name = $1', [
      group,
    ]);
    this.#group = rows[0]!.id;
    this.#offsets = new GroupOffsets(this.#client, this.#group);
    const locks = new GroupLocks(this.#client, this.#group, this.#name);
    for (const topic of this.topics) {
      const reading = await locks.enter(topic);
      for (let partition = 0; partition < topic.partitions.length; partition++) {
        this.#seats.push({ topic, partition, reading, bell: new Bell(), worker: undefined });
      }
    }
    await locks.tellOthers();
    return locks;
  }

  /** Gives back what another member should read, and takes what this one should. */
  async #share(locks: GroupLocks): Promise<void> {
    const members = await locks.members();
    for (const seat of this.#seats) {
      const mine = locks.rightfulReader(seat.reading, seat.partition, members) === this.#name;
      if (seat.worker && !mine) seat.worker.taken.abort();
      if (!seat.worker && mine && (await locks.take(seat.reading, seat.partition))) this.#read(seat, locks);
    }
  }

  async #lookAround(rung: number): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.#members.after(rung, over.signal), pause(LOOK_AROUND_MS, over.signal)]);
    over.abort();
  }

  #read(seat: Seat, locks: GroupLocks): void {
    const taken = new AbortController();
    if (this.#lost.signal.aborted) taken.abort();
    const ended = this.#follow(seat, taken.signal)
      .then(() => (this.#lost.signal.aborted ? undefined : locks.giveBack(seat.reading, seat.partition)))
      .catch((error: unknown) => this.#lose(error))
      .finally(() => {
        seat.worker = undefined;
      });
    seat.worker = { taken, ended };
  }

  async #follow({ topic, partition, bell }: Seat, signal: AbortSignal): Promise<void> {
    const place = { topic: topic.name, partition, id: topic.partitions[partition]! };
    await followPartition(await this.#offsets!.source(place, bell), this.options, signal);
  }

  async #workersEnd(): Promise<void> {
    await Promise.all(this.#seats.flatMap(({ worker }) => (worker ? [worker.ended] : [])));
  }

  async #leave(locks: GroupLocks): Promise<void> {
    for (const { worker } of this.#seats) worker?.taken.abort();
    await this.#workersEnd();
    if (!this.#lost.signal.aborted) await locks.leave();
  }
}

/**
 * The server notices a host that is gone without a word within about 11 s, and lets its locks go. An offset may be lost in a crash of
 * the server, and the batch then comes again: no need to wait for the disk.
 */
const SESSION_SETTINGS = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
  synchronous_commit: 'off',
  // The plan must not hang on what the table looked like when it was empty.
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
};
