import type { CallOptions, ClientReadableStream, Metadata } from '@grpc/grpc-js';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';

/**
 * What the driver keeps protected: it is there to be used from inside, and the package's version is exact. The adapter
 * needs what the driver decides by, and reads over the driver's own connection, credentials and discovery.
 */
export interface InnerClient {
  /** Asked once for each connection; fails with gRPC's own error. */
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  readonly GRPCStreamCreator: <Client, Stream extends ClientReadableStream<unknown>>(
    service: new (...args: never[]) => Client,
    name: string,
    call: (client: Client) => Stream,
  ) => () => Promise<Stream>;
  readonly callArguments: (
    base: { readonly requiresLeader?: boolean },
    options?: CallOptions,
  ) => [metadata: Metadata, options: CallOptions];
}

export function innerClient(client: KurrentDBClient): InnerClient {
  return client as unknown as InnerClient;
}
