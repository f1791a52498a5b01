import { randomUUID } from 'node:crypto';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** A position; -1 is the head of the file, on the wire 2^64 - 1. */
export interface Halves {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export function confirmationResponse(): ReadResp {
  const confirmation = new streamsPb.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  return new streamsPb.ReadResp().setConfirmation(confirmation);
}

export function checkpointResponse({ commit, prepare }: Halves): ReadResp {
  const checkpoint = new streamsPb.ReadResp.Checkpoint()
    .setCommitPosition(unsigned(commit))
    .setPreparePosition(unsigned(prepare));
  return new streamsPb.ReadResp().setCheckpoint(checkpoint);
}

/** From 25.0 on it says when and where; before, it is empty. */
export function caughtUpResponse(at?: Halves): ReadResp {
  const caughtUp = new streamsPb.ReadResp.CaughtUp();
  if (at) {
    const position = new streamsPb.ReadResp.Position()
      .setCommitPosition(unsigned(at.commit))
      .setPreparePosition(unsigned(at.prepare));
    caughtUp.setTimestamp(timestampPb.Timestamp.fromDate(new Date())).setPosition(position);
  }
  return new streamsPb.ReadResp().setCaughtUp(caughtUp);
}

function unsigned(half: bigint): string {
  return String(BigInt.asUintN(64, half));
}
