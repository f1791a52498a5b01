import type { OfficialDocument, Provenance } from '../model.ts';

/** What a PDF says of itself, beside its pages. */
export interface PdfOrigin {
  /** Which variant it says it is. */
  readonly label: string | null;
  /** What laid it out, with its version: another one makes other bytes of the same document. */
  readonly program: string | null;
  readonly provenance: Omit<Provenance, 'madeAt'> | null;
}

const MARK = 'nhat-ky';
const DRAWING = 'ban-ve';
const ORIGIN = new RegExp(
  String.raw`(?:^|, )${MARK} ([A-Za-z0-9-]+):(\d+) ([0-9a-f]{64})(?: ${DRAWING}:(\d+))?(?: (\S+))?$`,
);

/** The key words of a PDF: its label, and last from where in the log it is, which {@link pdfOrigin} finds. */
export function keywordsOf({ label, provenance }: Pick<OfficialDocument, 'label' | 'provenance'>): readonly string[] {
  const of = label === null ? [] : [label];
  if (provenance === null) return of;
  const { log, position, hash, drawing, url } = provenance;
  const drawn = drawing === undefined ? [] : [`${DRAWING}:${drawing}`];
  return [...of, [MARK, `${log}:${position}`, hash, ...drawn, ...(url === null ? [] : [url])].join(' ')];
}

/** What a PDF says of itself in its metadata, which PDF/A keeps readable; `null`: it is no PDF. */
export function pdfOrigin(bytes: Uint8Array): PdfOrigin | null {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith('%PDF-')) return null;
  const program = /<xmp:CreatorTool>([^<]*)</.exec(text)?.[1] ?? null;
  return { program, ...saidIn(plain(/<pdf:Keywords>([^<]*)</.exec(text)?.[1] ?? '')) };
}

function saidIn(keywords: string): Pick<PdfOrigin, 'label' | 'provenance'> {
  const found = ORIGIN.exec(keywords);
  if (found === null) return { label: keywords || null, provenance: null };
  const [, log, position, hash, drawing, url] = found;
  const drawn = drawing === undefined ? {} : { drawing };
  const provenance = { log: log!, position: position!, hash: hash!, url: url ?? null, ...drawn };
  return { label: keywords.slice(0, found.index) || null, provenance };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(xml: string): string {
  return xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!);
}
