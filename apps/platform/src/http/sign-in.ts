import { parseInput, Problem } from '@lien-nganh/service-host';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Issuer } from '../issuer/issuer.ts';
import type { OneTimeSecret } from '../issuer/one-time-secret.ts';
import { tokenHours } from '../issuer/token-hours.ts';

const asked = z.strictObject({ secret: z.string().min(1).max(200) });

/** The platform’s own issuer over HTTP: its keys, and the exchange of the administrator’s one-time secret. */
export function signIn(
  issuer: Issuer,
  administrator: { readonly subject: string; readonly secret: OneTimeSecret } | null,
): Router {
  const router = Router();
  router.get('/.well-known/jwks.json', (_, response) => void response.json(issuer.jwks));
  if (administrator === null) return router;
  router.post('/auth/one-time', express.json({ limit: '2kb' }), async (request, response) => {
    const { secret } = parseInput(asked, request.body as unknown);
    if (!(await administrator.secret.spend(secret)))
      throw new Problem('unauthenticated', { details: { why: 'secret' } });
    const token = await issuer.sign(administrator.subject, tokenHours.oneTime);
    response.json({ access_token: token, token_type: 'Bearer', expires_in: tokenHours.oneTime * 3600 });
  });
  return router;
}
