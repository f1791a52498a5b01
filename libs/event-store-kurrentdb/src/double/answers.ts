import { status } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Context } from './context.ts';
import type { StreamState } from './decide.ts';
import { filterOf, type Matches } from './filter.ts';
import { isGone, type Log, type Recorded } from './log.ts';
import { positionOf } from './read-call.ts';
import { eventResponse, identifierOf, nameOf, type RpcError, rpcError, streamDeleted } from './wire.ts';

/** All that a read answers, or how it fails. */
export type Answers = readonly ReadResp[] | RpcError;

const BACKWARDS = 1;

export function streamAnswers({ log, version }: Context, options: ReadReq.Options): Answers {
  const name = nameOf(options.getStream()!.getStreamIdentifier());
  const state = log.stream(name);
  if (state?.isTombstoned) return streamDeleted(name);
  if (isGone(state)) {
    const notFound = new streamsPb.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name));
    return [new streamsPb.ReadResp().setStreamNotFound(notFound)];
  }
  if (isInvalid(options)) return rpcError(status.UNKNOWN, 'Unexpected ReadStreamResult: Error');
  const events = eventsOf(state!, options);
  const answers = events.map((event) => eventResponse(event, { withPosition: version.positionsOnStreams }));
  return version.tellsFeatures && isCompatible(options) ? withEnds(answers, state!, options) : answers;
}

/** Whether the client knows of first and last positions. */
function isCompatible(options: ReadReq.Options): boolean {
  return (options.getControlOption()?.getCompatibility() ?? 0) >= 1;
}

/** Nothing asked for, or forwards from the end. */
function isInvalid(options: ReadReq.Options): boolean {
  return options.getCount() === '0' || (options.getStream()!.hasEnd() && !isBackwards(options));
}

function isBackwards(options: ReadReq.Options): boolean {
  return (options.getReadDirection() as number) === BACKWARDS;
}

function eventsOf(state: StreamState, options: ReadReq.Options): readonly Recorded[] {
  const shown = state.events.slice(state.truncateBefore);
  const from = startOf(state, options);
  const found = isBackwards(options)
    ? shown.filter(({ revision }) => revision <= from).toReversed()
    : shown.filter(({ revision }) => revision >= from);
  return found.slice(0, Number(options.getCount()));
}

function startOf(state: StreamState, options: ReadReq.Options): number {
  const asked = options.getStream()!;
  if (asked.hasRevision()) return Number(asked.getRevision());
  return asked.hasEnd() ? state.events.length - 1 : 0;
}

/** Newer clients are told where the stream ends, and where it begins when they read below. */
function withEnds(answers: readonly ReadResp[], state: StreamState, options: ReadReq.Options): readonly ReadResp[] {
  const isBelow = !isBackwards(options) && startOf(state, options) < state.truncateBefore;
  return [
    ...(answers.length === 0 && isBelow
      ? [new streamsPb.ReadResp().setFirstStreamPosition(String(state.truncateBefore))]
      : []),
    ...answers,
    new streamsPb.ReadResp().setLastStreamPosition(String(state.events.length - 1)),
  ];
}

export function allAnswers({ log, version }: Context, options: ReadReq.Options): Answers {
  if (options.hasFilter() && !version.tellsFeatures) {
    return rpcError(status.INVALID_ARGUMENT, 'The combination of options is invalid.');
  }
  const start = startOfAll(log, options);
  if (start === null) return rpcError(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');
  const range = { start, step: isBackwards(options) ? -1 : 1, count: Number(options.getCount()) };
  return search(log, range, filterOf(options)).map((event) => eventResponse(event, { withPosition: true }));
}

/** Index of the record after which a read backwards, and at which a read forwards begins; `null`: there is no such place. */
function startOfAll(log: Log, options: ReadReq.Options): number | null {
  const asked = options.getAll()!;
  if (asked.hasStart()) return 0;
  if (asked.hasEnd()) return log.records.length;
  const position = positionOf(asked);
  // Forwards there is nothing yet beyond the end; backwards nothing can be read from there.
  if (isBackwards(options) && position.commit > log.writePosition) return null;
  return log.indexFrom(position);
}

interface Range {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** A read goes on until it has found as many as were asked for, however far that is. */
function search({ records }: Log, { start, step, count }: Range, matches: Matches): Recorded[] {
  const found: Recorded[] = [];
  for (let index = step < 0 ? start - 1 : start; found.length < count; index += step) {
    const event = records[index];
    if (!event) break;
    if (matches(event)) found.push(event);
  }
  return found;
}
