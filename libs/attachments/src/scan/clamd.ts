import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { ScannerUnavailable, shownName, type Scanned, type Scanner } from './scanner.ts';

/** A scanner that says nothing for so long is not there. */
const PATIENCE_MS = 60_000;

/**
 * A clamd, asked by INSTREAM: each portion after its length, then a zero; the answer is one line.
 *
 * @param where a TCP address, or the path of a Unix socket
 */
export function clamdScanner(
  where: { readonly host: string; readonly port: number } | { readonly path: string },
): Scanner {
  return async (bytes, signal) => {
    const socket = connect({ ...where, ...(signal ? { signal } : {}) });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer in time')));
    try {
      // it may answer, and hang up, before all was said
      const answer = answerOf(socket);
      answer.catch(() => undefined);
      await once(socket, 'connect');
      await say(socket, bytes);
      return understood(await answer);
    } catch (error) {
      throw error instanceof ScannerUnavailable ? error : new ScannerUnavailable(error);
    } finally {
      socket.destroy();
    }
  };
}

async function say(socket: Socket, bytes: AsyncIterable<Buffer>): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of bytes) {
    if (!socket.writable) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.write(Buffer.alloc(4));
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket as AsyncIterable<Buffer>) {
    answer += piece.toString('latin1');
    if (answer.includes('\0')) break;
  }
  return answer;
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`; anything else is no verdict. */
function understood(answer: string): Scanned {
  const said = answer.replace(/\0[\s\S]*$/, '').trim();
  if (said === 'stream: OK') return { is: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found === undefined) throw new ScannerUnavailable(`it said: ${said.slice(0, 200)}`);
  return { is: 'infected', found: shownName(found) };
}
