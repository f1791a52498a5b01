import { status } from '@grpc/grpc-js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import statusPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Outcome } from './take-append.ts';
import { identifierOf } from './wire.ts';

interface Asked {
  readonly stream: string;
  readonly expected: number;
}

type BodyOf<Is extends Outcome['is']> = (outcome: Extract<Outcome, { is: Is }>, asked: Asked) => Status;

const bodies: { readonly [Is in Outcome['is']]?: BodyOf<Is> } = {
  'wrong-version': ({ current }, { expected }) =>
    body(status.ALREADY_EXISTS, 'WrongExpectedVersion', wrongVersion(expected, current)),
  deleted: (_, { stream }) =>
    body(status.NOT_FOUND, 'StreamDeleted', new sharedPb.StreamDeleted().setStreamIdentifier(identifierOf(stream))),
  'too large': ({ limit }) =>
    body(
      status.INVALID_ARGUMENT,
      'MaximumAppendSizeExceeded',
      new sharedPb.MaximumAppendSizeExceeded().setMaxappendsize(limit),
    ),
  'event too large': () => body(status.INVALID_ARGUMENT, 'MaximumAppendEventSizeExceeded', new sharedPb.BadRequest()),
  'access denied': () => body(status.PERMISSION_DENIED, 'AccessDenied', new sharedPb.AccessDenied()),
  // Neither a code nor details that say anything.
  'not ready': () => body(status.OK, 'Server Is Not Ready', new emptyPb.Empty(), 'google.protobuf.Empty'),
  'timed out': () => body(status.DEADLINE_EXCEEDED, 'Timeout', new sharedPb.Timeout()),
};

/** The error body of a batch append's answer; `undefined` for a success. The call itself goes on. */
export function errorStatus(outcome: Outcome, asked: Asked): Status | undefined {
  return bodies[outcome.is]?.(outcome as never, asked);
}

export function badRequest(): Status {
  return body(status.INVALID_ARGUMENT, 'BadRequest', new sharedPb.BadRequest().setMessage('Bad request'));
}

function body(
  code: status,
  name: string,
  details: { serializeBinary(): Uint8Array },
  type = `event_store.client.${name}`,
): Status {
  const any = new anyPb.Any();
  any.pack(details.serializeBinary(), type);
  return new statusPb.Status()
    .setCode(code as number)
    .setMessage(name)
    .setDetails(any);
}

function wrongVersion(expected: number, current: number) {
  const wrong = new sharedPb.WrongExpectedVersion();
  const empty = new emptyPb.Empty();
  if (expected >= 0) wrong.setExpectedStreamPosition(String(expected));
  else if (expected === -1) wrong.setExpectedNoStream(empty);
  else if (expected === -2) wrong.setExpectedAny(empty);
  else wrong.setExpectedStreamExists(empty);
  return current >= 0 ? wrong.setCurrentStreamRevision(String(current)) : wrong.setCurrentNoStream(empty);
}
