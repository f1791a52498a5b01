import { contractSchema } from '@lien-nganh/contracts';
import type { Contract, Service } from '@lien-nganh/kernel';
import { topicOf } from '@lien-nganh/messaging';
import { contractsHeard } from '@lien-nganh/subscriptions';
import type { Runtime } from '../runtime.ts';
import { cloudEventHeaders, frontierHeaders, frontierPayload, headersOf } from './asyncapi-headers.ts';

type Json = Readonly<Record<string, unknown>>;

/** A topic as a service has to do with it: it sends what it publishes, and receives what it hears. */
interface Channel {
  readonly topic: string;
  readonly action: 'send' | 'receive';
  /** What the service says there, or listens to. */
  readonly contracts: readonly Contract[];
  /** What it receives and leaves out. */
  readonly ignored: readonly Contract[];
}

export type Described = Pick<Runtime, 'service' | 'notice' | 'topics'>;

/** The AsyncAPI 3.0 document of a service: topics, contract events with their schemas, headers and frontier markers. */
export function asyncApiOf(described: Described): Json {
  const { service, notice } = described;
  const channels = channelsOf(described);
  const contracts = once(channels.flatMap((channel) => [...channel.contracts, ...channel.ignored]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: `${service.title.vi} (${service.name})`,
      version: '1',
      description: [service.title.en, ...(notice ? [notice.vi, notice.en] : []), HOW].join('\n\n'),
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channels.map((channel) => [channel.topic, channelJson(channel, described)])),
    operations: Object.fromEntries(channels.map((channel) => operationEntry(channel, service))),
    components: {
      messages: {
        ...Object.fromEntries(contracts.map((contract) => [contract.type, messageJson(contract)])),
        [FRONTIER]: frontierMessage,
      },
      schemas: { cloudEventHeaders },
    },
  };
}

const FRONTIER = 'frontier';
const HOW = `Messages are CloudEvents 1.0: on Kafka in binary mode, as the headers here say; on the other brokers with the same
attributes in structured mode. A message carries the whole present state of its record. Its key is the record's stream,
and order holds within a key. A type or version that a consumer does not know stops it; deploy consumers before producers.
What a consumer cannot apply waits, parked or tried again, in its own database: there are no topics of retries or dead letters.`;

function channelsOf({ service, topics }: Described): readonly Channel[] {
  const heard = contractsHeard(service);
  const published = once(service.publishes.map(({ contract }) => contract));
  const channel = (owner: string, rest: Omit<Channel, 'topic'>): Channel => ({
    topic: topicOf(owner, topics.generation),
    ...rest,
  });
  return [
    ...(published.length > 0 ? [channel(service.name, { action: 'send', contracts: published, ignored: [] })] : []),
    ...[...new Set(heard.map(ownerOf))].map((owner) => {
      const of = (contracts: readonly Contract[]) => contracts.filter((contract) => ownerOf(contract) === owner);
      return channel(owner, { action: 'receive', contracts: of(heard), ignored: of(service.ignores) });
    }),
  ];
}

function channelJson({ topic, contracts, ignored }: Channel, { topics: { partitions } }: Described): Json {
  const messages = [...contracts, ...ignored].map(({ type }) => type);
  return {
    address: topic,
    description: 'What one service publishes, in one generation. Its key is the stream of a record.',
    messages: Object.fromEntries(
      [...messages, FRONTIER].map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
    bindings: { kafka: { topic, partitions, bindingVersion: BINDING } },
  };
}

const BINDING = '0.5.0';

function operationEntry({ topic, action, contracts, ignored }: Channel, { name }: Service): readonly [string, Json] {
  const types = [...contracts.map(({ type }) => type), FRONTIER];
  const left = ignored.map(({ type }) => type).join(', ');
  const operation = {
    action,
    channel: { $ref: `#/channels/${topic}` },
    summary: action === 'send' ? `What ${name} publishes.` : `What ${name} hears of others.`,
    messages: types.map((type) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
    ...(left ? { description: `Known and left out: ${left}.` } : {}),
    ...(action === 'receive'
      ? { bindings: { kafka: { groupId: { type: 'string', const: `${name}.inbound` }, bindingVersion: BINDING } } }
      : {}),
  };
  return [`${action}.${topic}`, operation];
}

function messageJson(contract: Contract): Json {
  const { type, version } = contract;
  return {
    name: type,
    title: `${type}, version ${version}`,
    ...(version > 1 ? { description: EARLIER } : {}),
    contentType: 'application/json',
    headers: { allOf: [{ $ref: '#/components/schemas/cloudEventHeaders' }, headersOf(contract)] },
    payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: contractSchema(contract) },
    correlationId: { location: '$message.header#/ce_correlationid' },
    bindings: {
      kafka: { key: { type: 'string', description: 'Stream of the record.' }, bindingVersion: BINDING },
    },
  };
}

const EARLIER =
  'The schema is that of the present version, in which it is published. Earlier ones may lie in the topic: their schemas stand in libs/contracts/published.';

const frontierMessage: Json = {
  name: FRONTIER,
  title: 'How far a service has published',
  description: 'Stands in every partition, without a key, behind all that was published before.',
  contentType: 'application/json',
  headers: frontierHeaders,
  payload: frontierPayload,
};

/** `agencies` of `agencies.unit`: types begin with the service that publishes them. */
function ownerOf({ type }: Contract): string {
  return type.split('.')[0]!;
}

function once(contracts: readonly Contract[]): readonly Contract[] {
  return [...new Map(contracts.map((contract) => [contract.type, contract])).values()];
}
