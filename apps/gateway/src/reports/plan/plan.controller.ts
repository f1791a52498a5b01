import { parseInput } from '@lien-nganh/service-host';
import { day } from '@lien-nganh/vocabulary';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook } from '../../graphql/context.ts';
import { CONTROLLED } from '../../injection.ts';
import type { Controllers } from '../../operations/operations.controller.ts';
import { fileOf, formats } from '../document/files.ts';
import { asProblems, contextForReports, nameAsked, positionAsked, sendFile } from '../http/over-http.ts';
import { planComparison } from './plan-comparison.ts';
import { planReached } from './plan-reached.ts';

const comparisonAsked = z.strictObject({
  plan: nameAsked,
  format: formats,
  /** Last day that counts; absent: today, or the last of the plan. */
  on: day.nullable().default(null),
  position: positionAsked.nullable().default(null),
});

/** A plan's targets beside their figures, made anew at each call. */
@Controller('api/reports')
export class PlanController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  @Get('plans/:plan/comparison.:format')
  async comparison(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = await contextForReports(this.controlled.parts, request, response);
    const { format, ...asked } = parseInput(comparisonAsked, { ...path, ...query });
    await noteLook(context, `plan ${asked.plan}`);
    const document = await asProblems(context, async () =>
      planComparison(context, await planReached(context, asked), asked),
    );
    sendFile(response, await fileOf(document, format));
  }
}
