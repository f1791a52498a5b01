/**
 * How many pages a PDF of this library has: its tree of pages is written plainly, and says so at its root.
 *
 * @throws RangeError for what this library has not made
 */
export function pagesIn(pdf: Uint8Array): number {
  const plain = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const counts = [...plain.matchAll(/\/Type \/Pages\s[^>]*?\/Count (\d+)/g)].map(([, count]) => Number(count));
  if (counts.length === 0) throw new RangeError('a PDF whose tree of pages cannot be read');
  return Math.max(...counts);
}
