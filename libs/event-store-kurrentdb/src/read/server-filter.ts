import { eventTypeFilter, type Filter, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { LogFilter } from '@lien-nganh/event-store';

/** Types beginning with a dollar sign are the system's. */
const NOT_SYSTEM = '^[^$]';
/** No event has an empty type. */
const NOTHING = '^$';

/**
 * The part of a filter that the server can see to: it gives all that matches, and perhaps more; the adapter filters
 * again. A server tests either stream names or types, so that it cannot do both of them.
 *
 * Regular expressions, although there are prefixes too: .NET compares prefixes by the rules of a culture, in which
 * `a` is no prefix of a decomposed `á…`.
 */
export function serverFilter({ streamPrefixes, types }: LogFilter = {}): Filter {
  if (streamPrefixes && types) return eventTypeFilter({ regex: NOT_SYSTEM });
  if (streamPrefixes) return streamNameFilter({ regex: anyOf(streamPrefixes, '') });
  if (types) return eventTypeFilter({ regex: anyOf(types, '$') });
  return eventTypeFilter({ regex: NOT_SYSTEM });
}

function anyOf(texts: readonly string[], end: string): string {
  if (texts.length === 0) return NOTHING;
  return `^(?:${texts.map(literally).join('|')})${end}`;
}

/** Every UTF-16 unit but plain letters and digits by its number, which .NET and JavaScript write alike. */
function literally(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
