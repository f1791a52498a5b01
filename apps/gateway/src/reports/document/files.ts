import { fileName, type OfficialDocument } from '@lien-nganh/documents';
import { makeApart } from '@lien-nganh/documents/apart';
import { z } from 'zod';

export const formats = z.enum(['docx', 'pdf', 'xlsx']);
export type Format = z.infer<typeof formats>;

const types: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface MadeFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** `Content-Disposition`: the name keeps its accents, as RFC 8187 has them, beside a plain one. */
  readonly disposition: string;
}

/**
 * The document as a file, which is named by what stands in its head: number, day, and which variant it is. It is made in a thread
 * of its own: whoever else asks is answered meanwhile.
 */
export async function fileOf(document: OfficialDocument, format: Format): Promise<MadeFile> {
  const disposition = dispositionOf(fileName(document, format));
  return { bytes: await makeApart(format, document), type: types[format], disposition };
}

/** @param names the name with its accents, and without */
export function dispositionOf({ accented, ascii }: ReturnType<typeof fileName>): string {
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(accented)}`;
}
