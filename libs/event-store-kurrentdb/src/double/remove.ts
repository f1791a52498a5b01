import { type handleUnaryCall, status } from '@grpc/grpc-js';
import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Context } from './context.ts';
import type { Log } from './log.ts';
import { nameOf, rpcError, streamDeleted } from './wire.ts';

/** `Delete`, without an expected revision: the stream goes on at its next revision when it is written again. */
export function softDelete({ log }: Context): handleUnaryCall<DeleteReq, DeleteResp> {
  return (call, answer) => {
    const stream = nameOf(call.request.getOptions()!.getStreamIdentifier());
    if (log.stream(stream)?.isTombstoned) return answer(streamDeleted(stream));
    if (!log.stream(stream)) return answer(neverWritten(stream));
    log.softDelete(stream);
    const position = new streamsPb.DeleteResp.Position();
    answer(null, new streamsPb.DeleteResp().setPosition(fill(position, log)));
  };
}

/** `Tombstone`, without an expected revision: for good. */
export function tombstone({ log }: Context): handleUnaryCall<TombstoneReq, TombstoneResp> {
  return (call, answer) => {
    const stream = nameOf(call.request.getOptions()!.getStreamIdentifier());
    if (log.stream(stream)?.isTombstoned) return answer(streamDeleted(stream));
    log.tombstone(stream);
    const position = new streamsPb.TombstoneResp.Position();
    answer(null, new streamsPb.TombstoneResp().setPosition(fill(position, log)));
  };
}

interface Fillable {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

function fill<P extends Fillable>(position: P, { records }: Log): P {
  const last = String(records.at(-1)!.position);
  position.setCommitPosition(last);
  position.setPreparePosition(last);
  return position;
}

function neverWritten(stream: string) {
  return rpcError(status.FAILED_PRECONDITION, `Delete failed: stream '${stream}' was never written`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': '-2',
    'actual-version': '-1',
  });
}
