import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { figuresAt } from './figures-over-http.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

async function telling(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return figuresAt(() => `http://127.0.0.1:${(server!.address() as AddressInfo).port}`);
}
function says(status: number, body: unknown) {
  return telling((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}
const asked = { regime: '879', period: '2013-H2', reporter: 'police', position: 'log:12' };
const caller = { authorization: 'Bearer t', correlationId: 'c-1', traceparent: null, signal: undefined };
const refusal = { code: 'refused', rule: 'figures-are-complete', title: 'Số liệu chưa đủ.', titleEn: 'Not complete.' };

describe('figures of a report', () => {
  test('are asked with the caller’s own token, for one report at one position', async () => {
    const seen: unknown[] = [];
    const figures = await telling(({ url, headers: { authorization } }, response) => {
      seen.push({ url, authorization });
      response.end('{"figures":[]}');
    });
    expect(await figures(asked, caller)).toEqual({ figures: [] });
    await figures({ ...asked, reporter: null }, caller);
    const address = '/api/reports/879/2013-H2/figures';
    expect(seen).toEqual([
      { url: `${address}?reporter=police&position=log%3A12`, authorization: 'Bearer t' },
      { url: `${address}?position=log%3A12`, authorization: 'Bearer t' },
    ]);
  });

  test('that are refused are refused here in the same words', async () => {
    const figures = await says(422, refusal);
    await expect(figures(asked, caller)).rejects.toMatchObject({
      ...{ name: 'refused', status: 422 },
      sentences: { vi: 'Số liệu chưa đủ.', en: 'Not complete.' },
      parts: { rule: { name: 'figures-are-complete' }, details: { what: 'figures' } },
    });
  });

  test.each([
    ['they are not known yet', 503, { ...refusal, code: 'not-yet-known', rule: undefined }],
    ['something else answers', 404, '<html>'],
    ['too many ask', 429, refusal],
  ])('are not to be had where %s', async (_, status, body) => {
    const figures = await says(status, body);
    await expect(figures(asked, caller)).rejects.toMatchObject({ name: 'figures-not-to-be-had', status: 503 });
  });

  test('are not to be had where nobody answers, or nobody waits any more', async () => {
    await expect(figuresAt(() => 'http://127.0.0.1:1')(asked, caller)).rejects.toMatchObject({ status: 503 });
    const figures = await telling(() => undefined);
    const signal = AbortSignal.abort();
    await expect(figures(asked, { ...caller, signal })).rejects.toMatchObject({ name: 'figures-not-to-be-had' });
    server!.closeAllConnections();
  });
});
