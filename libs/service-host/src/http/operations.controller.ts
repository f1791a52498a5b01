import { isAllowed } from '@lien-nganh/access';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { checkFiles } from '../files/check-files.ts';
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

const part = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});
const checked = z.strictObject({
  checked: z.number().int(),
  erased: z.number().int(),
  faults: z.array(z.strictObject({ file: z.string(), is: z.enum(['missing', 'altered']) })),
  next: z.string().nullable(),
});

/** Written by hand: about what the service keeps besides its records, not about one of them. */
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
    const [standing, { correlationId, signal }] = [standingOf(request), contextOf(request)];
    this.permit(request, 'operations.replay-parked');
    const by = { account: standing.actor.account, correlationId, signal };
    return replayParked(this.runtime, parseInput(place, body ?? {}), by);
  }

  @Get('files')
  @ApiOperation({
    summary: 'Compare the contents of files with what was attached',
    description: 'Đối chiếu nội dung các tệp đang lưu với lúc đính kèm.',
    tags: ['operations'],
  })
  @ApiBearerAuth()
  @ApiQuery({ name: 'after', required: false, type: String })
  @ApiResponse({
    status: 200,
    description: 'Bao nhiêu tệp nguyên vẹn, tệp nào mất hoặc bị thay đổi. / How many are whole, and which are not.',
    schema: jsonSchema(checked, 'output'),
  })
  async files(@Req() request: Request): Promise<unknown> {
    this.permit(request, 'operations.check-files');
    const { after = null } = parseInput(part, { ...request.query });
    return checkFiles(this.runtime, after, contextOf(request).signal);
  }

  private permit(request: Request, action: string): void {
    const scope = { sensitivity: 'internal', owners: [] } as const;
    if (!isAllowed(this.runtime.permissions, action, standingOf(request), scope)) throw new Problem('forbidden');
  }
}
