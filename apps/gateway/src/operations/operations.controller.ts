import { isAllowed, type Standing } from '@lien-nganh/access';
import { contextOf, parseInput, Problem } from '@lien-nganh/service-host';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { callerOf, type GatewayParts } from '../graphql/context.ts';
import type { GatewayHealth } from './health.ts';
import { OperationRefused, type By, type Operations, type RebuildProgress } from './operations.ts';
import { CONTROLLED } from '../injection.ts';

/** What the controllers speak for. */
export interface Controllers {
  readonly parts: GatewayParts;
  readonly operations: Operations;
  readonly runs: Runs;
  health(): Promise<GatewayHealth>;
}

/** The one rebuild or check that runs, or that ran last: it outlives the request that began it. */
export class Runs {
  #state: Readonly<Record<string, unknown>> = { state: 'none' };
  readonly stop = new AbortController();

  begin(what: string, run: (watching: Parameters<Operations['check']>[0]) => Promise<unknown>): void {
    if (this.#state['state'] === 'running') throw new OperationRefused('one is running already');
    this.#state = { what, state: 'running', progress: null };
    const onProgress = (progress: RebuildProgress) => (this.#state = { what, state: 'running', progress });
    void run({ signal: this.stop.signal, onProgress }).then(
      (result) => (this.#state = { what, state: 'done', result }),
      (error: unknown) =>
        (this.#state = { what, state: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
  }

  get state(): unknown {
    return this.#state;
  }
}

/** Written by hand: it answers without a token, and about the process, not about a record. */
@Controller('api/gateway/health')
export class HealthController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  @Get('live')
  live(@Res() response: Response): void {
    response.json({ status: 'live' });
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const health = await this.controlled.health();
    response.status(health.status === 'ready' ? 200 : 503).json(health);
  }
}

const reason = z.string().trim().min(1).max(500);
const dropped = z.strictObject({ id: z.string().min(1).max(200), reason });
const place = z.strictObject({ topic: z.string().min(1).max(200), key: z.string().min(1).max(200) });

/** Written by hand: the gateway is no service, and what is done here is done to its machinery. */
@Controller('api/gateway/operations')
export class OperationsController {
  constructor(@Inject(CONTROLLED) private readonly controlled: Controllers) {}

  @Get('parked')
  async parked(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#permit(request, 'gateway.list-parked');
    const parked = await this.controlled.operations.parked();
    // What the message says of its record stays inside.
    response.json({
      parked: parked.map(({ topic, partition, reason: why, parkedAt, message }) => {
        const { id, type, subject: key, keyrevision, position, time } = message;
        return { topic, partition, key, id, type, keyrevision, position, recordedAt: time, why, parkedAt };
      }),
    });
  }

  @Post('replay')
  @HttpCode(200)
  async replay(@Req() request: Request, @Body() body: unknown): Promise<unknown> {
    const { actor, correlationId } = await this.#permit(request, 'gateway.replay-parked');
    const { operations, parts } = this.controlled;
    const given = parseInput(place, body ?? {});
    const found = await operations.replay(given);
    const told = { service: 'gateway', ...given, ...found, account: actor.account, correlationId };
    parts.logger.warn(told, 'parked messages were tried again');
    return found;
  }

  @Post('drop')
  @HttpCode(200)
  async drop(@Req() request: Request, @Body() body: unknown): Promise<unknown> {
    const by = await this.#permit(request, 'gateway.drop-parked');
    const found = await this.controlled.operations.drop(parseInput(dropped, body ?? {}), by);
    if (found === null) throw new Problem('not-found');
    return found;
  }

  @Get('rebuild')
  async rebuilding(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#permit(request, 'gateway.rebuild-ledger');
    response.type('application/json').send(printed(this.controlled.runs.state));
  }

  @Post('rebuild')
  async rebuild(@Req() request: Request, @Res() response: Response): Promise<void> {
    const by = await this.#permit(request, 'gateway.rebuild-ledger');
    const { operations } = this.controlled;
    this.#begin(response, 'rebuild', (watching) => operations.rebuild(by, watching));
  }

  @Post('check')
  async check(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#permit(request, 'gateway.rebuild-ledger');
    const { operations } = this.controlled;
    this.#begin(response, 'check', (watching) => operations.check(watching));
  }

  @Post('accept')
  @HttpCode(200)
  async accept(@Req() request: Request, @Body() body: unknown, @Res() response: Response): Promise<void> {
    const by = await this.#permit(request, 'gateway.accept-restatement');
    const given = parseInput(z.strictObject({ reason }), body ?? {});
    const accepted = await refusing(() => this.controlled.operations.accept(given.reason, by));
    response.type('application/json').send(printed(accepted));
  }

  #begin(response: Response, what: string, run: Parameters<Runs['begin']>[1]): void {
    const { runs } = this.controlled;
    try {
      runs.begin(what, run);
    } catch (error) {
      throw refusedProblem(error);
    }
    response.status(202).type('application/json').send(printed(runs.state));
  }

  /** @throws Problem unauthenticated, forbidden */
  async #permit(request: Request, action: string): Promise<By> {
    const { parts } = this.controlled;
    const { standing } = await callerOf(parts, request.header('authorization'));
    if (!mayOperate(parts, action, standing)) throw new Problem('forbidden');
    const { correlationId } = contextOf(request);
    return { actor: standing.actor, correlationId };
  }
}

function mayOperate({ permissions }: GatewayParts, action: string, standing: Standing): boolean {
  return isAllowed(permissions, action, standing, { sensitivity: 'internal', owners: [] });
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusedProblem(error);
  }
}

function refusedProblem(error: unknown): unknown {
  if (!(error instanceof OperationRefused)) return error;
  return new Problem('refused', { details: { why: error.message } });
}

function printed(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
}
