import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RUNTIME } from '../http/injection.ts';
import { contextOf } from '../http/request.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { readFeed } from './feed.ts';
import { baseOf } from './feed.routes.ts';

const SECRET = /^([A-Za-z0-9_-]{43})\.ics$/;

/** Written by hand: programs fetch a calendar without a token, and its address alone says whose it is. */
@Controller('calendar')
export class CalendarFeedController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(':account/:file')
  @ApiOperation({
    summary: 'The due days of an account as iCalendar, under its secret address',
    description: 'Lịch các hạn việc của một tài khoản (iCalendar), tại địa chỉ bí mật.',
    tags: ['calendar-feed'],
  })
  @ApiParam({ name: 'account', type: String })
  @ApiParam({ name: 'file', type: String })
  @ApiResponse({ status: 200, description: 'text/calendar', content: { 'text/calendar': {} } })
  @ApiResponse({ status: 404, description: 'Địa chỉ không dùng được. / The address leads nowhere.' })
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { account, file } = request.params as Record<string, string>;
    const [, secret] = SECRET.exec(file ?? '') ?? [];
    const feed = this.runtime.service.calendarFeed;
    if (secret === undefined || feed === undefined) throw new Problem('not-found');
    const { correlationId, signal } = contextOf(request);
    // what an auditor looked at is noted without the secret
    const asked = { read: 'calendar', correlationId };
    const told = { account: account!, secret, base: baseOf(this.runtime, request), asked, signal };
    const calendar = await readFeed(this.runtime, feed, told);
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.send(Buffer.from(calendar));
  }
}
