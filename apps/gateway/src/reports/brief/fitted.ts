import { pagesIn } from '@lien-nganh/documents';
import { fileOf, type MadeFile } from '../document/files.ts';
import type { Brief } from './brief.ts';

/** What is read in a meeting: two sheets, or one on both sides. */
export const MOST_PAGES = 2;

/** Rows of each part, from as many as two pages could ever hold down to none. */
const ROOMS = [50, 36, 26, 20, 16, 13, 10, 8, 6, 5, 4, 3, 2, 1, 0];

/** The brief as a PDF of at most two pages: of each part as many rows as there is room for, and the others are counted. */
export async function fittedBrief({ drawn }: Brief): Promise<MadeFile> {
  for (const room of ROOMS) {
    const file = await fileOf(drawn(room), 'pdf');
    if (pagesIn(file.bytes) <= MOST_PAGES) return file;
  }
  throw new Error('a brief without any row takes more than two pages');
}
