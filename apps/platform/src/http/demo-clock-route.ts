import { parseInput, Problem, type TokenVerifier } from '@lien-nganh/service-host';
import express, { Router } from 'express';
import { z } from 'zod';
import { administrator } from '../issuer/accounts.ts';
import type { MovableClock } from '../start/movable-clock.ts';

const asked = z.strictObject({ to: z.iso.datetime({ offset: true }) });

const forwardOnly = {
  name: 'clock-moves-forward-only',
  vi: 'Đồng hồ trình diễn chỉ chạy tới, không bao giờ lùi.',
  en: 'The demo’s clock moves forward, never back.',
};

/** The clock of a demo folder: everybody may read it, the demo’s administrator moves it. Mounted in no other folder. */
export function demoClockRoute(clock: MovableClock, verify: TokenVerifier): Router {
  const router = Router();
  router.get('/demo/clock', (_, response) => void response.json({ now: clock.now().toISOString() }));
  router.post('/demo/clock', express.json({ limit: '2kb' }), async (request, response) => {
    if ((await verify(request.header('authorization'))) !== administrator.account) throw new Problem('forbidden');
    const { to } = parseInput(asked, request.body as unknown);
    if (!(await clock.moveTo(new Date(to)))) throw new Problem('refused', { rule: forwardOnly });
    response.json({ now: clock.now().toISOString() });
  });
  return router;
}
