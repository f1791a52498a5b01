import { isAllowed } from '@lien-nganh/access';
import { Body, Controller, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { replayParked } from '../telemetry/replay-parked.ts';
import { Authenticated } from './authenticated.guard.ts';
import { jsonSchema } from './documents.ts';
import { RUNTIME } from './injection.ts';
import { contextOf, standingOf } from './request.ts';

const place = z.strictObject({ topic: z.string().min(1).max(200), key: z.string().min(1).max(200) });
const replayed = z.strictObject({
  replayed: z.number().int(),
  stoppedBy: z.strictObject({ id: z.string(), why: z.string() }).nullable(),
});

/** Written by hand: about what the service has put aside of what others told, not about a record of its own. */
@Controller('operations')
@UseGuards(Authenticated)
export class OperationsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try the parked messages of a key again',
    description: 'Cho thử lại các thông điệp bị gác lại của một khóa.',
    tags: ['operations'],
  })
  @ApiBearerAuth()
  @ApiBody({ schema: jsonSchema(place, 'input') })
  @ApiResponse({
    status: 200,
    description: 'Bao nhiêu thông điệp đã qua, và vì sao dừng lại. / How many went through, and why it ended.',
    schema: jsonSchema(replayed, 'output'),
  })
  async replay(@Req() request: Request, @Body() body: unknown): Promise<unknown> {
    const { permissions } = this.runtime;
    const [standing, { correlationId, signal }] = [standingOf(request), contextOf(request)];
    const scope = { sensitivity: 'internal', owners: [] } as const;
    if (!isAllowed(permissions, 'operations.replay-parked', standing, scope)) throw new Problem('forbidden');
    const by = { account: standing.actor.account, correlationId, signal };
    return replayParked(this.runtime, parseInput(place, body ?? {}), by);
  }
}
