import type { Instant, LogEvent, Metadata, Position } from '@lien-nganh/kernel';

export interface EventHead {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: Instant;
}

/**
 * An event whose JSON is parsed when it is first looked at, and once. The getters are its own and enumerable, so that
 * copying it by spread or printing it as JSON does what it would do with a plain object.
 */
export function lazyEvent(head: EventHead, dataText: () => string, metadataText: () => string): LogEvent {
  let data: unknown;
  let metadata: Metadata | undefined;
  return {
    position: head.position,
    stream: head.stream,
    revision: head.revision,
    id: head.id,
    type: head.type,
    schemaVersion: head.schemaVersion,
    recordedAt: head.recordedAt,
    get data() {
      if (data === undefined) data = JSON.parse(dataText());
      return data;
    },
    get metadata() {
      metadata ??= JSON.parse(metadataText()) as Metadata;
      return metadata;
    },
  };
}
