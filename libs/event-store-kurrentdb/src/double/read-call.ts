import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Until the client takes more, or goes away. */
export function drained(call: ReadCall): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const name of ['drain', 'close', 'cancelled']) call.off(name, done);
      resolve();
    };
    for (const name of ['drain', 'close', 'cancelled']) call.on(name, done);
    if (call.cancelled || call.destroyed) done();
  });
}

/** The position that a request for `$all` starts from. */
export function positionOf(asked: ReadReq.Options.AllOptions): { readonly commit: bigint; readonly prepare: bigint } {
  const position = asked.getPosition()!;
  return { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}
