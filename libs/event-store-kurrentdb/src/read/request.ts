import type { Filter } from '@kurrent/kurrentdb-client';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Halves } from '../position.ts';

export type Direction = 'forwards' | 'backwards';

export interface StreamQuestion {
  readonly stream: string;
  readonly direction: Direction;
  /** Inclusive. */
  readonly from: number | 'start' | 'end';
  readonly count: number;
}

export interface LogQuestion {
  readonly direction: Direction;
  /** Forwards inclusive, backwards exclusive. */
  readonly from: Halves | 'start' | 'end';
  readonly count: number;
  readonly filter?: Filter | undefined;
}

const directions = { forwards: 0, backwards: 1 } as const;
/** Events that the server looks at in one go; its own default would make sparse matches slow. */
const SEARCH_WINDOW = 500;

/** A read of one stream, in words that every server from 20.10 on knows. */
export function streamRequest({ stream, direction, from, count }: StreamQuestion): ReadReq {
  const asked = new streamsPb.ReadReq.Options.StreamOptions().setStreamIdentifier(
    new sharedPb.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64')),
  );
  if (from === 'start') asked.setStart(new sharedPb.Empty());
  else if (from === 'end') asked.setEnd(new sharedPb.Empty());
  else asked.setRevision(String(from));
  const options = optionsOf(direction, count).setStream(asked).setNoFilter(new sharedPb.Empty());
  return new streamsPb.ReadReq().setOptions(options);
}

/** A read of `$all`; with a filter for servers from 21.10 on. */
export function logRequest({ direction, from, count, filter }: LogQuestion): ReadReq {
  const asked = new streamsPb.ReadReq.Options.AllOptions();
  if (from === 'start') asked.setStart(new sharedPb.Empty());
  else if (from === 'end') asked.setEnd(new sharedPb.Empty());
  else {
    const position = new streamsPb.ReadReq.Options.Position()
      .setCommitPosition(String(from.commit))
      .setPreparePosition(String(from.prepare));
    asked.setPosition(position);
  }
  const options = optionsOf(direction, count).setAll(asked);
  if (filter) options.setFilter(filterOf(filter));
  else options.setNoFilter(new sharedPb.Empty());
  return new streamsPb.ReadReq().setOptions(options);
}

function optionsOf(direction: Direction, count: number): ReadReq.Options {
  return new streamsPb.ReadReq.Options()
    .setReadDirection(directions[direction])
    .setResolveLinks(false)
    .setCount(String(count))
    .setUuidOption(new streamsPb.ReadReq.Options.UUIDOption().setString(new sharedPb.Empty()));
}

function filterOf(filter: Filter): ReadReq.Options.FilterOptions {
  const expression = new streamsPb.ReadReq.Options.FilterOptions.Expression();
  if ('regex' in filter) expression.setRegex(filter.regex);
  else expression.setPrefixList(filter.prefixes);
  const options = new streamsPb.ReadReq.Options.FilterOptions()
    .setMax(SEARCH_WINDOW)
    .setCheckpointintervalmultiplier(1);
  return filter.filterOn === 'streamName' ? options.setStreamIdentifier(expression) : options.setEventType(expression);
}
