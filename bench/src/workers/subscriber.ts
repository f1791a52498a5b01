import type { Batch, SubscriptionHealth } from '@lien-nganh/event-store';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import { connected, RAW_CHANNEL } from '../peers/raw.ts';
import { work, type Work } from './worker.ts';

/**
 * Follows what is written, in a process of its own. Asked for a mark, it waits for the event that carries it, and
 * answers with how long each event since the last mark was on its way, in milliseconds.
 */
export interface SubscriberOptions {
  readonly kind: 'ours' | 'raw';
  readonly url: string;
}

/** What an event of these measures carries: when it was sent, in nanoseconds of the machine's own clock. */
export interface Stamp {
  readonly sentAt: string;
  readonly mark?: string;
}

class Arrivals {
  #times: number[] = [];
  #marks = new Map<string, (times: number[]) => void>();
  /** Marks that came before they were asked for. */
  #early = new Map<string, number[]>();

  /** Takes note of an event; a mark itself is not measured. */
  take({ sentAt, mark }: Stamp): void {
    if (mark === undefined) {
      this.#times.push(Number(process.hrtime.bigint() - BigInt(sentAt)) / 1e6);
      return;
    }
    const times = this.#times;
    this.#times = [];
    const waiting = this.#marks.get(mark);
    if (waiting) waiting(times);
    else this.#early.set(mark, times);
  }

  until(mark: string): Promise<number[]> {
    const early = this.#early.get(mark);
    if (early) return Promise.resolve(early);
    return new Promise((resolve) => this.#marks.set(mark, resolve));
  }
}

const followers: { readonly [Kind in SubscriberOptions['kind']]: typeof followOurs } = {
  ours: followOurs,
  raw: followRaw,
};

/** Follows until it is closed. Gives what closes it. */
async function followOurs(url: string, arrivals: Arrivals): Promise<() => Promise<void>> {
  const store = await postgresEventStore({ url, province: '12' });
  const stop = new AbortController();
  const after = await store.end();
  let following: Promise<void> | undefined;
  await new Promise<void>((listening) => {
    const onHealth = ({ is }: SubscriptionHealth) => (is === 'connected' ? listening() : undefined);
    following = takeAll(store.subscribe({ after, signal: stop.signal, onHealth }), arrivals);
  });
  return async () => {
    stop.abort();
    await following;
    await store.close();
  };
}

async function takeAll(batches: AsyncIterable<Batch>, arrivals: Arrivals): Promise<void> {
  for await (const { events } of batches) for (const { data } of events) arrivals.take(data as Stamp);
}

/** The least that can be done: LISTEN, and what came after the last seen row. It may miss rows that commit out of order. */
async function followRaw(url: string, arrivals: Arrivals): Promise<() => Promise<void>> {
  const client = await connected(url);
  const select = `select position, data from raw.events where position > $1 order by position limit 500`;
  let after = 0n;
  let reading = false;
  let woken = false;
  const read = async () => {
    woken = true;
    if (reading) return;
    reading = true;
    while (woken) {
      woken = false;
      const { rows } = await client.query<{ position: bigint; data: Stamp }>({
        name: 'after',
        text: select,
        values: [after],
      });
      for (const { data } of rows) arrivals.take(data);
      if (rows.length > 0) [after, woken] = [rows.at(-1)!.position, true];
    }
    reading = false;
  };
  client.on('notification', () => void read());
  await client.query(`listen ${RAW_CHANNEL}`);
  return () => client.end();
}

await work<SubscriberOptions, string, number[]>(async ({ kind, url }): Promise<Work<string, number[]>> => {
  const arrivals = new Arrivals();
  const close = await followers[kind](url, arrivals);
  return { answer: (mark) => arrivals.until(mark), close };
});
