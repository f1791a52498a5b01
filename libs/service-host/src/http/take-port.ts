import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { generalProblems } from '../problem.ts';
import { isBelow } from './below.ts';
import type { AnsweringApp } from './mounted.ts';

/** The port, taken before anything else: whoever has it already is told at once, and who asks early is told to wait. */
export interface Port {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** The same for this machine, also where every address is listened on. */
  readonly origin: string;
  /** From now on requests are answered. */
  open(handle: RequestListener, apps: readonly AnsweringApp[]): void;
  /** Takes no more requests, and ends when those under way are answered or have had their time. */
  close(): Promise<void>;
}

/** Time for requests under way when the platform stops. */
const DRAIN_MS = 5_000;

/** @throws EADDRINUSE, EACCES, EADDRNOTAVAIL */
export async function takePort({ host, port }: { readonly host: string; readonly port: number }): Promise<Port> {
  let answer: RequestListener = notYet;
  let closed: Promise<void> | undefined;
  let taking: readonly AnsweringApp[] = [];
  const server = createServer((request, response) => answer(request, response));
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0]!;
    const taker = taking.find((each) => each.upgrade && isBelow(each.path, path));
    if (!taker) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    upgraded.add(socket.on('close', () => upgraded.delete(socket)));
    taker.upgrade!(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: urlOf(host, taken),
    origin: urlOf(reachable(host), taken),
    open(handle, apps) {
      answer = handle;
      taking = apps;
    },
    close: () => (closed ??= drain(server, upgraded)),
  };
}

function notYet(_: IncomingMessage, response: ServerResponse): void {
  const { status, vi: title, en: titleEn } = generalProblems.unavailable;
  response.writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '2' });
  response.end(JSON.stringify({ type: '/problems/unavailable', title, titleEn, status, code: 'unavailable' }));
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
