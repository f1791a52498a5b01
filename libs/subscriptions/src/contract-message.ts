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
import { v5 as uuid5 } from 'uuid';

/** Namespace of all ids that the platform derives. */
const NAMESPACE = '6d0ef0c4-9a3b-5a57-8f0e-2f7b6a1f9a10';

/** A UUID that is the same whenever it is made of the same parts. */
export function derivedId(...parts: readonly string[]): string {
  return uuid5(JSON.stringify(parts), NAMESPACE);
}

export interface Publishing {
  readonly service: string;
  readonly province: string;
  readonly log: string;
}

/** The contract events that leave after one domain event, in the order of the outbound map; their key revisions are still to come. */
export function contractMessages(
  { service, province, log }: Publishing,
  publications: readonly Publication[],
  after: { readonly event: PlacedEvent<RecordedOf<AnyEvents>>; readonly state: unknown; readonly id: string },
): readonly Omit<ContractMessage, 'keyrevision'>[] {
  const { event, state, id } = after;
  return publications.flatMap((publication, index) => {
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
