import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can break, as cables and hosts do. */
export interface Proxy extends AsyncDisposable {
  /** The server's URL, by way of this proxy. */
  readonly url: string;
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: number;
  /** Ends every connection; new ones work. */
  cut(): void;
  /** Ends every connection and takes no new ones. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** Passes nothing on any more, and closes nothing: a cable that is cut, a host without power. New connections work. */
  fallSilent(): void;
}

/** @param url of the server; its host and port count */
export async function proxyTo(url: string): Promise<Proxy> {
  const target = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    const pair = [socket, upstream] as const;
    pairs.add(pair);
    socket.pipe(upstream).pipe(socket);
    for (const [one, other] of [pair, [upstream, socket] as const]) {
      one.on('error', () => undefined);
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  const listenOn = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  await listenOn(0);
  const { port } = server.address() as { port: number };
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  const cut = (): void => {
    for (const [socket] of pairs) socket.destroy();
  };
  const goAway = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      cut();
    });
  return {
    url: through.href,
    port,
    get connections() {
      return pairs.size;
    },
    cut,
    goAway,
    comeBack: () => listenOn(port),
    fallSilent: () => {
      for (const pair of pairs) for (const one of pair) one.unpipe().pause();
    },
    [Symbol.asyncDispose]: goAway,
  };
}
