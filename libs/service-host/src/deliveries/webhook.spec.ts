import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSending } from '../examples/sending.ts';
import { signature, webhook, webhookKey } from './webhook.ts';

interface Heard {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

const key = Buffer.alloc(32, 7);
const { signal } = new AbortController();
let server: Server;
let heard: Heard[];
let answer: (response: ServerResponse) => void;
let host: string;

beforeEach(async () => {
  heard = [];
  answer = (response) => response.writeHead(204).end();
  server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ body, headers: request.headers });
      answer(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
const send = (to = `http://${host}/nhac-viec`, more: object = {}) =>
  webhook({ key, hosts: [host], ...more }).send(aSending(to), signal);

describe('a webhook', () => {
  test('is told kind, day and link, signed with a key of that address alone, and by which it knows what it has', async () => {
    expect(await send()).toEqual({ outcome: 'made', why: 'HTTP 204' });
    const [{ body, headers }] = heard as [Heard];
    const { data, id, link, message } = aSending('');
    expect(JSON.parse(body)).toEqual({ id, ...data, text: message.text, link });
    expect(headers['idempotency-key']).toBe(id);
    const [, seconds] = /^t=(\d+),v1=[0-9a-f]{64}$/.exec(String(headers['lien-nganh-signature'])) ?? [];
    const own = webhookKey(key, `http://${host}/nhac-viec`);
    expect(headers['lien-nganh-signature']).toBe(signature(own, Number(seconds), body));
    expect(webhookKey(key, `http://${host}/khac`)).not.toBe(own);
  });

  test.each([
    [500, 'refused'],
    [503, 'refused'],
    [429, 'refused'],
    [400, 'refused-for-good'],
    [404, 'refused-for-good'],
    [302, 'refused-for-good'],
  ])('that answers %i has it not: %s', async (status, outcome) => {
    answer = (response) => response.writeHead(status, { Location: `http://${host}/elsewhere` }).end();
    expect(await send()).toEqual({ outcome, why: `HTTP ${status}` });
    expect(heard).toHaveLength(1);
  });

  test('that does not answer in time, or hangs up, may have it', async () => {
    answer = () => undefined;
    expect(await send(undefined, { withinMs: 200 })).toMatchObject({ outcome: 'unknown' });
    answer = (response) => response.destroy();
    expect(await send()).toMatchObject({ outcome: 'unknown' });
  });

  test('that nobody answers at has it not', async () => {
    await new Promise((done) => server.close(done));
    expect(await send()).toMatchObject({ outcome: 'refused', why: expect.stringContaining('ECONNREFUSED') });
  });

  test.each([
    ['of a host that the operator did not name', 'https://169.254.169.254/latest'],
    ['of another port of a host that was named', 'https://127.0.0.1:1/x'],
    ['with a password in it', 'http://user:password@HOST/x'],
  ])('%s is not called', async (_, to) => {
    expect(await send(to.replace('HOST', host))).toMatchObject({ outcome: 'refused-for-good' });
    expect(heard).toEqual([]);
  });

  test('elsewhere is called over TLS alone', async () => {
    const sent = await webhook({ key, hosts: ['hook.example'] }).send(aSending('http://hook.example/x'), signal);
    expect(sent.outcome).toBe('refused-for-good');
  });
});
