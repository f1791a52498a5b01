import { Agent, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { Problem, sayUnavailable, type AnsweringApp, type ParkedKey } from '@lien-nganh/service-host';

/** A process that answers, as far as the front must know it. */
export interface Backend {
  readonly name: string;
  /** `null` while it does not answer. */
  readonly url: string | null;
}

export interface Fronted {
  /** Below which it answers: `/api/inspections`. */
  readonly path: string;
  readonly service: string;
  readonly backends: readonly Backend[];
  /** Below these the first instance answers as long as it is there: it remembers what was asked of it before. */
  readonly sticky?: readonly string[];
}

type Health = Awaited<ReturnType<AnsweringApp['health']>>;

/** Longer than a service takes to answer at most. */
const PATIENCE_MS = 30_000;
const HEALTH_MS = 4_000;

/** Hands requests and WebSockets on to the instances of one service, in turn. */
export function fronted({ path, service, backends, sticky = [] }: Fronted): AnsweringApp {
  const agent = new Agent({ keepAlive: true, keepAliveMsecs: 1_000 });
  let turn = 0;
  const choose = (asked: string): URL | null => {
    const up = backends.flatMap(({ url }) => (url === null ? [] : [url]));
    if (up.length === 0) return null;
    const one = sticky.some((each) => asked.startsWith(each)) ? 0 : turn++ % up.length;
    return new URL(up[one]!);
  };
  return {
    path,
    app: (request, response) => {
      const to = choose(request.url ?? '');
      if (to === null) return sayUnavailable(request, response);
      handOn({ request, response, to, agent });
    },
    upgrade: (request, socket, head) => {
      const to = choose(request.url ?? '');
      if (to === null) return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      tunnel(request, { socket, head, to });
    },
    parked: async () => parkedAt(backends.find(({ url }) => url !== null)?.url ?? null),
    health: async () => joined(service, await Promise.all(backends.map(({ url }) => healthAt(service, url)))),
  };
}

interface HandingOn {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly to: URL;
  readonly agent: Agent;
}

function handOn({ request, response, to, agent }: HandingOn): void {
  const { method, url: path, headers } = request;
  const onward = send({ agent, hostname: to.hostname, port: to.port, method, path, headers, timeout: PATIENCE_MS });
  onward.on('response', (answer) => {
    // Who answers before all was said, as to what is too large, hears no more.
    request.unpipe(onward);
    request.resume();
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('timeout', () => onward.destroy(new Error('no answer in time')));
  onward.on('error', () => {
    // Whether a command was recorded before its process ended is not known here: whoever sends it again finds out.
    if (!response.headersSent) sayUnavailable(request, response);
  });
  response.on('close', () => {
    if (!response.writableFinished) onward.destroy();
  });
  request.pipe(onward);
}

/** Passes a connection on as it is, its first request included. */
function tunnel(
  { method, url, rawHeaders }: IncomingMessage,
  { socket, head, to }: { readonly socket: Duplex; readonly head: Buffer; readonly to: URL },
): void {
  const onward = connect(Number(to.port), to.hostname);
  const lines = rawHeaders.flatMap((each, n) => (n % 2 === 0 ? [`${each}: ${rawHeaders[n + 1]}`] : []));
  onward.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  onward.write(head);
  socket.pipe(onward).pipe(socket);
  for (const [one, other] of [
    [socket, onward],
    [onward, socket],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** What an instance says of itself. */
async function healthAt(service: string, url: string | null): Promise<Health> {
  const gone: Health = { service, status: 'degraded', store: 'unreachable', readers: [] };
  if (url === null) return gone;
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(HEALTH_MS) });
    const { services } = (await response.json()) as { readonly services: readonly Health[] };
    return services[0] ?? gone;
  } catch {
    return gone;
  }
}

/** What one instance says for all: they share their inbox. */
async function parkedAt(url: string | null): Promise<readonly ParkedKey[]> {
  if (url === null) return [];
  const headers = { accept: 'application/json' };
  const response = await fetch(`${url}/operations/parked`, { headers, signal: AbortSignal.timeout(HEALTH_MS) });
  if (!response.ok) throw new Problem('unavailable');
  return ((await response.json()) as { readonly keys: readonly ParkedKey[] }).keys;
}

/** One of the instances that answer suffices; who waits for another's work is no reader. */
function joined(service: string, found: readonly Health[]): Health {
  const answering = found.filter(({ store }) => store === 'reachable');
  if (answering.length === 0) return found[0] ?? { service, status: 'degraded', store: 'unreachable', readers: [] };
  const working = answering.flatMap(({ readers }) => readers.filter(({ state }) => state !== 'standby'));
  const status = answering.every((each) => each.status === 'ready') ? 'ready' : 'degraded';
  return { ...answering[0]!, status, readers: answering.length === 1 ? answering[0]!.readers : working };
}
