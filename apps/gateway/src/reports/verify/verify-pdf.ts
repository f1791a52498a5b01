import { figuresOf, pdfOrigin, type PdfOrigin } from '@lien-nganh/documents';
import { makeApart } from '@lien-nganh/documents/apart';
import { Problem } from '@lien-nganh/service-host';
import { type Position } from '@lien-nganh/kernel';
import type { GatewayContext } from '../../graphql/context.ts';
import { positionIn } from '../known.ts';
import { documentOf } from '../document/document.ts';
import type { ReportKey } from '../question/asked.ts';
import { askedIn, whichOf } from './made-as.ts';
import type { Verified, VerifyAsked } from './verify.ts';

export interface VerifiedPdf extends ReportKey, Pick<Verified, 'label' | 'position' | 'logHash'> {
  readonly form: 'pdf';
  /**
   * `same`: byte for byte what is made of the report there. `differs`: something in it was changed, was erased since, or is not
   * the caller's to read. `other-program`: another version laid it out, or drew it another way, whose bytes cannot be compared.
   */
  readonly file: 'same' | 'differs' | 'other-program';
  /** Figures of the document, all of them as the log has them, where it is the same; otherwise nothing is said of any. */
  readonly agree: number | null;
}

/**
 * Makes the document that a PDF says it is once more, and compares the two byte for byte: a page has no fields that could be
 * followed, and the same position gives the same bytes for ever. Who may not see the variant is told nothing.
 *
 * @throws Problem invalid-input for a PDF that does not say of which position and variant it is; forbidden
 */
export async function verifyPdf(
  context: GatewayContext,
  bytes: Uint8Array,
  { origin, asked }: { readonly origin: PdfOrigin; readonly asked: VerifyAsked },
): Promise<VerifiedPdf> {
  const { label, provenance } = origin;
  const which = whichOf(label);
  if (provenance === null || which === null) throw notOfAReport();
  const { regime, period, reporter } = asked;
  const position = asked.position ?? `${provenance.log}:${provenance.position}`;
  const said = askedIn(provenance.url);
  const map = asked.map ?? said.map;
  const document = await documentOf(context, { regime, period, reporter, position, ...which, late: said.late, map });
  const made = await makeApart('pdf', document);
  const file = comparedTo(made, bytes, origin);
  const { parts, signal } = context;
  const here = await positionIn(parts, position, signal);
  const { hash } = await parts.logHash(here as Position, { signal });
  return {
    ...{ form: 'pdf', label, regime, period, reporter, file, position: `${parts.log.id}:${here}` },
    logHash: hash === provenance.hash ? 'agrees' : 'differs',
    agree: file === 'same' ? figuresOf(document).length : null,
  };
}

function comparedTo(made: Uint8Array, bytes: Uint8Array, origin: PdfOrigin): VerifiedPdf['file'] {
  if (Buffer.compare(made, bytes) === 0) return 'same';
  return isDrawnAs(pdfOrigin(made), origin) ? 'differs' : 'other-program';
}

function isDrawnAs(made: PdfOrigin | null, { program, provenance }: PdfOrigin): boolean {
  return made?.program === program && made.provenance?.drawing === provenance?.drawing;
}

function notOfAReport(): Problem {
  const vi = 'Tệp PDF này không ghi là của báo cáo nào, bản nào và vị trí nào trong nhật ký.';
  const en = 'The PDF does not say of which variant of a report it is, and from where in the log.';
  return new Problem('invalid-input', { errors: [{ path: '', vi, en }] });
}
