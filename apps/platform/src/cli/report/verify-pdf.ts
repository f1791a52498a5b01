import { readFile } from 'node:fs/promises';
import { pdfOrigin, type PdfOrigin } from '@lien-nganh/documents';
import { z } from 'zod';
import type { Io } from '../io.ts';

/** What the platform says of a PDF: whether it is the one that it makes of the report there, byte for byte. */
export const verifiedPdf = z.object({
  label: z.string().nullable(),
  position: z.string(),
  logHash: z.enum(['agrees', 'differs', 'not-stated']),
  file: z.enum(['same', 'differs', 'other-program']),
  agree: z.number().nullable(),
});

/** What a file says of itself where it is a PDF; `null`: it is none, or is not there. */
export async function pdfIn(file: string): Promise<({ readonly form: 'pdf' } & PdfOrigin) | null> {
  const bytes = await readFile(file).catch(() => null);
  const origin = bytes && pdfOrigin(bytes);
  return origin && { form: 'pdf', ...origin };
}

/** @returns whether it is the same, and the log is the one that it was made from */
export function tellOfPdf(file: string, found: z.infer<typeof verifiedPdf>, io: Io): boolean {
  io.out(`${file}${found.label === null ? '' : ` (${found.label})`}: ${found.position}`);
  io.out(`  nhật ký / log: ${logWords[found.logHash]}`);
  io.out(`  ${fileWords[found.file]}`);
  if (found.agree !== null) io.out(`  khớp / agree: ${found.agree}`);
  return found.file === 'same' && found.logHash !== 'differs';
}

export const logWords: Readonly<Record<z.infer<typeof verifiedPdf>['logHash'], string>> = {
  agrees: 'đúng là nhật ký mà văn bản được lập từ đó / the one that the document was made from',
  differs: 'KHÁC với nhật ký mà văn bản ghi / NOT the one that the document states',
  'not-stated': 'văn bản không ghi mã băm / the document states no hash',
};

const fileWords: Readonly<Record<z.infer<typeof verifiedPdf>['file'], string>> = {
  same: 'đúng từng byte với bản lập lại / the same, byte for byte, as what is made of the report again',
  differs:
    'không trùng bản lập lại: có chỗ bị sửa, đã xóa theo quyết định, hoặc tài khoản này không được xem; tệp docx cho biết từng số liệu / not the same as what is made again: something was changed, was erased by decision, or is not for this account to see; a docx tells of each figure',
  'other-program':
    'không đối chiếu được: phiên bản dàn trang khác đã lập tệp này / not comparable: another version of the layout made it',
};
