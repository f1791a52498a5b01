import { connect, createServer, type Socket } from 'node:net';
import { Gate } from '@lien-nganh/messaging/conformance';

export const JOIN_GROUP = 11;
export const HEARTBEAT = 12;
export const REBALANCE_IN_PROGRESS = 27;
/** Where the error code stands in an answer: behind size, correlation id and throttle time. */
const ERROR_AT = 12;

/** Answers that a broker may give at any time, and that are hard to bring about. */
export const trouble = {
  coordinatorIsLoading: { apiKey: JOIN_GROUP, errorCode: 14 },
  memberIsUnknown: { apiKey: HEARTBEAT, errorCode: 25 },
} as const;

export interface Meddler extends AsyncDisposable {
  dial(): Socket;
  /** Puts an error into the next answer to such a request. */
  next(answer: { readonly apiKey: number; readonly errorCode: number }): void;
  /** How often it did. */
  readonly done: number;
  /** Requests of this kind that have gone by. */
  requests(apiKey: number): number;
  /** Resolves when such a request was answered with this error. */
  answered(apiKey: number, errorCode: number): Promise<void>;
}

/** A way to a broker on which single answers turn into errors. */
export async function meddlerTo(brokers: string): Promise<Meddler> {
  const [host, port] = brokers.split(':');
  const wanted: { readonly apiKey: number; readonly errorCode: number }[] = [];
  const asked: number[] = [];
  const answers = new Map<string, Gate>();
  const answer = (apiKey: number | undefined, errorCode: number): Gate => {
    const name = `${apiKey}/${errorCode}`;
    const gate = answers.get(name) ?? new Gate();
    answers.set(name, gate);
    return gate;
  };
  let done = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(Number(port), host);
    const apiKeys = new Map<number, number>();
    socket.on(
      'data',
      onFrames((frame) => {
        asked.push(frame.readInt16BE(4));
        apiKeys.set(frame.readInt32BE(8), frame.readInt16BE(4));
        upstream.write(frame);
      }),
    );
    upstream.on(
      'data',
      onFrames((frame) => {
        const kind = apiKeys.get(frame.readInt32BE(4));
        if (frame.length >= ERROR_AT + 2) answer(kind, frame.readInt16BE(ERROR_AT)).open();
        const at = wanted.findIndex(({ apiKey }) => apiKey === kind);
        if (at !== -1) {
          frame.writeInt16BE(wanted.splice(at, 1)[0]!.errorCode, ERROR_AT);
          done += 1;
        }
        socket.write(frame);
      }),
    );
    for (const [one, other] of [[socket, upstream] as const, [upstream, socket] as const]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  return {
    dial: () => connect(own, '127.0.0.1'),
    next: (answer) => void wanted.push(answer),
    requests: (apiKey) => asked.filter((one) => one === apiKey).length,
    answered: (apiKey, errorCode) => answer(apiKey, errorCode).opened,
    get done() {
      return done;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Cuts a stream of bytes into Kafka's frames: four bytes of size, and as many as that says. */
function onFrames(take: (frame: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0);
      take(Buffer.from(rest.subarray(0, end)));
      rest = rest.subarray(end);
    }
  };
}
