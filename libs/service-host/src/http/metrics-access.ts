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
  if (timingSafeEqual(hashed(givenIn(request)), hashed(token))) return;
  // A browser asks for it then.
  const headers = { 'WWW-Authenticate': 'Basic realm="METRICS_TOKEN", charset="UTF-8"' };
  throw new Problem('unauthenticated', { details: { why: 'METRICS_TOKEN' }, headers });
}

/** As Prometheus sends it, or as a browser does: the password of any user. */
function givenIn(request: Request): string {
  const [, scheme = '', text = ''] = /^(Bearer|Basic) (.+)$/i.exec(request.header('authorization') ?? '') ?? [];
  if (scheme.toLowerCase() !== 'basic') return text;
  return Buffer.from(text, 'base64')
    .toString()
    .replace(/^[^:]*:/, '');
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
