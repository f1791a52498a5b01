import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { certificate, key } from '../examples/certificate.ts';
import { takePort, UnusableTlsFiles, type Port, type TlsFiles } from './take-port.ts';

let folder: string;
let files: TlsFiles;
let port: Port | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'));
  files = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  await Promise.all([writeFile(files.certificate, certificate), writeFile(files.key, key)]);
});
afterEach(async () => {
  await port?.close();
  port = undefined;
  await rm(folder, { recursive: true });
});

const here = { host: '127.0.0.1', port: 0 };

describe('a port with a certificate', () => {
  test('answers over TLS as the machine that the certificate names, and asks to wait until it is open', async () => {
    port = await takePort({ ...here, tls: files });
    expect(port.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect((await askOverTls(port.url)).statusCode).toBe(503);
    port.open((_, response) => void response.end('open'), []);
    expect(await bodyOf(await askOverTls(port.url))).toBe('open');
  });

  test('is asked by its own process without TLS, on this machine alone', async () => {
    port = await takePort({ ...here, host: '0.0.0.0', tls: files });
    port.open((_, response) => void response.end('inside'), []);
    expect(port.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(port.origin)).text()).toBe('inside');
  });

  test('hands WebSockets to the app below whose path they are opened', async () => {
    port = await takePort({ ...here, tls: files });
    const upgrade = (_: unknown, socket: { end(text: string): void }) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    port.open(() => undefined, [{ path: '/graphql', upgrade } as never]);
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const asked = httpsRequest(`${port.url}/graphql`, { ca: certificate, servername: NAME, headers }).end();
    const status = await new Promise((resolve, reject) => {
      asked.once('error', reject).once('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(statusCode);
      });
    });
    expect(status).toBe(101);
  });

  test('ends both when it is closed, and nobody is answered any more', async () => {
    const { url, origin, close } = await takePort({ ...here, tls: files });
    await close();
    await expect(askOverTls(url)).rejects.toThrow('ECONNREFUSED');
    await expect(fetch(origin)).rejects.toThrow();
  });

  test('is refused when the files are missing, or are no certificate, by a line that names them', async () => {
    await expect(takePort({ ...here, tls: { ...files, key: join(folder, 'none.pem') } })).rejects.toThrow(/none\.pem/);
    await writeFile(files.certificate, 'no certificate');
    await expect(takePort({ ...here, tls: files })).rejects.toBeInstanceOf(UnusableTlsFiles);
  });
});

describe('a port', () => {
  test('keeps an idle connection for longer than a proxy does, who would lose a command on one that is just closed', async () => {
    port = await takePort(here);
    const { headers } = await fetch(port.url);
    const kept = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1];
    expect(Number(kept)).toBeGreaterThan(120);
  });

  test('that somebody has already is told at once', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port: taken } = other.address() as { port: number };
    await expect(takePort({ ...here, port: taken, tls: files })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
  });

  test('without a certificate answers in plain HTTP, and its own process asks the same', async () => {
    port = await takePort(here);
    expect(port.origin).toBe(port.url);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest(port!.url, resolve).once('error', reject).end();
    });
    expect(response.headers['retry-after']).toBe('2');
    response.resume();
  });
});

const NAME = 'lien-nganh.example';

function askOverTls(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpsRequest(url, { ca: certificate, servername: NAME, agent: false }, resolve).once('error', reject).end();
  });
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of response.setEncoding('utf8')) body += String(part);
  return body;
}
