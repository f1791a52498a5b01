import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';
import { healthOf } from '../telemetry/health.ts';
import type { Runtime } from '../runtime.ts';
import { RUNTIME } from './injection.ts';

const tags = ['health'];

/** Written by hand: it answers without a token, and about the process, not about a record. */
@Controller('health')
export class HealthController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process lives', description: 'Tiến trình có đang chạy không.', tags })
  live(@Res() response: Response): void {
    response.json({ status: 'live' });
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether it keeps up', description: 'Dịch vụ có sẵn sàng và theo kịp không.', tags })
  async ready(@Res() response: Response): Promise<void> {
    const health = await healthOf(this.runtime);
    response.status(health.status === 'ready' ? 200 : 503).json(health);
  }
}
