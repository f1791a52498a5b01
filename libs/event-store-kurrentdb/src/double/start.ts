import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { append } from './append.ts';
import { batchAppend } from './batch-append.ts';
import type { Context } from './context.ts';
import { Faults } from './faults.ts';
import { gossip, supportedMethods } from './features.ts';
import { Log, type Recorded } from './log.ts';
import { read } from './read.ts';
import { softDelete, tombstone } from './remove.ts';
import { serverVersions, type VersionName } from './version.ts';

const HOST = '127.0.0.1';
/** A message of a real server: 16 MiB less some. */
const MOST_MESSAGE_BYTES = 16 * 1024 * 1024 - 10_000;

export interface DoubleOptions {
  /** Which server it is; default the newest. */
  readonly version?: VersionName;
  /** Certificate and key, as PEM, for TLS; without them it speaks in the clear. */
  readonly tls?: { readonly certificate: Buffer; readonly key: Buffer };
  /** The only user whose calls are taken. */
  readonly user?: { readonly name: string; readonly password: string };
  /** The port to listen on; default one that is free. */
  readonly port?: number;
  /** What the files hold that it starts on, as after a restore; default those of a new server. */
  readonly records?: readonly Recorded[];
}

/** A KurrentDB server for tests: speaks the real protocol, keeps its log in memory, and fails as it is told. */
export interface KurrentDbDouble extends AsyncDisposable {
  /** Connection string, `kurrentdb://127.0.0.1:…`. */
  readonly url: string;
  readonly log: Log;
  readonly faults: Faults;
  /** Cuts all connections and takes no new ones. */
  goAway(): Promise<void>;
  /** Listens again on the same port; what is in the log is still there, what was only remembered is not. */
  comeBack(): Promise<void>;
}

export async function startKurrentDbDouble(options: DoubleOptions = {}): Promise<KurrentDbDouble> {
  const log = new Log(options.records);
  const faults = new Faults();
  let port = options.port ?? 0;
  const version = serverVersions[options.version ?? '25.1'];
  const address = () => ({ host: HOST, port });
  const context: Context = { log, faults, version, address, authorization: authorizationOf(options) };
  const start = () => listen(serverOf(context), port, credentialsOf(options));
  let listening = await start();
  port = listening.port;
  const goAway = () => listening.close();
  return {
    url: `kurrentdb://${HOST}:${port}?tls=${options.tls ? 'true' : 'false'}`,
    log,
    faults,
    goAway,
    async comeBack() {
      log.forgetIds();
      listening = await start();
    },
    [Symbol.asyncDispose]: goAway,
  };
}

interface Listening {
  readonly port: number;
  /** Cuts all connections and takes no new ones. */
  close(): Promise<void>;
}

/**
 * The sockets are the double's own: so that it can cut them, and because half of a client's reads would wait 40 ms for
 * an acknowledgement if small writes were held back.
 */
async function listen(server: Server, port: number, credentials: ServerCredentials): Promise<Listening> {
  const injector = server.createConnectionInjector(credentials);
  const sockets = new Set<Socket>();
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(port, HOST, resolve);
  });
  return {
    port: (listener.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
        server.forceShutdown();
      }),
  };
}

function authorizationOf({ user }: DoubleOptions): string | undefined {
  return user && `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;
}

function credentialsOf({ tls }: DoubleOptions): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  return ServerCredentials.createSsl(null, [{ cert_chain: tls.certificate, private_key: tls.key }]);
}

function serverOf(context: Context): Server {
  const server = new Server({
    'grpc.max_receive_message_length': MOST_MESSAGE_BYTES,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 10_000,
  });
  const add = (service: unknown, handlers: UntypedServiceImplementation) =>
    server.addService(service as ServiceDefinition, handlers);
  add(streamsGrpc.StreamsService, {
    read: read(context),
    append: append(context),
    batchAppend: batchAppend(context),
    delete: softDelete(context),
    tombstone: tombstone(context),
  });
  add(featuresGrpc.ServerFeaturesService, { getSupportedMethods: supportedMethods(context) });
  add(gossipGrpc.GossipService, { read: gossip(context) });
  return server;
}
