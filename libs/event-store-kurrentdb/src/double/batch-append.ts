import type { ServerDuplexStream } from '@grpc/grpc-js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import { successOf } from './append.ts';
import { badRequest, errorStatus } from './batch-error.ts';
import type { Context } from './context.ts';
import { isAllowed } from './guard.ts';
import type { Proposed } from './log.ts';
import { type Outcome, takeAppend } from './take-append.ts';
import { identifierOf, nameOf, notLeader, proposed } from './wire.ts';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append whose messages are still coming. */
interface Open {
  readonly options: BatchAppendReq.Options;
  readonly events: (Proposed | undefined)[];
}

/** `BatchAppend`: one long call, its appends told apart by correlation ids, each with an answer of its own. */
export function batchAppend(context: Context) {
  return (call: Call): void => {
    const open = new Map<string, Open>();
    call.on('data', (message: BatchAppendReq) => {
      const done = collect(open, message);
      if (done) void respond({ ...context, call, message }, done);
    });
    call.on('error', () => undefined);
    call.on('end', () => call.end());
  };
}

/** Gathers the messages of one append; gives it once it is complete. */
function collect(open: Map<string, Open>, message: BatchAppendReq): Open | undefined {
  const id = message.getCorrelationId()!.getString();
  const options = message.getOptions();
  const append = open.get(id) ?? (options && { options, events: [] });
  if (!append) return undefined;
  append.events.push(...message.getProposedMessagesList().map(proposed));
  open.set(id, append);
  if (!message.getIsFinal()) return undefined;
  open.delete(id);
  return append;
}

interface Answering extends Context {
  readonly call: Call;
  readonly message: BatchAppendReq;
}

async function respond(context: Answering, { options, events }: Open): Promise<void> {
  const { call, message, address } = context;
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options);
  const response = new streamsPb.BatchAppendResp()
    .setCorrelationId(message.getCorrelationId())
    .setStreamIdentifier(identifierOf(stream));
  if (expected === undefined || events.includes(undefined)) {
    call.write(response.setError(badRequest()));
    return;
  }
  const outcome: Outcome = isAllowed(context, call)
    ? await takeAppend(context, { stream, expected, events: events as Proposed[] })
    : { is: 'access denied' };
  if (outcome.is === 'silence') return;
  if (outcome.is === 'cut off') call.end();
  // It ends the whole call, with all that is under way on it.
  else if (outcome.is === 'not the leader') call.emit('error', notLeader(address().host, address().port));
  else call.write(answerOf(response, outcome, { stream, expected }));
}

function answerOf(
  response: BatchAppendResp,
  outcome: Outcome,
  asked: { readonly stream: string; readonly expected: number },
): BatchAppendResp {
  const error = errorStatus(outcome, asked);
  if (error) return response.setError(error);
  const { revision, position } = successOf(outcome);
  const success = new streamsPb.BatchAppendResp.Success();
  if (revision === -1) success.setNoStream(new emptyPb.Empty());
  else success.setCurrentRevision(String(revision));
  if (position === null) return response.setSuccess(success.setNoPosition(new emptyPb.Empty()));
  const place = new sharedPb.AllStreamPosition()
    .setCommitPosition(String(position))
    .setPreparePosition(String(position));
  return response.setSuccess(success.setPosition(place));
}

function expectedOf(options: BatchAppendReq.Options): number | undefined {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return -1;
  if (options.hasAny()) return -2;
  return options.hasStreamExists() ? -4 : undefined;
}
