import {
  definitionOf,
  idIn,
  type AnyEvents,
  type EventName,
  type PlacedEvent,
  type ProcessInput,
  type RecordedOf,
} from '@lien-nganh/kernel';

/** The event behind an input, when it is this one of this stream type. */
export function eventOf<E extends AnyEvents, Name extends EventName<E>>(
  events: E,
  name: Name,
  input: ProcessInput,
): PlacedEvent<RecordedOf<E, Name>> | null {
  if (input.is !== 'event' || input.event.name !== name) return null;
  const own = idIn(input.event.stream, definitionOf(events).prefix) !== null;
  return own ? (input.event as PlacedEvent<RecordedOf<E, Name>>) : null;
}
