import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { Issuer } from '../issuer/issuer.ts';
import { Caller } from './caller.ts';

let server: Server;
afterEach(() => new Promise((closed) => server.close(closed)));

/** Cuts as many connections as told before it answers, and keeps the keys that it was sent. */
async function cutting(times: number, answer = '{"id":"a"}') {
  const keys: unknown[] = [];
  server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    if (keys.length <= times) return void request.socket.destroy();
    response.setHeader('content-type', 'application/json').end(answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { keys, caller: callerOf(server) };
}

function callerOf(of: Server): Caller {
  const issuer = { sign: () => Promise.resolve('token') } as unknown as Issuer;
  const url = `http://127.0.0.1:${(of.address() as AddressInfo).port}`;
  return new Caller(url, issuer, new AbortController().signal);
}

/** Is not available as often as told before it answers. */
async function unavailable(times: number) {
  const keys: unknown[] = [];
  server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    response.statusCode = keys.length <= times ? 503 : 200;
    response.setHeader('content-type', 'application/json').end('{"id":"a"}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { keys, caller: callerOf(server) };
}

const sending = { to: 'agencies/unit/register', body: {} };

test('what is cut off on its way is sent again with the same key', async () => {
  const { keys, caller } = await cutting(2);
  expect(await caller.send('admin', sending, 'one')).toEqual({ id: 'a' });
  expect(keys).toEqual(['one', 'one', 'one']);
});

test('what a store had no time for is sent again with the same key', async () => {
  const { keys, caller } = await unavailable(3);
  expect(await caller.send('admin', sending, 'one')).toEqual({ id: 'a' });
  expect(keys).toEqual(['one', 'one', 'one', 'one']);
});

test('a platform that is gone is no reason to go on for ever', async () => {
  const { keys, caller } = await cutting(Infinity);
  await expect(caller.send('admin', sending, 'one')).rejects.toThrow('fetch failed');
  expect(keys).toHaveLength(3);
});

test('a connection that is cut off while it waits for quiet is no reason to stop', async () => {
  const { caller } = await cutting(1, '{"services":[{"readers":[{"behindAtLeast":0}]}]}');
  await expect(caller.quiet()).resolves.toBeUndefined();
});
