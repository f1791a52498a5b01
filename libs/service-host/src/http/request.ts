import type { Standing } from '@lien-nganh/access';
import type { Request } from 'express';
import { Problem } from '../problem.ts';
import type { RequestTrace, Trace } from '../telemetry/trace.ts';

/** What the host knows of a request besides what came in. */
export interface RequestContext {
  readonly correlationId: string;
  readonly trace: Trace & Partial<Pick<RequestTrace, 'step'>>;
  /** Aborts when the request has been answered because it took too long. */
  readonly signal: AbortSignal;
  /** Begins that time anew, while bytes come or go. */
  readonly goesOn: () => void;
  /** Set once the token was verified. */
  standing: Standing | null;
}

const contexts = new WeakMap<object, RequestContext>();

export function setContext(request: Request, context: RequestContext): void {
  contexts.set(request, context);
}

export function contextOf(request: object): RequestContext {
  const found = contexts.get(request);
  if (!found) throw new Error('the request has not passed the host');
  return found;
}

export function standingOf(request: Request): Standing {
  const { standing } = contextOf(request);
  if (!standing) throw new Problem('unauthenticated', { details: { why: 'missing' } });
  return standing;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** @throws Problem idempotency-key-required, invalid-input */
export function idempotencyKey(request: Request): string {
  const key = request.header('idempotency-key');
  if (key === undefined || key === '') throw new Problem('idempotency-key-required');
  if (KEY.test(key)) return key;
  throw new Problem('invalid-input', {
    errors: [
      {
        path: 'Idempotency-Key',
        vi: 'Chỉ gồm 1 đến 200 ký tự ASCII in được.',
        en: 'Takes 1 to 200 printable ASCII characters.',
      },
    ],
  });
}

/** The revision in If-Match; `null` when there is none, or `*`. */
export function ifRevision(request: Request): number | null {
  const header = request.header('if-match');
  if (header === undefined || header === '*') return null;
  const match = /^"(\d{1,15})"$/.exec(header);
  if (match) return Number(match[1]);
  throw new Problem('invalid-input', {
    errors: [
      { path: 'If-Match', vi: 'Phải là ETag của hồ sơ, ví dụ "4".', en: 'Takes the record’s ETag, for instance "4".' },
    ],
  });
}

/** An id that the platform made. @throws Problem not-found */
export function uuidIn(request: Request, name: string): string {
  const id = String(request.params[name]);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new Problem('not-found');
}

/** A record id as it may stand in an address. */
export function recordId(request: Request): string {
  const id = String(request.params['id']);
  if (/^[A-Za-z0-9][A-Za-z0-9._@~+-]{0,159}$/.test(id)) return id;
  throw new Problem('not-found');
}
