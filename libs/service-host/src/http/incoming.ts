import { randomUUID } from 'node:crypto';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Runtime } from '../runtime.ts';
import { continueTrace } from '../telemetry/trace.ts';
import { sendProblem } from './problem.filter.ts';
import { setContext } from './request.ts';

const BODY_LIMIT = '1mb';
const CORRELATION_ID = /^[A-Za-z0-9._-]{1,100}$/;

/** Before any route: correlation, trace, log line, metrics, and a body that is JSON or refused. */
export function incoming({ service, logger, metrics }: Runtime): RequestHandler[] {
  const json = express.json({ limit: BODY_LIMIT, strict: false, type: ['application/json', 'application/*+json'] });
  const begin: RequestHandler = (request, response, next) => {
    const given = request.header('x-correlation-id');
    const correlationId = given && CORRELATION_ID.test(given) ? given : randomUUID();
    const trace = continueTrace(request.header('traceparent'));
    setContext(request, { correlationId, trace, standing: null });
    response.setHeader('X-Correlation-Id', correlationId);
    response.setHeader('Cache-Control', 'no-store');
    const began = process.hrtime.bigint();
    response.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const route = routeOf(request);
      metrics.requests.observe(
        { service: service.name, method: request.method, route, status: String(response.statusCode) },
        seconds,
      );
      logger.info(
        {
          service: service.name,
          correlationId,
          traceId: trace.traceId,
          method: request.method,
          route,
          status: response.statusCode,
          ms: Math.round(seconds * 1000),
        },
        'answered',
      );
    });
    next();
  };
  const parse: RequestHandler = (request, response, next) => {
    json(request, response, (error?: unknown) => (error ? sendProblem(request, response, { error, logger }) : next()));
  };
  const mediaType = (request: Request, response: Response, next: NextFunction) => {
    const has = request.header('content-length') !== undefined || request.header('transfer-encoding') !== undefined;
    const wrong =
      request.method === 'POST' &&
      has &&
      request.header('content-length') !== '0' &&
      !request.is(['application/json', 'application/*+json']);
    if (wrong) sendProblem(request, response, { error: { status: 415 }, logger });
    else next();
  };
  return [begin, mediaType, parse];
}

/** The route with its placeholders, so that ids stay out of logs and metrics. */
function routeOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : 'unknown';
}
