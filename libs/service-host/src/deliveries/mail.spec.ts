import { getEventListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { aSending } from '../examples/sending.ts';
import { mail } from './mail.ts';

let server: SMTPServer | undefined;
let letters: { readonly to: readonly string[]; readonly content: string }[] = [];
const { signal } = new AbortController();

/** A server that takes letters, but for what it is told to do otherwise. */
async function listening(options: SMTPServerOptions = {}): Promise<string> {
  letters = [];
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 10 },
    onData(stream, { envelope }, done) {
      void text(stream).then((content) => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), content });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}
afterEach(async () => {
  await new Promise<void>((done) => (server ? server.close(done) : done()));
  server = undefined;
});

const send = (url: string, more: object = {}) =>
  mail({ url: new URL(url), from: 'nhac-viec@lien-nganh.example', ...more }).send(
    aSending('vanthu@congan.example'),
    signal,
  );
const fails = (responseCode: number) => Object.assign(new Error('không nhận'), { responseCode });

describe('a letter', () => {
  test('comes with its letters, under an identity that stays the same', async () => {
    const url = await listening();
    expect(await send(url)).toMatchObject({ outcome: 'made' });
    expect(await send(url)).toMatchObject({ outcome: 'made' });
    const [first, second] = letters;
    expect(first!.to).toEqual(['vanthu@congan.example']);
    const identity = /^Message-ID: (.*)\r?$/m;
    expect(identity.exec(first!.content)?.[1]).toBe('<0123456789abcdef@lien-nganh.example>');
    expect(identity.exec(second!.content)?.[1]).toBe(identity.exec(first!.content)?.[1]);
    expect(read(first!.content)).toContain('Báo cáo của kỳ 879.2013-H2 đến hạn ngày 06/01/2014.');
    expect(first!.content).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  });

  test.each([
    ['its recipient for now', 451, 'refused', { onRcptTo: (_: unknown, __: unknown, done: Done) => done(fails(451)) }],
    ['its recipient', 550, 'refused-for-good', { onRcptTo: (_: unknown, __: unknown, done: Done) => done(fails(550)) }],
    ['its content', 554, 'refused-for-good', { onData: refusing(554) }],
    ['its content for now', 452, 'refused', { onData: refusing(452) }],
    ['whoever connects', 421, 'refused', { onConnect: (_: unknown, done: Done) => done(fails(421)) }],
  ])('is not there where the server refuses %s (%i)', async (_, code, outcome, options) => {
    const sent = await send(await listening(options as SMTPServerOptions));
    expect(sent.outcome).toBe(outcome);
    expect(sent.why).toContain(String(code));
    expect(letters).toEqual([]);
  });

  test('may be there where the server took it and said nothing, or hung up over it', async () => {
    const silent = await listening({ onData: (stream) => void stream.resume() });
    expect(await send(silent, { withinMs: 300 })).toMatchObject({ outcome: 'unknown' });
  });

  test('is not there where nobody greets or nobody listens', async () => {
    const mute = await listening({ onConnect: () => undefined });
    expect(await send(mute, { withinMs: 300 })).toMatchObject({ outcome: 'refused' });
    expect(await send('smtp://127.0.0.1:1')).toMatchObject({ outcome: 'refused' });
  });

  test('leaves nothing on the signal of whoever sends many', async () => {
    const url = await listening();
    const stop = new AbortController();
    const listened: number[] = [];
    for (let n = 0; n < 3; n++) {
      await mail({ url: new URL(url), from: 'a@lien-nganh.example' }).send(aSending('b@congan.example'), stop.signal);
      listened.push(getEventListeners(stop.signal, 'abort').length);
    }
    expect(listened).toEqual([0, 0, 0]);
  });

  test('is not sent with a password over a line that others read', async () => {
    const url = await listening();
    expect(await send(url.replace('smtp://', 'smtp://user:password@'))).toMatchObject({ outcome: 'refused' });
    expect(letters).toEqual([]);
  });
});

type Done = (error?: Error | null) => void;

function refusing(code: number): SMTPServerOptions['onData'] {
  return (stream, _, done) => {
    stream.resume();
    stream.on('end', () => done(fails(code)));
  };
}

/** Out of quoted-printable or base64, whichever it came in. */
function read(content: string): string {
  const cut = content.indexOf('\r\n\r\n');
  const body = content.slice(cut + 4);
  if (/base64/i.test(content.slice(0, cut))) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
