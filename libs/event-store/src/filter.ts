import type { LogFilter } from './port.ts';

interface Named {
  readonly stream: string;
  readonly type: string;
}

/** Whether an event is among those that a filter asks for. */
export function matches(filter: LogFilter | undefined, { stream, type }: Named): boolean {
  const { types, streamPrefixes } = filter ?? {};
  if (!types && !streamPrefixes) return true;
  return Boolean(types?.includes(type) || streamPrefixes?.some((prefix) => stream.startsWith(prefix)));
}
