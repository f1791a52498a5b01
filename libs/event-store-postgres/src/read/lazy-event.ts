import type { Instant, LogEvent, Metadata, Origin, Position } from '@lien-nganh/kernel';

export interface EventHead {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: Instant;
  readonly origin?: Origin | undefined;
}

/** Gives one of an event's two JSON texts. */
export type JsonText = (what: 'data' | 'metadata') => string;

/**
 * An event whose JSON is parsed when it is first looked at, and once. `data` and `metadata` are its own and enumerable, so
 * that copying it by spread or printing it as JSON does what it would do with a plain object. All events share the two
 * getters: getters of each object's own would cost four times as much and leave the collector five times the work.
 */
export class LazyEvent implements LogEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: Instant;
  declare readonly origin?: Origin;
  declare readonly data: unknown;
  declare readonly metadata: Metadata;
  readonly #text: JsonText;
  #data: unknown;
  #metadata: Metadata | undefined;

  constructor(head: EventHead, text: JsonText) {
    this.position = head.position;
    this.stream = head.stream;
    this.revision = head.revision;
    this.id = head.id;
    this.type = head.type;
    this.schemaVersion = head.schemaVersion;
    this.recordedAt = head.recordedAt;
    if (head.origin) this.origin = head.origin;
    this.#text = text;
    Object.defineProperty(this, 'data', dataGetter);
    Object.defineProperty(this, 'metadata', metadataGetter);
  }

  /** The same event once more, for somebody else: what one does to its data, the other does not see. */
  static again(this: void, event: LazyEvent): LazyEvent {
    return new LazyEvent(event, event.#text);
  }

  static dataOf(event: LazyEvent): unknown {
    if (event.#data === undefined) event.#data = JSON.parse(event.#text('data'));
    return event.#data;
  }

  static metadataOf(event: LazyEvent): Metadata {
    event.#metadata ??= JSON.parse(event.#text('metadata')) as Metadata;
    return event.#metadata;
  }
}

const dataGetter: PropertyDescriptor & ThisType<LazyEvent> = {
  enumerable: true,
  configurable: true,
  get() {
    return LazyEvent.dataOf(this);
  },
};

const metadataGetter: PropertyDescriptor & ThisType<LazyEvent> = {
  enumerable: true,
  configurable: true,
  get() {
    return LazyEvent.metadataOf(this);
  },
};
