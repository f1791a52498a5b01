import { pause } from '@lien-nganh/messaging';
import type { Client } from './client.ts';
import { asUnavailable, isAnswer, isKafkaError, Silence } from './unavailable.ts';

interface Speaker {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface Connected<S> {
  readonly client: Client;
  readonly speaker: S;
  readonly ready: Promise<void>;
}

/** A fetch that waits for news ends, and the group is told, well within this. */
export const FAREWELL_MS = 3_000;

/** A producer or an admin client: connected when it is needed, and given up for a new one when it does not answer. */
export class Kept<S extends Speaker> {
  #now: Connected<S> | undefined;

  constructor(
    private readonly open: () => { readonly client: Client; readonly speaker: S },
    private readonly patienceMs: number,
  ) {}

  /** @throws BrokerUnavailable when Kafka is away or does not answer in time; else what the work throws. */
  async use<T>(work: (speaker: S) => Promise<T>): Promise<T> {
    const connected = (this.#now ??= this.#connect());
    try {
      return await this.#inTime(connected.ready.then(() => work(connected.speaker)));
    } catch (error) {
      if (!isKafkaError(error)) throw error;
      if (!isAnswer(error)) this.#giveUp(connected);
      throw asUnavailable(error);
    }
  }

  async close(): Promise<void> {
    const connected = this.#now;
    this.#now = undefined;
    if (connected) await sayFarewell(connected);
  }

  #connect(): Connected<S> {
    const opened = this.open();
    return { ...opened, ready: opened.speaker.connect() };
  }

  #giveUp(connected: Connected<S>): void {
    if (this.#now === connected) this.#now = undefined;
    connected.client.cut();
    connected.speaker.disconnect().catch(() => undefined);
  }

  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Silence(this.patienceMs)), this.patienceMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Disconnects, and does not wait long for a broker that is gone. */
export async function sayFarewell({ client, speaker }: { client: Client; speaker: Speaker }): Promise<void> {
  const over = new AbortController();
  await Promise.race([speaker.disconnect().catch(() => undefined), pause(FAREWELL_MS, over.signal)]);
  over.abort();
  client.cut();
}
