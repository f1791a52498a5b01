import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { generalProblems } from '../problem.ts';
import { isBelow } from './below.ts';
import type { AnsweringApp } from './mounted.ts';

/** The port, taken before anything else: whoever has it already is told at once, and who asks early is told to wait. */
export interface Port {
  /** `http://127.0.0.1:8080`, `https://…` with a certificate */
  readonly url: string;
  /** How this process asks itself: plain HTTP on this machine, also where others are answered over TLS or everywhere. */
  readonly origin: string;
  /** From now on requests are answered. */
  open(handle: RequestListener, apps: readonly AnsweringApp[]): void;
  /** Takes no more requests, and ends when those under way are answered or have had their time. */
  close(): Promise<void>;
}

export interface PortWanted {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Answers over TLS with them. */
  readonly tls?: TlsFiles | undefined;
}

/** Paths of PEM files: the certificate with those that vouch for it, and its key. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** The files for TLS cannot be read, or are no certificate with its key. */
export class UnusableTlsFiles extends Error {
  override readonly name = 'UnusableTlsFiles';
}

/**
 * A proxy that keeps connections sends the next request on one of them at any moment: a server that closes it first loses
 * that request, and no proxy may send a command a second time. The longest that proxies keep one idle is two minutes (Caddy).
 */
const KEEP_IDLE_MS = 125_000;

/** Time for requests under way when the platform stops. */
const DRAIN_MS = 5_000;

/** @throws EADDRINUSE, EACCES, EADDRNOTAVAIL; UnusableTlsFiles */
export async function takePort({ host, port, tls }: PortWanted): Promise<Port> {
  let answer: RequestListener = sayUnavailable;
  let closed: Promise<void> | undefined;
  let taking: readonly AnsweringApp[] = [];
  const servers: Server[] = [];
  const upgraded = new Set<Duplex>();
  const listen = async (server: Server, at: { readonly host: string; readonly port: number }): Promise<number> => {
    server.keepAliveTimeout = KEEP_IDLE_MS;
    server.on('request', (request, response) => answer(request, response));
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const path = (request.url ?? '').split('?')[0]!;
      const taker = taking.find((each) => each.upgrade && isBelow(each.path, path));
      if (!taker) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      upgraded.add(socket.on('close', () => upgraded.delete(socket)));
      taker.upgrade!(request, socket, head);
    });
    servers.push(server);
    return listening(server, at);
  };
  const taken = await listen(tls ? await tlsServer(tls) : createServer(), { host, port });
  // The certificate names the machine as others know it: this process would not believe it of 127.0.0.1.
  const inside = tls ? { host: LOOPBACK, port: await listen(createServer(), { host: LOOPBACK, port: 0 }) } : null;
  return {
    url: urlOf(tls ? 'https' : 'http', host, taken),
    origin: inside ? urlOf('http', inside.host, inside.port) : urlOf('http', reachable(host), taken),
    open(handle, apps) {
      answer = handle;
      taking = apps;
    },
    close: () => (closed ??= drain(servers, upgraded)),
  };
}

const LOOPBACK = '127.0.0.1';

async function tlsServer({ certificate, key }: TlsFiles): Promise<Server> {
  try {
    return createTlsServer({ cert: await readFile(certificate), key: await readFile(key) });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UnusableTlsFiles(`TLS with ${certificate} and ${key} cannot be: ${why}`, { cause });
  }
}

/** The port that it listens on. */
async function listening(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return (server.address() as AddressInfo).port;
}

/** Answers for what is not there now and will be. */
export function sayUnavailable(_: IncomingMessage, response: ServerResponse): void {
  const { status, vi: title, en: titleEn } = generalProblems.unavailable;
  response.writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '2' });
  response.end(JSON.stringify({ type: '/problems/unavailable', title, titleEn, status, code: 'unavailable' }));
}

function urlOf(scheme: 'http' | 'https', host: string, port: number): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function reachable(host: string): string {
  return { '0.0.0.0': LOOPBACK, '::': '::1' }[host] ?? host;
}

async function drain(servers: readonly Server[], upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  for (const server of servers) server.closeIdleConnections();
  for (const socket of upgraded) socket.destroy();
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}
