import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Runtime } from '../runtime.ts';
import { beginRequest, type RequestTrace } from '../telemetry/trace.ts';
import { fileBodyOf } from './file-body.ts';
import { ANSWER_WITHIN_MS, inTime } from './in-time.ts';
import { jsonBody } from './json-body.ts';
import { sendProblem } from './problem.filter.ts';
import { contextOf, setContext } from './request.ts';

const BODY_LIMIT = '1mb';
const CORRELATION_ID = /^[A-Za-z0-9._-]{1,100}$/;

const JSON_TYPES = ['application/json', 'application/*+json'];

/** Who answers, and where it tells. */
export interface Answering
  extends Pick<Runtime, 'logger' | 'metrics'>, Partial<Pick<Runtime, 'outage' | 'answerWithinMs'>> {
  readonly service: { readonly name: string };
}

/** Before any route: correlation, trace, log line, metrics, and a body that is JSON, a file where one is taken, or refused. */
export function incoming(runtime: Answering): RequestHandler[] {
  const { logger, outage } = runtime;
  const json = jsonBody({ limit: BODY_LIMIT, types: JSON_TYPES });
  const refuse = (request: Request, response: Response, error: unknown) =>
    sendProblem(request, response, { error, logger, ...(outage ? { outage } : {}) });
  return [
    (request, response, next) => {
      begin(runtime, { request, response, refuse });
      next();
    },
    (request, response, next) => {
      const read = fileBodyOf(request) ?? json;
      if (read === json && isOtherMedia(request)) refuse(request, response, { status: 415 });
      else read(request, response, (error?: unknown) => (error ? refuse(request, response, error) : next()));
    },
  ];
}

interface Beginning {
  readonly request: Request;
  readonly response: Response;
  readonly refuse: (request: Request, response: Response, error: unknown) => void;
}

function begin(runtime: Answering, { request, response, refuse }: Beginning): void {
  const given = request.header('x-correlation-id');
  const correlationId = given && CORRELATION_ID.test(given) ? given : randomUUID();
  const time = inTime(response, {
    withinMs: runtime.answerWithinMs ?? ANSWER_WITHIN_MS,
    answer: (late) => refuse(request, response, late),
  });
  const trace = beginRequest(request.method, request.header('traceparent'));
  setContext(request, { correlationId, trace, ...time, standing: null });
  response.setHeader('X-Correlation-Id', correlationId);
  response.setHeader('Cache-Control', 'no-store');
  const began = performance.now();
  response.on('finish', () => report(runtime, { request, status: response.statusCode, ms: performance.now() - began }));
  // Also where nobody waited for the answer.
  response.once('close', () => endStep(runtime, trace, { request, status: response.statusCode }));
}

/** Neither the address, which holds the record's id, nor who asked. */
function endStep(
  { service }: Answering,
  { step }: RequestTrace,
  { request, status }: { readonly request: Request; readonly status: number },
): void {
  const route = routeOf(request);
  const attributes = { 'lien_nganh.service': service.name, 'http.route': route, 'http.response.status_code': status };
  step.name(`${request.method} ${route}`, attributes);
  step.end(status >= 500 ? String(status) : undefined);
}

function report(
  { service, logger, metrics }: Answering,
  { request, status, ms }: { readonly request: Request; readonly status: number; readonly ms: number },
): void {
  const { correlationId, trace } = contextOf(request);
  const { method } = request;
  const route = routeOf(request);
  metrics.requests.observe({ service: service.name, method, route, status: String(status) }, ms / 1000);
  const { traceId } = trace;
  logger.info({ service: service.name, correlationId, traceId, method, route, status, ms: Math.round(ms) }, 'answered');
}

function isOtherMedia(request: Request): boolean {
  if (request.method !== 'POST' || request.header('content-length') === '0') return false;
  const hasBody = request.header('content-length') !== undefined || request.header('transfer-encoding') !== undefined;
  return hasBody && !request.is(JSON_TYPES);
}

const COMMAND = /^(\/api\/[^/]+)\/[^/]+(\/:id)?\/[^/]+$/;

/**
 * The route with its placeholders, so that ids stay out of logs and metrics. Of a command not even its name is told: it
 * would count surprise inspections that nobody may know of yet.
 */
function routeOf({ route, method }: Request): string {
  const { path } = (route ?? {}) as { path?: unknown };
  if (typeof path !== 'string') return 'unknown';
  return method === 'POST' ? path.replace(COMMAND, '$1/:command') : path;
}
