import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { makeLogger } from '../telemetry/logger.ts';
import { makeMetrics } from '../telemetry/metrics.ts';
import { metricsToken, permitMetrics } from './metrics-access.ts';
import { outerApp } from './outer-app.ts';

const TOKEN = 'a-token-of-prometheus';
let server: Server | undefined;
afterEach(async () => {
  const closed = server && new Promise((resolve) => server!.close(resolve));
  server?.closeAllConnections();
  await closed;
});

/** What an address says on this machine. */
async function asked(path: string, token: string | undefined, headers: Record<string, string> = {}) {
  const logger = makeLogger({ level: 'silent', pretty: false });
  server = createServer(outerApp({ mounted: [], own: [], metrics: makeMetrics(), logger, metricsToken: token }));
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
