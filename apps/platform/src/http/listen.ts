import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Answering } from '../start/services.ts';
import { isBelow } from './outer-app.ts';

export interface Listening {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** The same for this machine, also where every address is listened on. */
  readonly origin: string;
  /** Takes no more requests, and ends when those under way are answered or have had their time. */
  close(): Promise<void>;
}

/** Time for requests under way when the platform stops. */
const DRAIN_MS = 5_000;

export async function listen(
  handle: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
  mounted: readonly Answering[],
): Promise<Listening> {
  const server = createServer(handle);
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0]!;
    const taker = mounted.find((each) => each.upgrade && isBelow(each.path, path));
    if (!taker) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    upgraded.add(socket.on('close', () => upgraded.delete(socket)));
    taker.upgrade!(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: urlOf(host, taken), origin: urlOf(reachable(host), taken), close: () => drain(server, upgraded) };
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function reachable(host: string): string {
  return { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
}

async function drain(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  for (const socket of upgraded) socket.destroy();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}
