import { hash } from 'node:crypto';
import { upcastContract } from '@lien-nganh/contracts';
import type {
  AnyEvents,
  Contract,
  ContractEvent,
  PlacedEvent,
  Position,
  Publication,
  RecordedOf,
} from '@lien-nganh/kernel';
import type { ContractMessage } from '@lien-nganh/messaging';

/** Namespace of all ids that the platform derives. */
const NAMESPACE = Buffer.from('6d0ef0c49a3b5a578f0e2f7b6a1f9a10', 'hex');
/** The variant of RFC 9562 in the two first bits of a digit. */
const VARIANT: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789abcdef'].map((digit) => [digit, '89ab'[parseInt(digit, 16) % 4]!]),
);

/**
 * A UUID of version 5 that is the same whenever it is made of the same parts. Each command and each message takes some: it is
 * made of the digits of one hash, at a third of what a library takes that works on bytes.
 */
export function derivedId(...parts: readonly string[]): string {
  const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]), 'hex');
  const digits = `${hex.slice(0, 12)}5${hex.slice(13, 16)}${VARIANT[hex[16]!]}${hex.slice(17, 32)}`;
  const groups = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20)];
  return `${groups.join('-')}-${digits.slice(20)}`;
}

export interface Publishing {
  readonly service: string;
  readonly province: string;
  readonly log: string;
}

/** A domain event of which contract events are made. */
export interface Leaving {
  readonly event: PlacedEvent<RecordedOf<AnyEvents>>;
  readonly state: unknown;
  /** The record's. */
  readonly id: string;
  /** Whether nothing is said where the map says that the event changes nothing of what leaves. */
  leavesOut(publication: Publication): boolean;
}

/** The contract events that leave after one domain event, in the order of the outbound map; their key revisions are still to come. */
export function contractMessages(
  { service, province, log }: Publishing,
  publications: readonly Publication[],
  { event, state, id, leavesOut }: Leaving,
): readonly Omit<ContractMessage, 'keyrevision'>[] {
  return publications.flatMap((publication, index) => {
    if (publication.leavesOut.has(event.name) && leavesOut(publication)) return [];
    const data = publication.map(event, state, id);
    if (data === null) return [];
    const { type, version, schema } = publication.contract;
    return [
      {
        specversion: '1.0' as const,
        id: derivedId(event.id, type, String(index)),
        source: `/provinces/${province}/${service}`,
        type,
        subject: event.stream,
        time: event.recordedAt,
        datacontenttype: 'application/json' as const,
        data: schema.parse(data),
        contractversion: version,
        log,
        position: String(event.position),
        eventid: event.id,
        occurredon: event.occurredOn,
        correlationid: event.correlationId,
        actor: event.actor,
      },
    ];
  });
}

/**
 * What a consumer's handler is given, brought up to the contract's present version.
 *
 * @throws UnknownContract for a version from the future
 */
export function contractEvent(contract: Contract, message: ContractMessage): ContractEvent {
  return {
    id: message.id,
    type: contract.type,
    subject: message.subject,
    data: upcastContract(contract, message.contractversion, message.data),
    log: message.log,
    position: BigInt(message.position) as Position,
    eventId: message.eventid,
    keyRevision: message.keyrevision,
    recordedAt: message.time,
    occurredOn: message.occurredon,
    correlationId: message.correlationid,
    actor: message.actor,
    ...(message.traceparent ? { traceparent: message.traceparent } : {}),
  };
}
