import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { dump } from 'js-yaml';
import type { Runtime } from '../runtime.ts';
import { asyncApiOf } from './asyncapi.ts';
import { RUNTIME } from './injection.ts';

/** Beside the OpenAPI document, and like it without a token: a document, no record. */
@ApiExcludeController()
@Controller()
export class AsyncApiController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get('asyncapi.json')
  json(@Res() response: Response): void {
    response.json(asyncApiOf(this.runtime));
  }

  @Get('asyncapi.yaml')
  yaml(@Res() response: Response): void {
    response.type('text/yaml').send(dump(asyncApiOf(this.runtime), { noRefs: true, lineWidth: -1 }));
  }
}
