import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Recorded } from './log.ts';

export type Matches = (event: Recorded) => boolean;

/** Hidden from `$all` unless asked for by name. */
const hidden = new Set(['$epoch-information', '$persistentSubscriptionConfig']);

/**
 * The filter of a request. A regular expression goes before prefixes, and is not anchored. Prefixes are compared by
 * culture: what a combining mark follows is not the character that it was.
 */
export function filterOf(options: ReadReq.Options): Matches {
  const filter = options.hasFilter() ? options.getFilter()! : undefined;
  const isShown: Matches = ({ stream, type }) => !hidden.has(stream) && !hidden.has(type);
  if (!filter) return isShown;
  const byStream = filter.hasStreamIdentifier();
  const expression = byStream ? filter.getStreamIdentifier()! : filter.getEventType()!;
  const matches = matcher(expression.getRegex(), expression.getPrefixList());
  return (event) => isShown(event) && matches(byStream ? event.stream : event.type);
}

function matcher(regex: string, prefixes: readonly string[]): (text: string) => boolean {
  if (regex !== '') {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  }
  return (text) => prefixes.some((prefix) => text.startsWith(prefix) && !/^\p{M}/u.test(text.slice(prefix.length)));
}

/** Events considered between two checkpoints; without a filter there are none. */
export function checkpointInterval(options: ReadReq.Options): number {
  if (!options.hasFilter()) return Infinity;
  return options.getFilter()!.getCheckpointintervalmultiplier() * searchWindow(options);
}

/** Events that one page considers. */
export function searchWindow(options: ReadReq.Options): number {
  const filter = options.getFilter();
  return filter?.hasMax() ? filter.getMax() : 32;
}
