import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { healthOf } from '../telemetry/health.ts';
import type { Runtime } from '../runtime.ts';
import { RUNTIME } from './injection.ts';

/** Written by hand: it answers without a token, and about the process, not about a record. */
@Controller('health')
export class HealthController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get('live')
  live(@Res() response: Response): void {
    response.json({ status: 'live' });
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const health = await healthOf(this.runtime);
    response.status(health.status === 'ready' ? 200 : 503).json(health);
  }
}
