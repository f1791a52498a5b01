import type { OfficialDocument } from '../model.ts';

export type Form = 'docx' | 'pdf' | 'xlsx';

/** What is said to the thread that makes files. */
export interface ToMake {
  readonly id: number;
  readonly form: Form;
  readonly document: OfficialDocument;
}

/** What it says: the file, that there is something in the document that no file can hold, or that it failed. */
export type Said = { readonly id: number } & (
  { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly refused: string } | { readonly failed: string }
);
