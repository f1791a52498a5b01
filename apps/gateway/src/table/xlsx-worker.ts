import { parentPort } from 'node:worker_threads';
import type { Asked, Said } from './xlsx-apart.ts';
import { xlsxOf } from './xlsx.ts';

/** The thread of workbooks: one after the other. */
parentPort!.on('message', (asked: Asked) => {
  const said = answerTo(asked);
  // the file is handed over, not copied
  parentPort!.postMessage(said, 'made' in said ? [said.made.buffer] : []);
});

function answerTo({ id, table, frame }: Asked): Said {
  try {
    // of its own: what a library gives may be a window on memory that it goes on using
    return { id, made: new Uint8Array(xlsxOf(table, frame)) };
  } catch (error) {
    if (error instanceof RangeError) return { id, refused: error.message };
    return { id, failed: String((error as Error).stack ?? error) };
  }
}
