import { isStorable, type LogFilter } from '@lien-nganh/event-store';
import pg from 'pg';

/**
 * A condition on `log.events e` with its values as literals, for COPY, which takes no parameters.
 * A name that cannot be stored matches nothing, and SQL could not express it.
 */
export function filterSql(filter: LogFilter | undefined): string {
  if (!filter || (!filter.streamPrefixes && !filter.types)) return 'true';
  const types = (filter.types ?? []).filter(isStorable).map((type) => pg.escapeLiteral(type));
  const prefixes = (filter.streamPrefixes ?? []).filter(isStorable).map((prefix) => pg.escapeLiteral(prefix));
  const any = [
    ...(types.length > 0 ? [`e.type in (${types.join(', ')})`] : []),
    ...prefixes.map((prefix) => `starts_with(e.stream, ${prefix})`),
  ];
  return any.length > 0 ? `(${any.join(' or ')})` : 'false';
}
