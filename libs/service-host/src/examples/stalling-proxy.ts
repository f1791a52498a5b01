import { connect, createServer, type Socket } from 'node:net';

/** A way to a database on which nothing comes through any more when told so, while connections stay open. */
export interface StallingProxy {
  /** Leads there, by the way of this proxy. */
  readonly to: (url: string) => Promise<string>;
  /** Connections made until now fall silent; with `also: 'new'` those that are made from now on too. */
  stall(which?: { readonly also: 'new' }): void;
  close(): Promise<void>;
}

export function stallingProxy(): StallingProxy {
  const sockets = new Set<Socket>();
  let target: URL;
  let silent = false;
  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => sockets.delete(one));
    }
    socket.on('close', () => upstream.destroy());
    if (!silent) socket.pipe(upstream).pipe(socket);
  });
  return {
    async to(url) {
      target = new URL(url);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const through = new URL(url);
      through.hostname = '127.0.0.1';
      through.port = String((server.address() as { port: number }).port);
      return through.href;
    },
    stall(which) {
      for (const socket of sockets) socket.unpipe().pause();
      silent = which !== undefined;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
