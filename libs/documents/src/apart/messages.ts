import type { OfficialDocument } from '../model.ts';
import type { ReadBack } from '../read-back/found.ts';
import type { UnreadableDocument } from '../read-back/unpack.ts';

export type Form = 'docx' | 'pdf' | 'xlsx';

/** What is said to the thread of documents: a file to be made, or one to be read back. */
export type Asked = { readonly id: number } & (
  { readonly form: Form; readonly document: OfficialDocument } | { readonly file: Uint8Array }
);

/** What it says: the file, what it read, that no file can hold the document, why a file cannot be read, or that it failed. */
export type Said = { readonly id: number } & (
  | { readonly made: Uint8Array<ArrayBuffer> }
  | { readonly read: ReadBack }
  | { readonly refused: string }
  | { readonly unreadable: UnreadableDocument['because'] }
  | { readonly failed: string }
);
