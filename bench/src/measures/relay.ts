import { randomBytes } from 'node:crypto';
import { postgresEventStore } from '@lien-nganh/event-store-postgres';
import type { EventStore } from '@lien-nganh/event-store';
import type { Position } from '@lien-nganh/kernel';
import { partitionOf, topicOf, type Broker, type ContractMessage } from '@lien-nganh/messaging';
import { kafkaBroker, recordOf } from '@lien-nganh/messaging-kafka';
import { connect } from '@lien-nganh/postgres';
import { postgresKeyStore, sealer } from '@lien-nganh/sealing';
import { decoder, prepareReadSide, Publisher, ReaderBoard, type PublisherOptions } from '@lien-nganh/subscriptions';
import kafkajs, { type Message, type Producer } from 'kafkajs';
import type { Measure, Prepared } from '../harness.ts';
import { ownKafka, whyNoKafka } from '../peers/own-kafka.ts';
import { sampleEvent } from '../sample-event.ts';
import { minutes } from '../service/minutes.ts';
import type { Setting } from '../setting.ts';

const PARTITIONS = 4;

export const relay: Measure<Setting> = {
  id: 'relay',
  whyNot: whyNoKafka,
  comparisons: [
    {
      id: 'relay-kafkajs',
      what: 'events of the log to Kafka as contract events: read, decoded, numbered, acknowledged by the broker, place marks moved',
      reading: 'rate',
      unit: 'messages/s',
      ours: 'ours',
      against: 'the producer of kafkajs 2.2.4, which has the same records ready and sends the same batches, acks -1',
      theirs: 'producer',
      aim: { ratio: 'at least', bound: 0.5 },
    },
  ],
  async prepare({ database, scale }): Promise<Prepared> {
    const kafka = await ownKafka();
    const url = await database();
    const store = await postgresEventStore({ url, province: '12' });
    await fill(store, scale.relayed);
    const broker = kafkaBroker({ url: `kafka://${kafka.brokers}` });
    const relaying = await Relaying.on(url, store, { broker, events: scale.relayed });
    const producer = await producerOn(kafka.brokers);
    const batches = await relaying.recorded();
    return {
      contenders: {
        ours: () => relaying.slot(),
        producer: () => sending(producer, batches, () => relaying.newTopic()),
      },
      async close() {
        await producer.disconnect();
        await broker.close();
        await relaying.close();
        await store.close();
        await kafka.stop();
      },
    };
  },
};

const AT_ONCE = 16;

async function fill(store: EventStore, events: number): Promise<void> {
  let next = 0;
  const write = async () => {
    while (next < events) await store.append(`inspection-${next++}`, 'no-stream', [sampleEvent()]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}

/** Tells when the publisher has come to a position. */
class Watched extends ReaderBoard {
  #told: (() => void) | undefined;

  constructor(private readonly end: Position) {
    super();
  }

  readonly reached = new Promise<void>((resolve) => (this.#told = resolve));

  override report(...said: Parameters<ReaderBoard['report']>): void {
    super.report(...said);
    const { position } = said[1];
    if (position !== undefined && position !== null && position >= this.end) this.#told?.();
  }
}

type Common = Omit<PublisherOptions, 'board' | 'generation' | 'broker'>;

/** Publishes the whole log into one generation of topics after the other. */
class Relaying {
  #generation = 0;

  private constructor(
    private readonly common: Common,
    private readonly broker: Broker,
    private readonly log: { readonly events: number; readonly end: Position },
    readonly close: () => Promise<void>,
  ) {}

  static async on(
    url: string,
    store: EventStore,
    { broker, events }: { readonly broker: Broker; readonly events: number },
  ): Promise<Relaying> {
    const pool = connect(url);
    const keys = await postgresKeyStore({ url, masterKey: randomBytes(32) });
    await prepareReadSide(pool, minutes.name);
    const common = {
      ...{ service: minutes, store, pool, schema: minutes.name, log: await store.log(), partitions: PARTITIONS },
      decoder: decoder(minutes, sealer(keys, minutes.name)),
      clock: () => new Date().toISOString(),
    };
    return new Relaying(common, broker, { events, end: (await store.end())! }, async () => {
      await keys.close();
      await pool.end();
    });
  }

  /** Made beforehand: making a topic is no part of what is measured. */
  async newTopic(): Promise<string> {
    this.#generation += 1;
    const name = topicOf(minutes.name, this.#generation);
    await this.broker.declare({ name, partitions: PARTITIONS });
    return name;
  }

  async slot(broker: Broker = this.broker) {
    await this.newTopic();
    const board = new Watched(this.log.end);
    const stop = new AbortController();
    const began = performance.now();
    const publisher = new Publisher({ ...this.common, broker, board, generation: this.#generation });
    const running = publisher.run(stop.signal);
    await Promise.race([board.reached, running]);
    const ms = performance.now() - began;
    stop.abort();
    // It may be in the middle of telling how far it is: that is no part of what is measured.
    await running.catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    });
    return { rate: (this.log.events * 1000) / ms };
  }

  /** Relays once and gives what was sent, batch by batch. */
  async recorded(): Promise<readonly (readonly Message[])[]> {
    const batches: Message[][] = [];
    const publish: Broker['publish'] = async (topic, messages, options) => {
      batches.push(messages.map(recordFor));
      await this.broker.publish(topic, messages, options);
    };
    const { broker } = this;
    await this.slot({
      capabilities: broker.capabilities,
      publish,
      declare: (...args) => broker.declare(...args),
      announce: (...args) => broker.announce(...args),
      consume: (options) => broker.consume(options),
      lag: (...args) => broker.lag(...args),
      close: () => broker.close(),
    });
    return batches;
  }
}

function recordFor(message: ContractMessage): Message {
  return { ...recordOf(message), partition: partitionOf(message.subject, PARTITIONS) } as Message;
}

async function producerOn(brokers: string): Promise<Producer> {
  const { Kafka, logLevel } = kafkajs;
  const producer = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).producer({
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  return producer;
}

async function sending(producer: Producer, batches: readonly (readonly Message[])[], newTopic: () => Promise<string>) {
  const topic = await newTopic();
  const began = performance.now();
  let messages = 0;
  for (const batch of batches) {
    await producer.send({ topic, acks: -1, messages: [...batch] });
    messages += batch.length;
  }
  return { rate: (messages * 1000) / (performance.now() - began) };
}
