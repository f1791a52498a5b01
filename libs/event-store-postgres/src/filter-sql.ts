import type { LogFilter } from '@lien-nganh/event-store';
import pg from 'pg';

/** A condition on `log.events e` with its values as literals, for COPY, which takes no parameters. */
export function filterSql(filter: LogFilter | undefined): string {
  if (!filter || (!filter.streamPrefixes && !filter.types)) return 'true';
  const types = (filter.types ?? []).filter(canOccur).map((type) => pg.escapeLiteral(type));
  const prefixes = (filter.streamPrefixes ?? []).filter(canOccur).map((prefix) => pg.escapeLiteral(prefix));
  const any = [
    ...(types.length > 0 ? [`e.type in (${types.join(', ')})`] : []),
    ...prefixes.map((prefix) => `starts_with(e.stream, ${prefix})`),
  ];
  return any.length > 0 ? `(${any.join(' or ')})` : 'false';
}

/** No stored name holds a NUL or half a character, and SQL could not express one. */
function canOccur(name: string): boolean {
  return !name.includes('\0') && !/\p{Surrogate}/u.test(name);
}
