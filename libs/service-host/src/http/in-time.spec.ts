import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { clientOf } from '../examples/client.ts';
import { inTime } from './in-time.ts';
import { stallingProxy, type StallingProxy } from '../examples/stalling-proxy.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';

const WITHIN_MS = 400;
let proxy: StallingProxy;
let host: TestHost;
const { post, get } = clientOf(() => host);
beforeEach(async () => {
  proxy = stallingProxy();
  host = await testHost({ through: proxy.to, answerWithinMs: WITHIN_MS, patienceMs: 0 });
});
afterEach(async () => {
  await proxy.close();
  await host.close();
});

const unavailable = { status: 503, body: { code: 'unavailable', type: '/problems/unavailable' } };

describe('a database that hangs', () => {
  test('holds neither a question nor a command for longer than was set', async () => {
    const { id } = (await post('visit/open-visit', { body: { place: 'Quán A' } })).body as { id: string };
    proxy.stall({ also: 'new' });
    const began = Date.now();
    const answers = await Promise.all([
      get('questions/places-visited?place=x'),
      post(`visit/${id}/hand-over-visit`, { body: { to: 'nobody' } }),
      post(`visit/${id}/hand-over-visit`, { body: { to: 'nobody-else' } }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject(unavailable);
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect(Date.now() - began).toBeLessThan(10 * WITHIN_MS);
  });

  test('is found again over new connections: those of which nothing comes any more are given up', async () => {
    expect((await get('questions/places-visited?place=x')).status).toBe(200);
    proxy.stall();
    expect(await get('questions/places-visited?place=x')).toMatchObject(unavailable);
    let answer = await get('questions/places-visited?place=x');
    while (answer.status === 503) answer = await get('questions/places-visited?place=x');
    expect(answer).toMatchObject({ status: 200, body: { visits: 0 } });
  });
});

describe('a record that hangs in the log', () => {
  test.each(['reading', 'a command'])('holds %s for no longer than was set', async (what) => {
    const { id } = (await post('visit/open-visit', { body: { place: 'Quán A' } })).body as { id: string };
    const { store } = host.runtime;
    store.readStream = async function* (_stream, { signal } = {}) {
      await new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));
      yield* [];
    };
    const answer =
      what === 'reading' ? await get(`visit/${id}`) : await post(`visit/${id}/note-visit`, { body: { text: 'x' } });
    expect(answer).toMatchObject(unavailable);
  });
});

test('a request may read any number of records at once without a warning', () => {
  const open = { on: (_: string, closed: () => void) => void closed() };
  const { signal } = inTime(open as never, { withinMs: 1, answer: () => undefined });
  // what `setMaxListeners` sets; Node 20 has no way to ask a signal for it
  const limit = Object.getOwnPropertySymbols(signal).find(({ description }) =>
    description?.endsWith('maxEventTargetListeners'),
  );
  expect((signal as unknown as Record<symbol, unknown>)[limit!]).toBe(0);
});
