import { Metadata, status } from '@grpc/grpc-js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { StreamIdentifier, UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Proposed, Recorded } from './log.ts';

/** A status with the trailers by which clients know what it means. */
export interface RpcError {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

export function rpcError(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): RpcError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
}

export const notReady = () => rpcError(status.UNAVAILABLE, 'Server Is Not Ready');

export const accessDenied = () => rpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string) =>
  rpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': encodeURIComponent(stream),
  });

/** A follower that knows its leader; here it is the same node. */
export const notLeader = (host: string, port: number) =>
  rpcError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export function nameOf(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): StreamIdentifier {
  return new sharedPb.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
}

/** Both proposals of an event, the one of Append and the one of BatchAppend, have these. */
interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

/** `undefined` when the required properties are missing. */
export function proposed(message: ProposedMessage): Proposed | undefined {
  const map = message.getMetadataMap();
  const [type, contentType] = [map.get('type'), map.get('content-type')];
  if (type === undefined || contentType === undefined) return undefined;
  return {
    id: message.getId()!.getString(),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** 2^64 - 1: what the wire has for "no position". */
const NO_POSITION = '18446744073709551615';

export function eventResponse(event: Recorded, { withPosition }: { readonly withPosition: boolean }): ReadResp {
  const position = withPosition ? String(event.position) : NO_POSITION;
  const recorded = new streamsPb.ReadResp.ReadEvent.RecordedEvent()
    .setId(new sharedPb.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.isJson ? 'application/json' : 'application/octet-stream')
    .set('created', String(event.created));
  const read = new streamsPb.ReadResp.ReadEvent().setEvent(recorded);
  if (withPosition) read.setCommitPosition(position);
  else read.setNoPosition(new sharedPb.Empty());
  return new streamsPb.ReadResp().setEvent(read);
}
