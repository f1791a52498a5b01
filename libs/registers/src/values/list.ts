import type { ListEntry } from '@lien-nganh/kernel';
import { folded } from '@lien-nganh/vocabulary';
import type { Cell } from '../xlsx/cell.ts';
import { fault, quoted, type Reading } from './reading.ts';
import { readText } from './text.ts';

/** Entries of a list, found by code or either name, marks and letter case aside. */
export class List {
  readonly #found = new Map<string, Set<string>>();

  constructor(readonly entries: readonly ListEntry[]) {
    for (const { code, vi, en } of entries) {
      for (const word of [code, vi, en]) this.#add(folded(word), code);
    }
  }

  #add(word: string, code: string): void {
    const codes = this.#found.get(word) ?? new Set<string>();
    this.#found.set(word, codes.add(code));
  }

  /** The code of the one entry that is meant; what names several is refused with them. */
  read(cell: Cell): Reading<string> {
    const read = readText(cell, 200);
    if ('fault' in read) return read;
    const typed = read.value;
    const codes = [...(this.#found.get(folded(typed)) ?? [])];
    if (codes.length === 1) return { value: codes[0]! };
    if (codes.length === 0)
      return fault(`${quoted(typed)} không có trong danh mục.`, `${quoted(typed)} is not on the list.`);
    const named = codes.slice(0, 10).join(', ');
    return fault(
      `${quoted(typed)} có thể là: ${named}. Xin ghi mã.`,
      `${quoted(typed)} may be: ${named}. Write the code.`,
    );
  }
}
