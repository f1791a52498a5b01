import { parseInput } from '@lien-nganh/service-host';
import { mapChoice } from '@lien-nganh/vocabulary';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook, type GatewayContext } from '../graphql/context.ts';
import { CONTROLLED } from '../injection.ts';
import type { Controllers } from '../operations.controller.ts';
import { compose, figuresTold, lateChoice } from './compose.ts';
import { documentOf } from './document/document.ts';
import { fileOf, formats } from './document/files.ts';
import { variants } from './document/variants.ts';
import { asProblems, contextFor } from './over-http.ts';

const name = z.string().min(1).max(200);
const position = z.string().regex(/^[A-Za-z0-9-]+:\d{1,20}$/);
const figuresAsked = z.strictObject({
  regime: name,
  period: name,
  /** An agency's own report; absent: the one that consolidates those of all. */
  reporter: name.optional(),
  /** Absent: up to where everything has arrived. */
  position: position.optional(),
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
    const context = await this.#contextOf(request, response);
    const { position: at = null, reporter = null, ...asked } = parseInput(figuresAsked, { ...path, ...query });
    await noteLook(context, `report ${asked.regime} ${asked.period} ${reporter ?? ''}`.trim());
    const composed = await asProblems(context, () => compose(context, { ...asked, reporter, position: at }));
    response.setHeader('Cache-Control', 'private, no-cache');
    response.json(figuresTold(composed, context.parts.log.id));
  }

  @Get(':regime/:period/document.:format')
  async document(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = await this.#contextOf(request, response);
    const { format, ...given } = parseInput(documentAsked, { ...path, ...query });
    const { position: at = null, reporter = null, edition = null, ...rest } = given;
    const asked = { ...rest, reporter, edition, position: at };
    await noteLook(context, `document ${asked.regime} ${asked.period} ${asked.variant} ${reporter ?? ''}`.trim());
    const { bytes, type, disposition } = await asProblems(context, async () =>
      fileOf(await documentOf(context, asked), format),
    );
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Disposition', disposition);
    response.end(bytes);
  }

  /** @throws Problem unauthenticated, forbidden */
  async #contextOf(request: Request, response: Response): Promise<GatewayContext> {
    const context = await contextFor(this.controlled.parts, request, response);
    await asProblems(context, async () =>
      context.permit('gateway.read-reports', { sensitivity: 'internal', owners: [] }),
    );
    return context;
  }
}
