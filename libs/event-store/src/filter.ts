import type { LogFilter } from './port.ts';

/** Whether an event is among those that a filter asks for. */
export function matches(
  filter: LogFilter | undefined,
  event: { readonly stream: string; readonly type: string },
): boolean {
  if (!filter || (!filter.streamPrefixes && !filter.types)) return true;
  return (
    (filter.types?.includes(event.type) ?? false) ||
    (filter.streamPrefixes?.some((prefix) => event.stream.startsWith(prefix)) ?? false)
  );
}
