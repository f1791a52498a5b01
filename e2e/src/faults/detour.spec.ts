import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { idsIn, isSend } from './deposed-relay.ts';
import { Detour } from './detour.ts';

/** A server that answers everything with the same. */
let server: Server;
const atServer: Socket[] = [];
let detour: Detour;
const clients: Socket[] = [];
const always = () => 0;

beforeEach(async () => {
  server = createServer((socket) => {
    atServer.push(socket);
    socket.on('error', () => undefined).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  detour = await Detour.to('echo', () => Promise.resolve(port));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await detour.close();
  for (const socket of atServer.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** A connection by way of the detour, and what has come back. */
async function open() {
  const client = connect(Number(detour.address.split(':')[1]), '127.0.0.1');
  clients.push(client);
  client.on('error', () => undefined);
  const line = { client, heard: '' };
  client.on('data', (piece) => (line.heard += piece.toString()));
  await once(client, 'connect');
  return line;
}

type Line = Awaited<ReturnType<typeof open>>;

async function say(line: Line, words: string): Promise<void> {
  const expected = line.heard + words;
  line.client.write(words);
  while (line.heard !== expected) await new Promise(setImmediate);
}

function closed({ client }: Line): Promise<unknown> {
  return client.closed ? Promise.resolve() : new Promise((resolve) => client.once('close', resolve));
}

describe('a detour', () => {
  test('leads to the server and back', async () => {
    const line = await open();
    await say(line, 'one');
    await say(line, 'two');
    expect(detour.open).toBe(1);
  });

  test('cuts connections, and takes new ones', async () => {
    const line = await open();
    await say(line, 'one');
    expect(detour.cut(1, always)).toBe(1);
    await closed(line);
    await say(await open(), 'two');
  });

  test('slows what is said, in its order', async () => {
    const line = await open();
    await say(line, 'one');
    const goOn = detour.slow({ ms: 40, bytesPerSecond: 1_000_000 });
    const began = performance.now();
    await say(line, 'two');
    expect(performance.now() - began).toBeGreaterThan(75);
    goOn();
    await say(line, 'three');
    expect(line.heard).toBe('onetwothree');
  });
});

describe('a half-open connection', () => {
  test('takes in what is said and says nothing; neither end hears that the other is gone', async () => {
    const [line, other] = [await open(), await open()];
    await say(line, 'one');
    await say(other, 'one');
    const silence = detour.fallSilent({ share: 1, newToo: false, chance: always });
    expect(silence.count).toBe(2);
    line.client.write('lost?');
    atServer[1]!.destroy();
    await say(await open(), 'a new one works');
    expect([line.heard, line.client.destroyed, other.client.destroyed]).toEqual(['one', false, false]);
    silence.end('reset');
    await Promise.all([line, other].map(closed));
  });

  test('gives all of it late when the way is there again', async () => {
    const line = await open();
    await say(line, 'one');
    const silence = detour.fallSilent({ share: 1, newToo: false, chance: always });
    line.client.write('two');
    await say(await open(), 'meanwhile');
    expect(line.heard).toBe('one');
    silence.end('late');
    while (line.heard !== 'onetwo') await new Promise(setImmediate);
  });

  test('may be a new one: it is accepted, and nobody answers', async () => {
    const silence = detour.fallSilent({ share: 1, newToo: true, chance: always });
    const line = await open();
    line.client.write('hello?');
    while (detour.open === 0) await new Promise(setImmediate);
    silence.end('late');
    while (line.heard !== 'hello?') await new Promise(setImmediate);
  });
});

describe('a piece that is waited for', () => {
  test('is held before it arrives, with all that comes behind it, until it is let go', async () => {
    const [line, other] = [await open(), await open()];
    await say(line, 'one');
    const catching = detour.catchOne((piece) => piece.includes('two'), AbortSignal.timeout(10_000));
    line.client.write('two');
    const caught = await catching;
    line.client.write('three');
    await say(other, 'two, of which only the first is held');
    expect([caught.piece.toString(), line.heard]).toEqual(['two', 'one']);
    caught.letGo();
    while (line.heard !== 'onetwothree') await new Promise(setImmediate);
  });

  test('is given up when it does not come', async () => {
    const over = new AbortController();
    const catching = detour.catchOne(() => true, over.signal);
    over.abort(new Error('it did not come'));
    await expect(catching).rejects.toThrow('it did not come');
    await say(await open(), 'nobody waits any more');
  });

  test('is a send of contract events, and neither a marker of the frontier nor another request', () => {
    const request = (kind: number, words: string) => {
      const head = Buffer.alloc(12);
      head.writeInt16BE(kind, 4);
      return Buffer.concat([head, Buffer.from(words)]);
    };
    const id = '01890000-0000-4000-8000-000000000001';
    const send = request(0, `inspections.g1…ce_id\u0048${id}…ce_keyrevision\u00020`);
    expect([isSend(send, 'inspections.g1'), idsIn(send)]).toEqual([true, [id]]);
    expect(isSend(send, 'agencies.g1')).toBe(false);
    expect(isSend(request(0, 'inspections.g1…ln_frontier'), 'inspections.g1')).toBe(false);
    expect(isSend(request(1, 'inspections.g1…ce_keyrevision'), 'inspections.g1')).toBe(false);
  });
});
