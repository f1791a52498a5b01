import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isDiskFull, isUnavailable } from '@lien-nganh/postgres';
import { StoreUnavailable } from '@lien-nganh/event-store';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { Problem, type ProblemName, type TellOutage } from '../problem.ts';
import { contextOf } from './request.ts';

const byStatus: Readonly<Record<number, ProblemName>> = {
  400: 'invalid-input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** Turns whatever was thrown into problem details. What is no problem is a fault: logged whole, told without its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly outage: TellOutage = unknown,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { logger, outage } = this;
    sendProblem(http.getRequest<Request>(), http.getResponse<Response>(), { error, logger, outage });
  }
}

interface Telling {
  readonly error: unknown;
  readonly logger: Logger;
  readonly outage?: TellOutage;
}

const unknown: TellOutage = () => null;

export function sendProblem(request: Request, response: Response, { error, logger, outage = unknown }: Telling): void {
  const { correlationId, signal } = contextOf(request);
  const problem = problemOf(error, outage);
  // It took too long and was answered: what came of it afterwards is told to nobody.
  if (signal.aborted && response.headersSent) return;
  if (problem.status >= 500) logger.error({ correlationId, err: error }, 'the request failed');
  if (!response.headersSent) answer(response, problem, correlationId);
}

function answer(response: Response, problem: Problem, correlationId: string): void {
  for (const [name, value] of Object.entries(problem.parts.headers ?? {})) response.setHeader(name, value);
  if (problem.status === 503) response.setHeader('Retry-After', '2');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem.body(correlationId)));
}

function problemOf(error: unknown, outage: TellOutage): Problem {
  if (isBareUnavailable(error))
    return new Problem('unavailable', { outage: isDiskFull(error) ? 'disk-full' : outage() });
  if (error instanceof Problem) return error;
  const parser = parserProblem(error);
  if (parser) return new Problem(parser);
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return new Problem((status !== undefined && byStatus[status]) || 'internal');
}

/** The store or the database is away, and nobody has said more of it. */
function isBareUnavailable(error: unknown): boolean {
  if (error instanceof Problem) return error.name === 'unavailable' && error.parts.details === undefined;
  return error instanceof StoreUnavailable || isUnavailable(error);
}

/** The body parser and the router name what was wrong by type and status. */
function parserProblem(error: unknown): ProblemName | null {
  const { type } = (error ?? {}) as { type?: unknown };
  if (type === 'entity.parse.failed' || error instanceof SyntaxError) return 'malformed-json';
  return error instanceof URIError ? 'not-found' : null;
}

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
