import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { makeLogger } from '../telemetry/logger.ts';
import { makeMetrics } from '../telemetry/metrics.ts';
import type { ParkedKey } from '../telemetry/parked.ts';
import { metricsToken, permitMetrics } from './metrics-access.ts';
import type { AnsweringApp } from './mounted.ts';
import { outerApp } from './outer-app.ts';

const TOKEN = 'a-token-of-prometheus';
let server: Server | undefined;
afterEach(async () => {
  const closed = server && new Promise((resolve) => server!.close(resolve));
  server?.closeAllConnections();
  await closed;
});

const parked: ParkedKey = {
  ...{ service: 'visits', topic: 'agencies.g1', key: 'unit-7', type: 'agencies.unit', id: 'm1' },
  ...{ reason: { is: 'hole', expected: 1 }, since: '2013-08-01T00:00:00.000Z', behind: 0 },
};
const health = () => Promise.resolve({ service: 'visits', status: 'ready', store: 'reachable', readers: [] } as const);
const service: AnsweringApp = {
  ...{ path: '/api/visits', app: () => undefined, health },
  parked: () => Promise.resolve([parked]),
};

/** What an address says on this machine. */
async function asked(path: string, token: string | undefined, headers: Record<string, string> = {}) {
  const logger = makeLogger({ level: 'silent', pretty: false });
  server = createServer(outerApp({ mounted: [service], own: [], metrics: makeMetrics(), logger, metricsToken: token }));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

const metricsOf = (token: string | undefined, headers?: Record<string, string>) => asked('/metrics', token, headers);

test('a browser that asks for the icon of the address gets one', async () => {
  expect(await asked('/favicon.ico', undefined)).toMatchObject({
    ...{ status: 200, type: expect.stringContaining('image/svg+xml') },
    text: expect.stringContaining('<svg'),
  });
});

describe('the metrics, whose counts tell of what nobody may know of yet', () => {
  test('are for this machine, where no token was set', async () => {
    expect(await metricsOf(undefined)).toMatchObject({
      status: 200,
      text: expect.stringContaining('process_resident'),
    });
  });

  test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'are not for what a proxy passes on: %s',
    async (name) => {
      const { status, text } = await metricsOf(undefined, { [name]: '10.0.0.9' });
      expect([status, text]).toEqual([401, expect.not.stringContaining('process_resident')]);
    },
  );

  test('are for nobody but the bearer of the token, where one was set', async () => {
    expect((await metricsOf(TOKEN)).status).toBe(401);
    expect((await metricsOf(TOKEN, { authorization: `Bearer ${TOKEN}s` })).status).toBe(401);
    expect((await metricsOf(TOKEN, { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  test('are not for another machine without a token', () => {
    const from = (remoteAddress: string) =>
      ({ socket: { remoteAddress }, header: () => undefined }) as unknown as Request;
    for (const here of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) permitMetrics(from(here), undefined);
    for (const there of ['10.0.0.9', '::ffff:10.0.0.9', 'fe80::1', ''])
      expect(() => permitMetrics(from(there), undefined)).toThrow('unauthenticated');
  });

  test('take a token that is long enough to be one; an empty one is none', () => {
    expect(metricsToken.safeParse('').data).toBeUndefined();
    expect(metricsToken.safeParse('short').success).toBe(false);
    expect(metricsToken.safeParse(TOKEN).data).toBe(TOKEN);
  });
});

describe('the keys of which something was put aside', () => {
  test('are for whoever may read the metrics, a browser that is given the token as password included', async () => {
    const inBrowser = { authorization: `Basic ${Buffer.from(`any:${TOKEN}`).toString('base64')}` };
    const wrong = { authorization: `Basic ${Buffer.from(`${TOKEN}:any`).toString('base64')}` };
    const given = await asked('/operations/parked', TOKEN, inBrowser);
    expect([given.status, JSON.parse(given.text)]).toEqual([200, { keys: [parked] }]);
    expect((await asked('/operations/parked', undefined)).status).toBe(200);
    for (const headers of [{}, wrong]) {
      const { status, text } = await asked('/operations/parked', TOKEN, headers);
      expect([status, text]).toEqual([401, expect.not.stringContaining('unit-7')]);
    }
    expect((await asked('/operations/parked', undefined, { via: 'x' })).status).toBe(401);
  });
});
