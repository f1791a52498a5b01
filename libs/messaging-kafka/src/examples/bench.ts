import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Broker, BrokerHealth, ConsumeOptions, ContractMessage, Delivery } from '@lien-nganh/messaging';
import { contractMessage, keyIn } from '@lien-nganh/messaging/conformance';
import type { Proxy } from '@lien-nganh/testing';
import { kafkaBroker, type KafkaBrokerOptions } from '../broker.ts';

/** A broker that `infra/kafka` has started for a spec alone. */
export interface OwnKafka {
  readonly brokers: string;
  readonly secure?: { readonly address: string; readonly user: string; readonly password: string; readonly ca: string };
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

type StartKafka = (options?: { secure?: boolean }) => Promise<OwnKafka>;

/** Starts a broker for a spec that ends or restarts it, or needs users on it. */
export async function startKafka(options: { secure?: boolean } = {}): Promise<OwnKafka> {
  const script = pathToFileURL(join(import.meta.dirname, '../../../../infra/kafka/broker.mjs'));
  const infra = (await import(script.href)) as { startKafka: StartKafka };
  return infra.startKafka(options);
}

/** Where the specs' Kafka is: KAFKA_BROKERS, or, where that is `start`, one from infra/kafka. */
export async function testKafka(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['KAFKA_BROKERS'] ?? 'start';
  if (given !== 'start')
    return { url: given.includes('://') ? given : `kafka://${given}`, stop: async () => undefined };
  const kafka = await startKafka();
  return { url: `kafka://${kafka.brokers}`, stop: () => kafka.stop() };
}

/** A topic that no other test has. */
export async function newTopic(broker: Broker, partitions = 4): Promise<string> {
  const name = `topic-${randomUUID()}`;
  await broker.declare({ name, partitions });
  return name;
}

/** A message for each of four partitions. */
export function oneOfEach(revision: number): ContractMessage[] {
  return [0, 1, 2, 3].map((partition) => contractMessage({ key: keyIn(partition, 4), revision }));
}

/** The way to a broker by a proxy. */
export function through({ port }: Proxy): () => Socket {
  return () => connect(port, '127.0.0.1');
}

/** Brokers and members that end with the test. */
export class Bench implements AsyncDisposable {
  readonly #opened: (() => Promise<unknown>)[] = [];

  constructor(private readonly url: string) {}

  open(options: Partial<KafkaBrokerOptions> = {}): Broker {
    const broker = kafkaBroker({ url: this.url, ...options });
    this.#opened.unshift(() => broker.close());
    return broker;
  }

  read(broker: Broker, options: Pick<ConsumeOptions, 'group' | 'topics'> & Partial<ConsumeOptions>): Reading {
    const reading = new Reading(broker, options);
    this.#opened.unshift(() => reading.stop());
    return reading;
  }

  /** Runs before what was opened until now ends: a failing test must not leave a handler waiting. */
  atEnd(work: () => void): void {
    this.#opened.unshift(async () => work());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const close of this.#opened) await close();
  }
}

/** A running member that keeps what it was given. */
export class Reading {
  readonly deliveries: Delivery[] = [];
  readonly health: BrokerHealth[] = [];
  readonly #stop = new AbortController();
  readonly #finished: Promise<void>;
  readonly #watching = new Set<() => void>();

  constructor(broker: Broker, options: Pick<ConsumeOptions, 'group' | 'topics'> & Partial<ConsumeOptions>) {
    this.#finished = broker.consume({
      ...options,
      signal: this.#stop.signal,
      onHealth: (health) => {
        this.health.push(health);
        this.#tell();
      },
      onBatch: async (batch, context) => {
        const held = await options.onBatch?.(batch, context);
        this.deliveries.push(...batch.slice(0, held?.done ?? batch.length));
        this.#tell();
        return held;
      },
    });
  }

  get messages(): ContractMessage[] {
    return this.deliveries.flatMap((one) => (one.is === 'message' ? [one.message] : []));
  }

  get ids(): string[] {
    return this.messages.map(({ id }) => id);
  }

  /** How often it was connected, and how often not, in order. */
  get states(): string[] {
    return this.health.map(({ is }) => is);
  }

  async until(holds: (reading: this) => boolean): Promise<void> {
    while (!holds(this)) await new Promise<void>((resolve) => this.#watching.add(resolve));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#finished;
  }

  #tell(): void {
    for (const wake of this.#watching) wake();
    this.#watching.clear();
  }
}
