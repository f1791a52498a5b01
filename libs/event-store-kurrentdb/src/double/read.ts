import { status } from '@grpc/grpc-js';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Context } from './context.ts';
import { refusal } from './guard.ts';
import { drained, type ReadCall } from './read-call.ts';
import { subscribe } from './subscribe.ts';
import { allAnswers, streamAnswers } from './answers.ts';
import { notLeader, type RpcError, rpcError } from './wire.ts';

/** `Read`: streams and `$all`, both ways, and subscriptions. */
export function read(context: Context) {
  return (call: ReadCall): void => {
    const options = call.request.getOptions()!;
    call.on('error', () => undefined);
    const refused = refusal(context, call);
    if (refused) fail(call, refused);
    else if (options.hasSubscription()) subscribe(context, call);
    else void serve(context, call);
  };
}

async function serve(context: Context, call: ReadCall): Promise<void> {
  if (context.faults.silentReads) return;
  await context.faults.delay();
  const fault = context.faults.reads.shift();
  if (fault === 'not the leader') return fail(call, refusedByFollower(context));
  const options = call.request.getOptions()!;
  const answers = options.hasStream() ? streamAnswers(context, options) : allAnswers(context, options);
  if ('code' in answers) return fail(call, answers);
  await send(call, fault === 'breaks off' ? answers.slice(0, 1) : answers);
  if (fault === 'breaks off') fail(call, rpcError(status.CANCELLED, 'Call cancelled'));
  else call.end();
}

async function send(call: ReadCall, answers: readonly ReadResp[]): Promise<void> {
  for (const answer of answers) {
    if (call.cancelled || call.destroyed) return;
    if (!call.write(answer)) await drained(call);
  }
}

function refusedByFollower({ address }: Context): RpcError {
  const { host, port } = address();
  return notLeader(host, port);
}

function fail(call: ReadCall, error: RpcError): void {
  call.emit('error', error);
}
