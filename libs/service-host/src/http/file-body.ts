import { limits } from '@lien-nganh/registers';
import express, { type Request, type RequestHandler } from 'express';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';

/** Where a file is taken as the whole body: of which types, how many bytes, and what reads it. */
const taken = [
  { at: /^\/api\/[^/]+\/imports\/[^/]+\/(?:dry-run|commit)$/, types: [XLSX], limit: limits.file },
  { at: /^\/api\/reports\/[^/]+\/[^/]+\/forms\/[^/]+\/comparison$/, types: [XLSX], limit: limits.file },
  { at: /^\/api\/reports\/[^/]+\/[^/]+\/verification$/, types: [DOCX, XLSX, PDF], limit: 25 * 1024 * 1024 },
].map(({ at, types, limit }) => ({ at, types, read: express.raw({ limit, type: types }) }));

/** What reads the file that a request sends where one is taken; it hands on the errors of the body parser: it may be too large. */
export function fileBodyOf(request: Request): RequestHandler | undefined {
  if (request.method !== 'POST') return undefined;
  return taken.find(({ at, types }) => at.test(request.path) && Boolean(request.is(types)))?.read;
}
