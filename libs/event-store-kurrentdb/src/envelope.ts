import { randomUUID } from 'node:crypto';
import { type EventData, jsonEvent, type JSONType, type RecordedEvent } from '@kurrent/kurrentdb-client';
import { type CheckedEvent, originIn, originJson, type OriginJson } from '@lien-nganh/event-store';
import type { Instant, LogEvent, Metadata, Origin, Position, StreamEvent } from '@lien-nganh/kernel';
import { packPosition } from './position.ts';

/** What the adapter keeps in KurrentDB's own metadata of an event. */
interface Envelope {
  readonly id: string;
  readonly schemaVersion: number;
  readonly metadata: Metadata;
  /** On moved events: when they were recorded, which KurrentDB does not let one say, and where they stood. */
  readonly recordedAt?: Instant;
  readonly origin?: OriginJson;
}

/** An event to send; a moved one says what it keeps. */
export interface EventToSend extends CheckedEvent {
  readonly recordedAt?: Instant;
  readonly origin?: Origin;
}

/**
 * An event as it is sent. KurrentDB's id of it is a new one each time, and the event's own is in the envelope: KurrentDB
 * answers an append of ids that it knows as a success, which the port never does, and forgets ids as it likes.
 *
 * The data is parsed again because the driver serialises it some turns later, when its owner may have changed it.
 */
export function toKurrentDb(event: EventToSend): EventData {
  return jsonEvent({
    id: randomUUID(),
    type: event.type,
    data: JSON.parse(event.data) as JSONType,
    metadata: Uint8Array.from(Buffer.from(envelopeOf(event, event.metadata))) as never,
  });
}

function envelopeOf({ id, schemaVersion, recordedAt, origin }: EventToSend, metadata: string): string {
  const moved = origin ? `"recordedAt":"${recordedAt}","origin":${JSON.stringify(originJson(origin))},` : '';
  return `{"id":"${id}","schemaVersion":${schemaVersion},${moved}"metadata":${metadata}}`;
}

/** Bytes that the server counts for an event: data, metadata and, as UTF-16, the type. */
export function storedBytes(event: EventToSend): number {
  const { type, dataBytes, metadataBytes } = event;
  return dataBytes + metadataBytes + envelopeOf(event, '').length + 2 * type.length;
}

/** KurrentDB's own events and streams begin with a dollar sign. */
export function isSystem(name: string): boolean {
  return name.startsWith('$');
}

/** An event of a stream; `undefined` when this adapter did not write it. */
export function streamEvent(recorded: RecordedEvent): StreamEvent | undefined {
  const { streamId: stream, type, metadata: envelope, data, created } = recorded;
  if (isSystem(type) || isSystem(stream) || !isEnvelope(envelope)) return undefined;
  const { id, schemaVersion, metadata, origin, recordedAt = created.toISOString() } = envelope;
  const position = positionOf(recorded);
  return {
    stream,
    revision: Number(recorded.revision),
    id,
    type,
    schemaVersion,
    recordedAt,
    data,
    metadata,
    ...(position === null ? {} : { position }),
    ...(origin ? { origin: originIn(origin) } : {}),
  };
}

/** An event of the log; `undefined` when this adapter did not write it. */
export function logEvent(recorded: RecordedEvent): LogEvent | undefined {
  const event = streamEvent(recorded);
  return event?.position === undefined ? undefined : (event as LogEvent);
}

/** Position of any event, the system's included; servers before 22.10 tell none on reading a stream. */
export function positionOf({ position }: RecordedEvent): Position | null {
  return position ? packPosition(position) : null;
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  const { id, schemaVersion, metadata } = value as Partial<Record<keyof Envelope, unknown>>;
  return typeof id === 'string' && typeof schemaVersion === 'number' && typeof metadata === 'object';
}
