import type { Sentences } from '@lien-nganh/vocabulary';

/** What a cell says, or why that cannot be known. */
export type Reading<T> = { readonly value: T } | Fault;

/** `ambiguous`: it says one of several things, and which of them cannot be known. */
interface Fault {
  readonly fault: Sentences;
  readonly ambiguous?: true;
}

export function fault(vi: string, en: string): Fault {
  return { fault: { vi, en } };
}

/** A text without what nobody sees: joiners and marks of no width go, every kind of blank and line end becomes one blank. */
export function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, '')
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .trim();
}

/** What was typed, short enough for a sentence. */
export function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
