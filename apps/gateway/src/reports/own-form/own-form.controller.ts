import { placeName } from '@lien-nganh/documents/form';
import { parseInput } from '@lien-nganh/service-host';
import { mapChoice } from '@lien-nganh/vocabulary';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook, type GatewayContext } from '../../graphql/context.ts';
import { CONTROLLED } from '../../injection.ts';
import type { Controllers } from '../../operations.controller.ts';
import { refOf } from '../asked.ts';
import { asProblems, contextFor } from '../over-http.ts';
import { reportFigureOf } from '../told.ts';
import { comparison, dryRun } from './comparison.ts';
import { composeForm, type ComposedForm, type FormAsked } from './composed-form.ts';
import { filledForm } from './filled-form.ts';

const name = z.string().min(1).max(200);
const asked = z.strictObject({
  regime: name,
  period: name,
  form: name,
  /** For an agency's own report; absent: for the one that consolidates those of all. */
  reporter: name.nullable().default(null),
  /** Absent: up to where everything has arrived. */
  position: z
    .string()
    .regex(/^[A-Za-z0-9-]+:\d{1,20}$/)
    .nullable()
    .default(null),
  map: mapChoice.default('as-was'),
});

/** Written by hand: what it answers is somebody else's file. */
@Controller('api/reports')
export class OwnFormController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  /** The authority's own file, filled. */
  @Get(':regime/:period/forms/:form')
  async form(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { context, wanted } = await this.#asked(request, response, { ...path, ...query });
    const { bytes, type, disposition } = await asProblems(context, () => filledForm(context, wanted));
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Disposition', disposition);
    response.end(bytes);
  }

  /** What stands in which of its places: each figure with its reference and what it is asked by. */
  @Get(':regime/:period/forms/:form/figures')
  async figures(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { context, wanted } = await this.#asked(request, response, { ...path, ...query });
    response.json(told(await asProblems(context, () => composeForm(context, wanted)), context.parts.log.id));
  }

  /** What was read of another system for the period, beside what is told here. */
  @Get(':regime/:period/forms/:form/comparison')
  async compared(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { context, wanted } = await this.#asked(request, response, { ...path, ...query });
    response.json(await asProblems(context, () => comparison(context, wanted)));
  }

  /** The same of the export in the body. Nothing is recorded but the look. */
  @Post(':regime/:period/forms/:form/comparison')
  @HttpCode(200)
  async dryRun(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { context, wanted } = await this.#asked(request, response, { ...path, ...query });
    const bytes = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
    response.json(await asProblems(context, () => dryRun(context, wanted, bytes)));
  }

  /** @throws Problem unauthenticated, forbidden, invalid-input */
  async #asked(
    request: Request,
    response: Response,
    given: Record<string, unknown>,
  ): Promise<{ readonly context: GatewayContext; readonly wanted: FormAsked }> {
    const context = await contextFor(this.controlled.parts, request, response);
    await asProblems(context, async () =>
      context.permit('gateway.read-reports', { sensitivity: 'internal', owners: [] }),
    );
    const wanted = parseInput(asked, given);
    const { regime, period, form, reporter } = wanted;
    await noteLook(context, `form ${form} ${regime} ${period} ${reporter ?? ''}`.trim());
    response.setHeader('Cache-Control', 'private, no-cache');
    return { context, wanted };
  }
}

function told({ form, version, known, places, told: figures }: ComposedForm, log: string) {
  const { regime, period, reporter } = known.key;
  return {
    ...{ form: form.form, version: version.version, regime, period, reporter },
    position: `${log}:${known.position}`,
    places: places.map((one) =>
      one.is === 'text'
        ? { place: placeName(one.place), text: one.what }
        : { place: placeName(one.place), figure: reportFigureOf(figures.get(refOf(known.key, one.asked))!) },
    ),
  };
}
