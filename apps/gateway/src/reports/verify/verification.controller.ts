import { pdfOrigin } from '@lien-nganh/documents';
import { parseInput } from '@lien-nganh/service-host';
import { mapChoice } from '@lien-nganh/vocabulary';
import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { noteLook } from '../../graphql/context.ts';
import { CONTROLLED } from '../../injection.ts';
import type { Controllers } from '../../operations/operations.controller.ts';
import { asProblems, contextForReports, nameAsked, positionAsked } from '../http/over-http.ts';
import { verifyPdf } from './verify-pdf.ts';
import { verify } from './verify.ts';

const asked = z.strictObject({
  regime: nameAsked,
  period: nameAsked,
  reporter: nameAsked.nullable().default(null),
  /** Absent: where the file says that it was made. */
  position: positionAsked.nullable().default(null),
  /** Absent: on the map that the file says. */
  map: mapChoice.nullable().default(null),
});

/** Written by hand: what it takes is a file, and what it answers is no record. */
@Controller('api/reports')
export class VerificationController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  /** Nothing is recorded but the look. */
  @Post(':regime/:period/verification')
  @HttpCode(200)
  async verify(
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const context = await contextForReports(this.controlled.parts, request, response);
    const wanted = parseInput(asked, { ...path, ...query });
    await noteLook(context, `verify report ${wanted.regime} ${wanted.period} ${wanted.reporter ?? ''}`.trim());
    const told = await asProblems(context, async () => {
      const file = fileOf(request);
      const origin = pdfOrigin(file);
      return origin === null ? verify(context, file, wanted) : verifyPdf(context, file, { origin, asked: wanted });
    });
    response.json(told);
  }
}

/** The body, as whatever comes before all routes has read it. */
function fileOf(request: Request): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}
