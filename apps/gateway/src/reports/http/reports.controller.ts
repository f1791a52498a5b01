import { parseInput } from '@lien-nganh/service-host';
import { mapChoice } from '@lien-nganh/vocabulary';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook } from '../../graphql/context.ts';
import { CONTROLLED } from '../../injection.ts';
import type { Controllers } from '../../operations/operations.controller.ts';
import { compose, figuresTold, lateChoice } from '../compose.ts';
import { documentOf } from '../document/document.ts';
import { fileOf, formats } from '../document/files.ts';
import { variants } from '../document/variants.ts';
import { asProblems, contextForReports, nameAsked, positionAsked, sendFile } from './over-http.ts';

const figuresAsked = z.strictObject({
  regime: nameAsked,
  period: nameAsked,
  /** An agency's own report; absent: the one that consolidates those of all. */
  reporter: nameAsked.optional(),
  /** Absent: up to where everything has arrived. */
  position: positionAsked.optional(),
  map: mapChoice.default('as-was'),
  /** Of consolidated figures: `taken-in` are those of an edition that is restated for late work. */
  late: lateChoice.default('waits'),
});

const documentAsked = figuresAsked.extend({
  format: formats,
  /** An edition as it was issued, 1, 2 …; absent: a draft. */
  edition: z.coerce.number().int().min(1).max(1_000).optional(),
  variant: variants.default('public'),
});

/** Written by hand: what it answers is no record of a service, and files are no GraphQL. */
@Controller('api/reports')
export class ReportsController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  @Get(':regime/:period/figures')
  async figures(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = await contextForReports(this.controlled.parts, request, response);
    const { position: at = null, reporter = null, ...asked } = parseInput(figuresAsked, { ...path, ...query });
    await noteLook(context, `report ${asked.regime} ${asked.period} ${reporter ?? ''}`.trim());
    const composed = await asProblems(context, () => compose(context, { ...asked, reporter, position: at }));
    response.json(figuresTold(composed, context.parts.log.id));
  }

  @Get(':regime/:period/document.:format')
  async document(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = await contextForReports(this.controlled.parts, request, response);
    const { format, ...given } = parseInput(documentAsked, { ...path, ...query });
    const { position: at = null, reporter = null, edition = null, ...rest } = given;
    const asked = { ...rest, reporter, edition, position: at };
    await noteLook(context, `document ${asked.regime} ${asked.period} ${asked.variant} ${reporter ?? ''}`.trim());
    const file = await asProblems(context, async () => fileOf(await documentOf(context, asked), format));
    sendFile(response, file);
  }
}
