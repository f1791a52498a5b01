import { type handleUnaryCall, status } from '@grpc/grpc-js';
import type { SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import featuresPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossipPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Context } from './context.ts';
import { notReady, rpcError } from './wire.ts';

const STREAMS = 'event_store.client.streams.streams';
const LEADER = 8;
const INSTANCE = '5d8a7b1e-52a4-4c19-9d5e-0f3f6c1d2e3a';

/** Methods, in lower case, with their features. */
const methods: readonly (readonly [name: string, features: readonly string[]])[] = [
  ['read', ['position', 'events']],
  ['append', []],
  ['batchappend', ['deadline_duration']],
  ['delete', []],
  ['tombstone', []],
];

/** `GetSupportedMethods`, which 20.10 does not know. */
export function supportedMethods({ version, faults }: Context): handleUnaryCall<Empty, SupportedMethods> {
  return (_, answer) => {
    if (faults.unavailable) return answer(notReady());
    if (!version.tellsFeatures) return answer(rpcError(status.UNIMPLEMENTED, 'Service is unimplemented.'));
    const list = methods.map(([name, features]) =>
      new featuresPb.SupportedMethod()
        .setServiceName(STREAMS)
        .setMethodName(name)
        .setFeaturesList([...features]),
    );
    answer(null, new featuresPb.SupportedMethods().setEventStoreServerVersion(version.name).setMethodsList(list));
  };
}

/** `Gossip/Read`: a cluster of one, at the address where the double is reached. */
export function gossip({ address }: Context): handleUnaryCall<Empty, ClusterInfo> {
  return (_, answer) => {
    const { host, port } = address();
    const member = new gossipPb.MemberInfo()
      .setInstanceId(new sharedPb.UUID().setString(INSTANCE))
      .setTimeStamp(String(Date.now()))
      .setState(LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossipPb.EndPoint().setAddress(host).setPort(port));
    answer(null, new gossipPb.ClusterInfo().setMembersList([member]));
  };
}
