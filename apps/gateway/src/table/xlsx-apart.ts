import { Apart } from '@lien-nganh/kernel';
import { Worker } from 'node:worker_threads';
import type { Line, Table } from './table.ts';

/** What is said to the thread of workbooks. */
export interface Asked {
  readonly id: number;
  readonly table: Table;
  readonly frame: readonly Line[];
}

/** What it says: the file, that no file can hold the table, or that it failed. */
export type Said = { readonly id: number } & (
  { readonly made: Uint8Array<ArrayBuffer> } | { readonly refused: string } | { readonly failed: string }
);

/** The program of the thread as it is built: Node runs no TypeScript there, whoever starts it. */
const program = new URL('../../dist/table/xlsx-worker.js', import.meta.url);

const thread = new Apart<Omit<Asked, 'id'>, Said>(() => new Worker(program), faultIn);

function faultIn(said: Said): Error | null {
  if ('refused' in said) return new RangeError(said.refused);
  return 'failed' in said ? new Error(said.failed) : null;
}

/**
 * As `xlsxOf`, the same bytes, in a thread of its own: the largest table takes more than a second, and whoever asks the gateway goes on.
 *
 * @throws RangeError for digits that are no whole number
 */
export async function xlsxApart(table: Table, frame: readonly Line[]): Promise<Uint8Array> {
  const said = await thread.ask({ table, frame });
  return (said as Extract<Said, { made: unknown }>).made;
}
