import { checked } from '../check.ts';
import type { OfficialDocument } from '../model.ts';
import { madeAt } from '../properties.ts';
import { eachText } from '../text.ts';
import { compiler } from './compiler.ts';
import { keywordsOf } from './origin.ts';
import { printable } from './printable.ts';
import { sheetOf } from './sheet.ts';

/**
 * The document as a PDF to print and to keep: PDF/A-2a (archival, tagged, its text in reading order), its letters embedded. The
 * same document gives the same bytes. It is made in one piece: some milliseconds for a letter, about a second for a hundred
 * pages of tables.
 *
 * @throws RangeError for a document that would make a damaged or misleading file
 */
export async function toPdf(document: OfficialDocument): Promise<Uint8Array> {
  const clean = checked(document);
  const { has, pdf } = await compiler();
  const sheet = eachText(sheetOf(clean), (text) => printable(text, has));
  const { issuer, label } = eachText({ issuer: clean.issuer.name, label: clean.label }, (text) => printable(text, has));
  const at = madeAt(clean);
  return pdf(
    JSON.stringify({
      ...sheet,
      author: issuer,
      keywords: keywordsOf({ label, provenance: clean.provenance }),
      madeAt: partsOf(at),
    }),
  );
}

/** Year, month, day, hour, minute, second, in UTC. */
function partsOf(moment: string): readonly number[] {
  return moment.slice(0, 19).split(/[-T:]/).map(Number);
}
