import type { Instant, LogEvent, Origin } from '@lien-nganh/kernel';
import { type CheckedEvent, checkEvent } from '../validate.ts';
import { originOf } from './origin.ts';

/** An event that was checked and is written as it was recorded elsewhere. */
export interface ImportedEvent extends CheckedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly origin: Origin;
}

/** Makes of events of a log what a store writes when they are moved. @throws InvalidAppend */
export function checkImport(log: string, events: readonly LogEvent[]): readonly ImportedEvent[] {
  return events.map((event) => ({
    ...checkEvent(event),
    stream: event.stream,
    revision: event.revision,
    recordedAt: event.recordedAt,
    origin: originOf(log, event),
  }));
}
