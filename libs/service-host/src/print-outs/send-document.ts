import { contentDisposition } from '@lien-nganh/attachments';
import { fileName, type OfficialDocument } from '@lien-nganh/documents';
import type { Response } from 'express';
import { formats } from './print.ts';

export type Format = keyof typeof formats;

export function isFormat(text: string): text is Format {
  return Object.hasOwn(formats, text);
}

/** What an answer that is a document may be, for OpenAPI. */
export const fileContent = Object.fromEntries(
  Object.values(formats).map(({ type }) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
);

/** Makes a document and answers with it; nobody on the way keeps it. */
export async function sendDocument(response: Response, document: OfficialDocument, format: Format): Promise<void> {
  const bytes = await formats[format].make(document);
  response.setHeader('Content-Disposition', contentDisposition(fileName(document, format).accented));
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.type(formats[format].type).send(Buffer.from(bytes));
}
