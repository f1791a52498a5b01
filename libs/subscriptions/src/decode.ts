import {
  cited,
  definitionOf,
  idIn,
  linkEvents,
  takesFiles,
  UnknownEvent,
  upcast,
  type AnyEvents,
  type LogEvent,
  type PersonErased,
  type PlacedEvent,
  type RecordedOf,
  type Service,
  type StreamEvent,
  type StreamType,
} from '@lien-nganh/kernel';
import type { Sealer } from '@lien-nganh/sealing';

/** An event of one of the service's own stream types, opened and brought up to its present version. */
export interface Decoded<E = RecordedOf<AnyEvents>> {
  readonly type: StreamType;
  /** Id of the record, without its prefix. */
  readonly id: string;
  readonly event: E;
}

export interface Decoder {
  /** Prefixes of the service's streams, each with its hyphen. */
  readonly prefixes: readonly string[];
  typeOf(stream: string): { readonly type: StreamType; readonly id: string } | null;
  /** @throws UnknownEvent for a type or version from the future: the reader stops before it. */
  decode(event: StreamEvent): Promise<Decoded>;
  /**
   * The same for a reader of the log. An erasure is carried out by whoever reads of it: when this resolves, the keys that
   * it names are destroyed, and nothing that they sealed can be read any more.
   */
  decodePlaced(event: LogEvent): Promise<Decoded<PlacedEvent<RecordedOf<AnyEvents>>>>;
}

export function decoder(service: Pick<Service, 'streams'>, sealer: Sealer): Decoder {
  const types = new Map(service.streams.map((type) => [type.prefix, type]));
  const prefixes = service.streams.flatMap((type) => prefixesOf(type, service));
  const typeOf: Decoder['typeOf'] = (stream) => {
    const type = types.get(stream.slice(0, Math.max(0, stream.indexOf('-'))));
    const id = type && idIn(stream, type.prefix);
    const isOwn = prefixes.some((prefix) => stream.startsWith(prefix));
    return type && isOwn && id !== null && id !== undefined ? { type, id } : null;
  };
  const decode = async (event: StreamEvent): Promise<Decoded> => {
    const found = typeOf(event.stream);
    if (!found) throw new UnknownEvent(event.type, event.schemaVersion);
    return { ...found, event: await open(found.type, event, sealer) };
  };
  return {
    prefixes,
    typeOf,
    decode,
    decodePlaced: async (event) => {
      const { type, id, event: recorded } = await decode(event);
      const erasure = erasureIn(recorded);
      if (erasure) await sealer.erase(erasure.keys, cited(erasure.decision));
      return { type, id, event: { ...recorded, position: event.position } };
    },
  };
}

/**
 * How names of streams of a type begin, each with its hyphen. Every service has later links and files, all of one log: its own
 * are those of its own records, `links-inspection-`.
 */
export function prefixesOf(type: StreamType, { streams }: Pick<Service, 'streams'>): readonly string[] {
  const ofRecords = type.belongs !== undefined || type.events === linkEvents;
  if (!ofRecords) return [`${type.prefix}-`];
  return streams.filter(takesFiles).map(({ prefix }) => `${type.prefix}-${prefix}-`);
}

/** The erasure that an event decides, if it is one. */
export function erasureIn({ name, data }: Pick<RecordedOf<AnyEvents>, 'name' | 'data'>): PersonErased | null {
  return name === 'PersonErased' ? (data as PersonErased) : null;
}

async function open(type: StreamType, event: StreamEvent, sealer: Sealer): Promise<RecordedOf<AnyEvents>> {
  const name = event.type.slice(type.prefix.length + 1);
  if (!definitionOf(type.events).versions[name]) throw new UnknownEvent(event.type, event.schemaVersion);
  const opened = await sealer.open({ stream: event.stream, eventId: event.id, data: event.data });
  const { actor, occurredOn, obligations, commandId, correlationId } = event.metadata;
  return {
    name,
    data: upcast(type.events, name, event.schemaVersion, opened),
    id: event.id,
    stream: event.stream,
    revision: event.revision,
    recordedAt: event.recordedAt,
    occurredOn,
    obligations,
    actor,
    commandId,
    correlationId,
  } as RecordedOf<AnyEvents>;
}
