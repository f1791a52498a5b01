import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { Problem } from '../problem.ts';

/** What Prometheus sends as a bearer token to read `/metrics`; empty counts as not set. */
export const metricsToken = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, 'takes 16 to 200 printable ASCII characters')
    .optional(),
);

/**
 * Metrics are for whoever runs the machine: how many commands a service takes would tell of inspections that nobody may
 * know of yet. With a token they are for its bearer; without one, for the machine itself, unless a proxy asks for others.
 *
 * @throws Problem unauthenticated
 */
export function permitMetrics(request: Request, token: string | undefined): void {
  if (token === undefined) {
    if (isFromThisMachine(request)) return;
    throw new Problem('unauthenticated', { details: { why: 'only from this machine: METRICS_TOKEN is not set' } });
  }
  const given = /^Bearer (.+)$/i.exec(request.header('authorization') ?? '')?.[1] ?? '';
  if (timingSafeEqual(hashed(given), hashed(token))) return;
  throw new Problem('unauthenticated', { details: { why: 'METRICS_TOKEN' } });
}

/** What proxies add to what they pass on. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

function isFromThisMachine(request: Request): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (address !== '::1' && !address.startsWith('127.')) return false;
  return PASSED_ON.every((name) => request.header(name) === undefined);
}

/** Of one length, whatever was sent. */
function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
