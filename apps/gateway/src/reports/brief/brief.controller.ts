import { parseInput } from '@lien-nganh/service-host';
import { day } from '@lien-nganh/vocabulary';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook } from '../../graphql/context.ts';
import { CONTROLLED } from '../../injection.ts';
import type { Controllers } from '../../operations/operations.controller.ts';
import { asProblems, contextForReports, nameAsked, positionAsked, sendFile } from '../http/over-http.ts';
import { briefOf } from './brief.ts';
import { fittedBrief } from './fitted.ts';

const briefAsked = z.strictObject({
  regime: nameAsked,
  /** Day of the meeting. */
  on: day,
  /** Absent: what was known at the end of that day, or up to where everything has arrived. */
  position: positionAsked.optional(),
  /** Who stands where is told at work alone. */
  variant: z.enum(['internal', 'restricted']).default('internal'),
});

/** The committee's brief for a meeting: two pages, made anew at each call. */
@Controller('api/reports')
export class BriefController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  @Get(':regime/brief.pdf')
  async brief(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = await contextForReports(this.controlled.parts, request, response);
    const { position = null, ...asked } = parseInput(briefAsked, { ...path, ...query });
    await noteLook(context, `brief ${asked.regime} ${asked.on} ${asked.variant}`);
    const file = await asProblems(context, async () => fittedBrief(await briefOf(context, { ...asked, position })));
    sendFile(response, file);
  }
}
