import type { Position } from '@lien-nganh/kernel';
import {
  checkMessage,
  InvalidMessage,
  isWellFormed,
  type ContractMessage,
  type Delivery,
  type Frontier,
} from '@lien-nganh/messaging';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** Attributes of a CloudEvent whose values are not text: they travel as JSON, which for numbers is their digits. */
const JSON_ATTRIBUTES = new Set(['actor', 'contractversion', 'keyrevision']);
/** Data are the value, and their type has a header of its own. */
const NO_HEADERS = new Set(['data', 'datacontenttype']);
const REQUIRED = [
  ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'contractversion', 'log', 'position'],
  ...['eventid', 'keyrevision', 'occurredon', 'correlationid', 'actor'],
] as const;
/** Names of headers, made once: joined for each record, each is a text of its own that has to be written anew. */
const HEADERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...REQUIRED, 'traceparent'].map((name) => [name, `ce_${name}`]),
);
const CONTENT_TYPE = 'content-type';
const JSON_TYPE = 'application/json';
const FRONTIER = 'ln_frontier';
const FRONTIER_VERSION = '1';

/** A record that is no contract event and no frontier marker: somebody else wrote it, or a version to come. */
export class UnreadableRecord extends Error {}

export type RecordToSend = Pick<Message, 'key' | 'value' | 'headers'>;

/**
 * A contract event in the binary mode of CloudEvents' binding for Kafka: attributes are headers `ce_…`, the media type is `content-type`,
 * the value is the data. The key is the subject.
 * @throws InvalidMessage
 */
export function recordOf(message: ContractMessage): RecordToSend {
  const json = message.data === undefined ? null : JSON.stringify(message.data);
  const headers: Record<string, string> = { [CONTENT_TYPE]: message.datacontenttype };
  let units = json === null ? 0 : json.length;
  for (const name of Object.keys(message)) {
    const value: unknown = message[name as keyof ContractMessage];
    if (value === undefined || NO_HEADERS.has(name)) continue;
    const header = JSON_ATTRIBUTES.has(name) ? JSON.stringify(value) : text(message, name, value);
    headers[HEADERS[name] ?? `ce_${name}`] = header;
    units += name.length + header.length;
  }
  checkMessage(message, units);
  return { key: message.subject, value: json, headers };
}

/** Headers are UTF-8, which half of a character is not. */
function text({ id }: ContractMessage, name: string, value: unknown): string {
  if (typeof value !== 'string') throw new InvalidMessage(id, `its ${name} is no text`);
  if (!isWellFormed(value)) throw new InvalidMessage(id, `its ${name} holds half of a character`);
  return value;
}

/** A frontier marker: a record without a key. */
export function frontierRecord({ log, position, at }: Frontier): RecordToSend {
  const value = JSON.stringify({ log, position: String(position), at });
  return { key: null, value, headers: { [FRONTIER]: FRONTIER_VERSION } };
}

/** @throws UnreadableRecord */
export function deliveryOf(
  place: { readonly topic: string; readonly partition: number },
  record: Pick<KafkaMessage, 'offset' | 'key' | 'value' | 'headers'>,
): Delivery {
  const at = { ...place, offset: BigInt(record.offset) };
  const headers = textsOf(record.headers ?? {});
  try {
    if (headers.has(FRONTIER)) return { is: 'frontier', ...at, frontier: frontierOf(headers, record.value) };
    const message = messageOf(headers, record.value);
    return { is: 'message', ...at, key: message.subject, message };
  } catch (error) {
    const { topic, partition, offset } = at;
    throw new UnreadableRecord(`${topic}/${partition} at ${offset} cannot be read: ${(error as Error).message}`);
  }
}

function textsOf(headers: IHeaders): Map<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value;
      return one === undefined ? [] : [[name, one.toString()] as const];
    }),
  );
}

function messageOf(headers: ReadonlyMap<string, string>, value: Buffer | null): ContractMessage {
  const missing = REQUIRED.filter((name) => !headers.has(`ce_${name}`));
  if (missing.length > 0) throw new Error(`it is no contract event: ${missing.join(', ')} missing`);
  if (headers.get('ce_specversion') !== '1.0') throw new Error('it is no CloudEvent 1.0');
  if (headers.get(CONTENT_TYPE) !== JSON_TYPE) throw new Error('its data are not JSON');
  const attributes = [...headers]
    .filter(([name]) => name.startsWith('ce_'))
    .map(([name, text]): [string, unknown] => {
      const attribute = name.slice('ce_'.length);
      return [attribute, JSON_ATTRIBUTES.has(attribute) ? JSON.parse(text) : text];
    });
  // Checked above: every required attribute is there. Consumers check the data against the contract's schema.
  const message = { ...Object.fromEntries(attributes), datacontenttype: JSON_TYPE } as unknown as ContractMessage;
  if (!Number.isSafeInteger(message.keyrevision) || !Number.isSafeInteger(message.contractversion)) {
    throw new Error('its keyrevision or contractversion is no number');
  }
  return value === null ? message : { ...message, data: JSON.parse(value.toString()) };
}

function frontierOf(headers: ReadonlyMap<string, string>, value: Buffer | null): Frontier {
  if (headers.get(FRONTIER) !== FRONTIER_VERSION) throw new Error('its frontier is of a version that is not known');
  const { log, position, at } = JSON.parse(String(value)) as { log: string; position: string; at: string };
  return { log, position: BigInt(position) as Position, at };
}
