import express, { type Request, type RequestHandler } from 'express';
import { limits } from '@lien-nganh/registers';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const UPLOAD = /^\/api\/[^/]+\/imports\/[^/]+\/(?:dry-run|commit)$/;

/** Whether a request sends a workbook where one is taken. */
export function isWorkbook(request: Request): boolean {
  return request.method === 'POST' && UPLOAD.test(request.path) && Boolean(request.is(XLSX));
}

/** Reads a workbook as it is. Hands on the errors of the body parser: it may be too large. */
export function xlsxBody(): RequestHandler {
  return express.raw({ limit: limits.file, type: XLSX });
}
