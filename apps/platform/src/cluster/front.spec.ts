import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeLogger, makeMetrics, outerApp, takePort, type Port } from '@lien-nganh/service-host';
import { fronted } from './front.ts';

interface Part {
  readonly name: string;
  url: string | null;
  readonly server: Server;
  readonly heard: string[];
}

let parts: readonly [Part, Part];
let port: Port;

async function part(name: string): Promise<Part> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      if (request.url === '/health/ready') {
        const readers = [{ reader: name, state: name === 'one' ? 'live' : 'standby' }];
        const services = [{ service: 'visits', status: 'ready', store: 'reachable', readers }];
        return void response.end(JSON.stringify({ services }));
      }
      if (request.url === '/api/visits/dies') return void request.socket.destroy();
      heard.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(201, { etag: '"4"', 'content-type': 'text/plain' }).end(`${name} ${request.headers['x-a']}`);
    });
  });
  server.on('upgrade', (_, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: spec\r\n\r\n');
    socket.on('data', (said) => socket.write(`${name} heard ${String(said)}`)).on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, heard };
}

beforeEach(async () => {
  parts = [await part('one'), await part('two')];
  port = await takePort({ host: '127.0.0.1', port: 0 });
  const mounted = [
    fronted({ path: '/api/visits', service: 'visits', backends: parts, sticky: ['/api/visits/operations'] }),
  ];
  const logger = makeLogger({ level: 'silent', pretty: false });
  port.open(outerApp({ mounted, own: [], logger, metrics: makeMetrics() }), mounted);
});
afterEach(async () => {
  await port.close();
  for (const { server } of parts) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const post = (path: string) =>
  fetch(`${port.url}${path}`, { method: 'POST', body: '{"x":1}', headers: { 'x-a': 'b' } });
const texts = async (path: string, times: number) => {
  const found: string[] = [];
  for (let n = 0; n < times; n++) found.push(await (await post(path)).text());
  return found;
};

describe('behind the one address of a cluster', () => {
  test('the instances of a service answer in turn, with everything as they said it', async () => {
    const answer = await post('/api/visits/visit/plan');
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([201, '"4"', 'one b']);
    expect(await texts('/api/visits/visit/plan', 2)).toEqual(['two b', 'one b']);
    expect(parts[0].heard).toEqual(Array(2).fill('POST /api/visits/visit/plan {"x":1}'));
  });

  test('what remembers its requests is asked at one of them alone', async () => {
    expect(await texts('/api/visits/operations/rebuild', 3)).toEqual(['one b', 'one b', 'one b']);
  });

  test('one that is away is passed over, and when none is there the answer says so', async () => {
    parts[0].url = null;
    expect(await texts('/api/visits/x', 2)).toEqual(['two b', 'two b']);
    parts[1].url = null;
    const answer = await post('/api/visits/x');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });
  });

  test('one that ends while it is asked gives a problem, so that the command is sent again', async () => {
    const answer = await post('/api/visits/dies');
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ code: 'unavailable' })]);
  });

  test('connections that go over to another protocol, as WebSockets do, are handed on', async () => {
    const asking = request(`${port.url}/api/visits/socket`, { headers: { connection: 'Upgrade', upgrade: 'spec' } });
    const heard = await new Promise((resolve, reject) => {
      asking.on('error', reject);
      asking.on('upgrade', (_, socket) => {
        socket.write('hello');
        socket.on('data', (said) => {
          socket.destroy();
          resolve(String(said));
        });
      });
      asking.end();
    });
    expect(heard).toBe('one heard hello');
  });

  test('readiness is that of the instances that answer; who waits for another’s work is no reader', async () => {
    const { services } = (await (await fetch(`${port.url}/health/ready`)).json()) as { services: unknown[] };
    expect(services).toEqual([
      { service: 'visits', status: 'ready', store: 'reachable', readers: [{ reader: 'one', state: 'live' }] },
    ]);
  });
});
