import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { makeLogger } from '@lien-nganh/service-host';
import { gatewayHealthAt } from './gateway-health.ts';

const KNOWN = { service: 'gateway', completeTo: { position: '7', at: '2013-07-16T02:00:00.000Z' }, readers: [] };

test('a gateway that does not answer knows nothing, and the operator is told once; then it is asked on', async () => {
  const server = createServer((_, answer) => answer.end(JSON.stringify({ services: [KNOWN] })));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const said: string[] = [];
  const logger = makeLogger({ level: 'warn', pretty: false, destination: { write: (line) => void said.push(line) } });
  const health = gatewayHealthAt(`http://127.0.0.1:${port}`, { logger, signal: new AbortController().signal });
  expect([await health(), await health()]).toEqual([
    { completeTo: null, readers: [] },
    { completeTo: null, readers: [] },
  ]);
  expect(said).toEqual([expect.stringContaining('the gateway does not answer: it is waited for')]);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  expect(await health()).toMatchObject({ completeTo: { position: '7' } });
  server.closeAllConnections();
  server.close();
});
