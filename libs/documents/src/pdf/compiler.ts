import { join } from 'node:path';
import { readGiven, type Given } from './given.ts';

/** What makes a PDF of a sheet, and the letters that it has. */
export interface Compiler {
  readonly has: Given['has'];
  /** @throws Error when the layout cannot be followed, which is a fault of this library */
  pdf(sheet: string): Uint8Array;
}

const STANDARD = 'a-2a';
/** Results that were not used by so many compilations are let go. */
const KEPT = 2;

let started: Promise<Compiler> | undefined;

/** One for the process: it holds the fonts, and takes longer to start than to print. Its program is loaded with the first use. */
export function compiler(): Promise<Compiler> {
  started ??= start();
  return started;
}

async function start(): Promise<Compiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const { layout, fonts, has } = await readGiven();
  const typst = NodeCompiler.create({
    workspace: join(import.meta.dirname, '../../data'),
    fontArgs: [{ fontBlobs: [...fonts] }],
  });
  const pdf = (sheet: string) => {
    try {
      return new Uint8Array(typst.pdf({ mainFileContent: layout, inputs: { sheet } }, { pdfStandard: STANDARD }));
    } finally {
      typst.evictCache(KEPT);
    }
  };
  return { has, pdf };
}
