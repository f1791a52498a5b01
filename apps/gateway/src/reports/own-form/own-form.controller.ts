import { placeName } from '@lien-nganh/documents/form';
import { parseInput } from '@lien-nganh/service-host';
import { mapChoice } from '@lien-nganh/vocabulary';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook, type GatewayContext } from '../../graphql/context.ts';
import { CONTROLLED } from '../../injection.ts';
import type { Controllers } from '../../operations/operations.controller.ts';
import { refOf } from '../question/asked.ts';
import { asProblems, contextForReports, nameAsked, positionAsked, sendFile } from '../http/over-http.ts';
import { reportFigureOf } from '../figures/told.ts';
import { comparison, dryRun } from './comparison.ts';
import { composeForm, type ComposedForm, type FormAsked } from './composed-form.ts';
import { filledForm } from './filled-form.ts';

const asked = z.strictObject({
  regime: nameAsked,
  period: nameAsked,
  form: nameAsked,
  /** For an agency's own report; absent: for the one that consolidates those of all. */
  reporter: nameAsked.nullable().default(null),
  /** Absent: up to where everything has arrived. */
  position: positionAsked.nullable().default(null),
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
    sendFile(response, await asProblems(context, () => filledForm(context, wanted)));
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
    const context = await contextForReports(this.controlled.parts, request, response);
    const wanted = parseInput(asked, given);
    const { regime, period, form, reporter } = wanted;
    await noteLook(context, `form ${form} ${regime} ${period} ${reporter ?? ''}`.trim());
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
