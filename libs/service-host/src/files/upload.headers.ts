import type { Request, Response } from 'express';
import { z } from 'zod';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';

export const TUS_VERSION = '1.0.0';

/** Whoever says nothing of it is understood all the same. @throws Problem other-upload-protocol */
export function refuseOtherProtocol(request: Request, response: Response): void {
  const spoken = request.header('tus-resumable');
  if (spoken === undefined || spoken === TUS_VERSION) return;
  response.setHeader('Tus-Version', TUS_VERSION);
  throw new Problem('other-upload-protocol', { details: { spoken } });
}

/** Bytes that the upload will have. @throws Problem invalid-input */
export function lengthIn(request: Request): number {
  const length = numberIn(request, 'upload-length');
  if (length === 0) throw wrongHeader('Upload-Length', { vi: 'Tệp rỗng.', en: 'The file is empty.' });
  return length;
}

/** @throws Problem invalid-input */
export function offsetIn(request: Request): number {
  return numberIn(request, 'upload-offset');
}

function numberIn(request: Request, name: string): number {
  const text = request.header(name) ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw wrongHeader(name, { vi: 'Phải là số byte.', en: 'Takes a number of bytes.' });
}

const metadata = z.object({
  /** Stream of the record, `inspection-…`. */
  record: z.string().max(150),
  filename: z.string().max(1_000),
});

/** `record <base64>,filename <base64>`: what tus calls metadata; more is not looked at. @throws Problem invalid-input */
export function metadataIn(request: Request): z.infer<typeof metadata> {
  const pairs = (request.header('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(/\s+/));
  return parseInput(metadata, Object.fromEntries(pairs.map(([name, value]) => [name, decoded(value ?? '')])));
}

function decoded(base64: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    throw wrongHeader('Upload-Metadata', { vi: 'Phải là UTF-8 trong base64.', en: 'Takes UTF-8 in base64.' });
  }
}

function wrongHeader(path: string, said: { readonly vi: string; readonly en: string }): Problem {
  return new Problem('invalid-input', { errors: [{ path, ...said }] });
}
