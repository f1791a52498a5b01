import type { Standing } from '@lien-nganh/access';
import type { Day } from '@lien-nganh/kernel';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { moment } from '../clock.ts';
import { standingOfSubject } from '../identity/standing.ts';
import type { TokenVerifier } from '../identity/tokens.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { contextOf } from './request.ts';
import { RUNTIME, VERIFIER } from './injection.ts';

/** Every derived route needs a token; health and documents have routes of their own. */
@Injectable()
export class Authenticated implements CanActivate {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(VERIFIER) private readonly verify: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const subject = await this.verify(request.header('authorization'));
    const { today } = moment(this.runtime.clock);
    contextOf(request).standing = await this.standingOf(subject, today);
    return true;
  }

  /** An account that is not known may have been opened a moment ago. */
  private async standingOf(subject: string, today: Day): Promise<Standing> {
    const { rows, arrival } = this.runtime;
    try {
      return await standingOfSubject(rows, subject, today);
    } catch (error) {
      if (!(error instanceof Problem) || error.name !== 'unauthenticated') throw error;
      return standingOfSubject(await arrival.rows(), subject, today);
    }
  }
}
