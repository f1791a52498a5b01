import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ScannerUnavailable, shownName, type Scanner } from './scanner.ts';

const LONGEST_ANSWER = 10_000;

/**
 * A program that is given the file on its input, and ends with 0 for a clean one and 1 for an infected one, as `clamscan -`
 * and most others do. What it prints first is what it found.
 */
export function commandScanner(program: string, args: readonly string[]): Scanner {
  return async (bytes, signal) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], ...(signal ? { signal } : {}) });
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said = (said + piece.toString('utf8')).slice(0, LONGEST_ANSWER)));
    try {
      const ended = once(child, 'close');
      ended.catch(() => undefined);
      await once(child, 'spawn');
      // one that has seen enough reads no further
      await pipeline(Readable.from(bytes), child.stdin).catch(refuseUnlessClosed);
      const [code] = (await ended) as [number | null];
      if (code === 0) return { is: 'clean' };
      if (code === 1) return { is: 'infected', found: shownName(said.split('\n')[0]!) };
      throw new Error(`${program} ended with ${code}`);
    } catch (error) {
      child.kill();
      throw new ScannerUnavailable(error);
    }
  };
}

function refuseUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
