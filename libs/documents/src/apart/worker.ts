import { parentPort } from 'node:worker_threads';
import { toDocx } from '../docx/to-docx.ts';
import type { OfficialDocument } from '../model.ts';
import { toPdf } from '../pdf/to-pdf.ts';
import { readBack } from '../read-back/read-back.ts';
import { UnreadableDocument } from '../read-back/unpack.ts';
import { toXlsx } from '../xlsx/to-xlsx.ts';
import type { Asked, Form, Said } from './messages.ts';

/** The thread of documents: one file after the other, with one layout program. */

const made: { readonly [F in Form]: (document: OfficialDocument) => Uint8Array | Promise<Uint8Array> } = {
  docx: toDocx,
  pdf: toPdf,
  xlsx: toXlsx,
};

let last: Promise<void> = Promise.resolve();
parentPort!.on('message', (asked: Asked) => {
  last = last.then(async () => {
    const said = await answerTo(asked).catch((error: unknown) => failure(asked, error));
    // the file is handed over, not copied
    parentPort!.postMessage(said, 'made' in said ? [said.made.buffer] : []);
  });
});

async function answerTo(asked: Asked): Promise<Said> {
  const { id } = asked;
  if ('file' in asked) return { id, read: readBack(asked.file) };
  // of its own: what a library gives may be a window on memory that it goes on using
  return { id, made: new Uint8Array(await made[asked.form](asked.document)) };
}

function failure({ id }: Asked, error: unknown): Said {
  if (error instanceof UnreadableDocument) return { id, unreadable: error.because };
  if (error instanceof RangeError) return { id, refused: error.message };
  return { id, failed: String((error as Error).stack ?? error) };
}
