import { type ServerReadableStream, type sendUnaryData, status } from '@grpc/grpc-js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Context } from './context.ts';
import { refusal } from './guard.ts';
import type { Proposed } from './log.ts';
import { type AppendCall, type Outcome, takeAppend } from './take-append.ts';
import { accessDenied, nameOf, notLeader, notReady, proposed, type RpcError, rpcError, streamDeleted } from './wire.ts';

type Call = ServerReadableStream<AppendReq, AppendResp>;

/** `Append`: one call for each append, its first message says where to, each of the others is an event. */
export function append(context: Context) {
  return (call: Call, answer: sendUnaryData<AppendResp>): void => {
    const refused = refusal(context, call);
    if (refused) return answer(refused);
    const messages: AppendReq[] = [];
    call.on('data', (message: AppendReq) => messages.push(message));
    call.on('error', () => undefined);
    call.on('end', () => void respond(context, messages, answer));
  };
}

async function respond(context: Context, messages: readonly AppendReq[], answer: sendUnaryData<AppendResp>) {
  const options = messages[0]?.getOptions();
  const events = messages.slice(1).map((message) => proposed(message.getProposedMessage()!));
  if (!options || expectedOf(options) === undefined) return answer(rpcError(status.INVALID_ARGUMENT, 'no options'));
  if (events.includes(undefined)) {
    const trailers = {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    };
    return answer(rpcError(status.INVALID_ARGUMENT, 'Required Metadata Property is missing', trailers));
  }
  const stream = nameOf(options.getStreamIdentifier());
  const request = { stream, expected: expectedOf(options)!, events: events as Proposed[] };
  const outcome = await takeAppend(context, request);
  const error = errorOf(outcome, request, context);
  if (error) return answer(error);
  if (outcome.is !== 'silence') answer(null, responseOf(outcome, request));
}

function expectedOf(options: AppendReq.Options): number | undefined {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return -1;
  if (options.hasAny()) return -2;
  return options.hasStreamExists() ? -4 : undefined;
}

type ErrorOf<Is extends Outcome['is']> = (outcome: Extract<Outcome, { is: Is }>, stream: string) => RpcError;

/** Outcomes that end the call with a status; the others are answers. */
const errors: { readonly [Is in Outcome['is']]?: ErrorOf<Is> } = {
  deleted: (_, stream) => streamDeleted(stream),
  'too large': ({ limit }) =>
    rpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
  'event too large': ({ limit }) =>
    rpcError(status.INVALID_ARGUMENT, `Maximum Append Event Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-event-size-exceeded',
    }),
  'timed out': () => rpcError(status.ABORTED, 'Operation timed out: Commit phase timeout'),
  'not ready': () => notReady(),
  'access denied': () => accessDenied(),
  'cut off': () => rpcError(status.CANCELLED, 'Call cancelled'),
};

function errorOf(outcome: Outcome, { stream }: AppendCall, { address }: Context): RpcError | undefined {
  if (outcome.is === 'not the leader') return notLeader(address().host, address().port);
  return errors[outcome.is]?.(outcome as never, stream);
}

function responseOf(outcome: Outcome, { expected }: AppendCall): AppendResp {
  const response = new streamsPb.AppendResp();
  if (outcome.is === 'wrong-version') return response.setWrongExpectedVersion(wrongVersion(expected, outcome.current));
  const { revision, position } = successOf(outcome);
  const success = new streamsPb.AppendResp.Success();
  if (revision === -1) success.setNoStream(new sharedPb.Empty());
  else success.setCurrentRevision(String(revision));
  if (position === null) return response.setSuccess(success.setNoPosition(new sharedPb.Empty()));
  const place = new streamsPb.AppendResp.Position()
    .setCommitPosition(String(position))
    .setPreparePosition(String(position));
  return response.setSuccess(success.setPosition(place));
}

/** Revision and position that a success names. */
export function successOf(outcome: Outcome): { readonly revision: number; readonly position: bigint | null } {
  if (outcome.is === 'repeated') return outcome;
  if (outcome.is !== 'write') throw new RangeError(`${outcome.is} is no success`);
  return { revision: outcome.last?.revision ?? -1, position: outcome.last?.position ?? 0n };
}

function wrongVersion(expected: number, current: number): AppendResp.WrongExpectedVersion {
  const wrong = new streamsPb.AppendResp.WrongExpectedVersion();
  const empty = new sharedPb.Empty();
  if (expected >= 0) wrong.setExpectedRevision(String(expected)).setExpectedRevision2060(expected);
  else if (expected === -1) wrong.setExpectedNoStream(empty);
  else if (expected === -2) wrong.setExpectedAny(empty).setAny2060(empty);
  else wrong.setExpectedStreamExists(empty).setStreamExists2060(empty);
  if (current >= 0) return wrong.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  return wrong.setCurrentNoStream(empty).setNoStream2060(empty);
}
