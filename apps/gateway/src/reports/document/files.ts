import { toDocx, toPdf, toXlsx, type OfficialDocument } from '@lien-nganh/documents';
import { z } from 'zod';
import type { DocumentAsked } from './document.ts';

export const formats = z.enum(['docx', 'pdf', 'xlsx']);
export type Format = z.infer<typeof formats>;

const made: { readonly [F in Format]: (document: OfficialDocument) => Uint8Array | Promise<Uint8Array> } = {
  docx: toDocx,
  pdf: toPdf,
  xlsx: toXlsx,
};

const types: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface MadeFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** As it is saved: which variant it is stands in it. */
  readonly name: string;
}

const variantIn = { public: 'bản công khai', internal: 'bản nội bộ', restricted: 'bản hạn chế' } as const;

/** The document as a file. */
export async function fileOf(document: OfficialDocument, asked: DocumentAsked, format: Format): Promise<MadeFile> {
  const { regime, period, reporter, edition, variant } = asked;
  const which = edition === null ? 'dự thảo' : `lần ${edition}`;
  const words = ['Báo cáo', regime, period, reporter, which, variantIn[variant]].filter((one) => one !== null);
  return { bytes: await made[format](document), type: types[format], name: `${words.join(' ')}.${format}` };
}

/** Names keep their accents: as RFC 8187 has them, with a plain one beside for whoever does not read it. */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[đĐ]/g, (one) => (one === 'đ' ? 'd' : 'D'))
    .replace(/[^\x20-\x7e]|["\\]/g, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name.normalize('NFC'))}`;
}
