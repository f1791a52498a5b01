import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScanner } from './open-scanner.ts';
import { ScannerUnavailable } from './scanner.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function* bytes(...parts: string[]): AsyncIterable<Buffer> {
  for (const part of parts) yield Buffer.from(part, 'latin1');
}

/** Speaks clamd's INSTREAM: answers by what it was given, once it was given all. */
async function clamd(answer: (content: string) => string | null, path?: string): Promise<Server> {
  const server = createServer((socket) => void serve(socket, answer));
  server.listen(path ?? { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  closing.push(() => new Promise((closed) => server.close(closed)));
  return server;
}

async function serve(socket: Socket, answer: (content: string) => string | null): Promise<void> {
  socket.on('error', () => undefined);
  let held = Buffer.alloc(0);
  for await (const piece of socket as AsyncIterable<Buffer>) {
    held = Buffer.concat([held, piece]);
    const content = contentIn(held);
    if (content === null) continue;
    const said = answer(content);
    socket.end(said === null ? '' : `${said}\0`);
    return;
  }
}

/** What was sent, once the zero that ends it is there. */
function contentIn(held: Buffer): string | null {
  const command = 'zINSTREAM\0';
  let content = '';
  for (let at = command.length; at + 4 <= held.length;) {
    const length = held.readUInt32BE(at);
    if (length === 0) return held.toString('latin1').startsWith(command) ? content : null;
    content += held.subarray(at + 4, at + 4 + length).toString('latin1');
    at += 4 + length;
  }
  return null;
}

const eicar = (content: string) => (content.includes('EICAR') ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
const portOf = (server: Server) => (server.address() as AddressInfo).port;

describe('clamd', () => {
  test('finds what runs across two portions, and passes the rest', async () => {
    const scan = openScanner(`clamd://127.0.0.1:${portOf(await clamd(eicar))}`);
    expect(await scan(bytes('a EIC', 'AR b'))).toEqual({ is: 'infected', found: 'Win.Test.EICAR_HDB-1' });
    expect(await scan(bytes('clean', '', 'er'))).toEqual({ is: 'clean' });
  });

  test('is reached over a Unix socket too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scan-'));
    closing.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'clamd.sock');
    await clamd(eicar, path);
    expect(await openScanner(`clamd://${path}`)(bytes('x'))).toEqual({ is: 'clean' });
  });

  test.each([
    ['says that it failed', () => 'INSTREAM size limit exceeded. ERROR'],
    ['hangs up', () => null],
    ['says half', () => 'stream:'],
  ])('that %s lets nothing pass', async (_, answer) => {
    const scan = openScanner(`clamd://127.0.0.1:${portOf(await clamd(answer))}`);
    await expect(scan(bytes('x'))).rejects.toThrow(ScannerUnavailable);
  });

  test('that is not there lets nothing pass', async () => {
    await expect(openScanner('clamd://127.0.0.1:1')(bytes('x'))).rejects.toThrow(ScannerUnavailable);
  });
});

describe('a program', () => {
  /** Without a space: a setting has no other way to part its words. */
  const node = (script: string) => openScanner(`command:${process.execPath} -e ${script}`);

  test('ends with 0 for a clean file and with 1 for an infected one, and says what it found', async () => {
    const [read, look] = ["globalThis.all='';process.stdin.on('data',d=>all+=d)", "if(all.includes('EICAR'))"];
    const scan = node(`${read}.on('end',()=>{${look}{console.log('Eicar');process.exitCode=1}})`);
    expect(await scan(bytes('a EIC', 'AR'))).toEqual({ is: 'infected', found: 'Eicar' });
    expect(await scan(bytes('clean'))).toEqual({ is: 'clean' });
  });

  test('may answer before it has read all', async () => {
    expect(await node('process.exit(1)')(bytes(...Array<string>(200).fill('x'.repeat(10_000))))).toEqual({
      is: 'infected',
      found: 'unnamed',
    });
  });

  test('that fails, or is not there, lets nothing pass', async () => {
    await expect(node('process.exit(2)')(bytes('x'))).rejects.toThrow(ScannerUnavailable);
    await expect(openScanner('command:/no/such/program')(bytes('x'))).rejects.toThrow(ScannerUnavailable);
  });
});

test('a setting that names no scanner is refused', () => {
  for (const wrong of ['clamd:', 'clamd://', 'http://scanner', '/usr/bin/clamscan', '']) {
    expect(() => openScanner(wrong)).toThrow(RangeError);
  }
});
