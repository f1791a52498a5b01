import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page as a reader copies it out, lines joined by a blank. */
export async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
    pages.push(words.join('').replace(/\s+/g, ' '));
  }
  await pdf.destroy();
  return pages;
}

/** Of each page, whether it lies across. */
export async function acrossOf(bytes: Uint8Array): Promise<readonly boolean[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const across: boolean[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
    across.push(width > height);
  }
  await pdf.destroy();
  return across;
}
