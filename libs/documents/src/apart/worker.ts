import { parentPort } from 'node:worker_threads';
import { toDocx } from '../docx/to-docx.ts';
import type { OfficialDocument } from '../model.ts';
import { toPdf } from '../pdf/to-pdf.ts';
import { toXlsx } from '../xlsx/to-xlsx.ts';
import type { Form, Said, ToMake } from './messages.ts';

/** The thread that makes files: one after the other, with one layout program. */

const made: { readonly [F in Form]: (document: OfficialDocument) => Uint8Array | Promise<Uint8Array> } = {
  docx: toDocx,
  pdf: toPdf,
  xlsx: toXlsx,
};

let last: Promise<void> = Promise.resolve();
parentPort!.on('message', (asked: ToMake) => {
  last = last.then(async () => {
    const said = await answerTo(asked);
    // the file is handed over, not copied
    parentPort!.postMessage(said, 'bytes' in said ? [said.bytes.buffer] : []);
  });
});

async function answerTo({ id, form, document }: ToMake): Promise<Said> {
  try {
    // of its own: what a library gives may be a window on memory that it goes on using
    return { id, bytes: new Uint8Array(await made[form](document)) };
  } catch (error) {
    if (error instanceof RangeError) return { id, refused: error.message };
    return { id, failed: String((error as Error).stack ?? error) };
  }
}
