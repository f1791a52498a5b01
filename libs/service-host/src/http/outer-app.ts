import { randomUUID } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { eachOnce, isBelow } from './below.ts';
import { icon } from './icon.ts';
import { readiness } from './readiness.ts';
import { Problem, type TellOutage } from '../problem.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ParkedKey } from '../telemetry/parked.ts';
import { continueTrace } from '../telemetry/trace.ts';
import { permitMetrics } from './metrics-access.ts';
import type { AnsweringApp } from './mounted.ts';
import { ANSWER_WITHIN_MS, inTime } from './in-time.ts';
import { sendProblem } from './problem.filter.ts';
import { setContext } from './request.ts';

export interface OuterParts {
  readonly mounted: readonly AnsweringApp[];
  /** Pages and addresses of the process itself. */
  readonly own: readonly RequestHandler[];
  readonly metrics: Metrics;
  /** What `/metrics` says, where that is more than this process measures. */
  readonly tellMetrics?: () => Promise<string>;
  /** Whoever has it may read `/metrics`; without it, who is on this machine. */
  readonly metricsToken?: string | undefined;
  readonly logger: Logger;
  /** What is known of a database that cannot be used. */
  readonly outage?: TellOutage;
}

/** The one app on the one port: hands requests on to the apps below their paths, and answers the rest itself. */
export function outerApp({ mounted, own, metrics, logger, outage = () => null, ...telling }: OuterParts): Express {
  const tellMetrics = telling.tellMetrics ?? (() => metrics.registry.metrics());
  const app = express();
  app.disable('x-powered-by').disable('etag');
  for (const { path, app: inner } of mounted) {
    const handle = typeof inner === 'function' ? inner : (inner.getHttpAdapter().getInstance() as RequestHandler);
    // By hand, since express would cut the path off, by which the inner app finds its routes.
    app.use((request, response, next) => (isBelow(path, request.path) ? handle(request, response, next) : next()));
  }
  app.use(beginning({ logger, outage }));
  app.get('/favicon.ico', (_, response) => void response.type('image/svg+xml').send(icon));
  app.get('/health/live', (_, response) => void response.json({ status: 'live' }));
  app.get('/health/ready', async (_, response) => {
    const found = await readiness(mounted, outage);
    response.status(found.status === 'ready' ? 200 : 503).json(found);
  });
  app.get('/metrics', async (request, response) => {
    permitMetrics(request, telling.metricsToken);
    // Lag is measured when somebody looks.
    await readiness(mounted, outage);
    response.type(metrics.registry.contentType).send(await tellMetrics());
  });
  app.get('/operations/parked', async (request, response, next) => {
    permitMetrics(request, telling.metricsToken);
    if (request.accepts(['json', 'html']) === 'html' && own.length > 0) return next();
    response.json({ keys: await parkedIn(mounted) });
  });
  for (const handler of own) app.use(handler);
  app.use((request: Request, response: Response) => fail(new Problem('not-found'), request, response));
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    fail(error, request, response),
  );
  return app;

  function fail(error: unknown, request: Request, response: Response): void {
    sendProblem(request, response, { error, logger, outage });
  }
}

/** Of everything behind the port. */
export async function parkedIn(mounted: readonly AnsweringApp[]): Promise<readonly ParkedKey[]> {
  const found = eachOnce(mounted).map(({ parked }) => parked?.() ?? Promise.resolve([]));
  return (await Promise.all(found)).flat();
}

function beginning(telling: Omit<Parameters<typeof sendProblem>[2], 'error'>): RequestHandler {
  return (request, response, next) => {
    const correlationId = randomUUID();
    const time = inTime(response, {
      withinMs: ANSWER_WITHIN_MS,
      answer: (error) => sendProblem(request, response, { ...telling, error }),
    });
    const trace = continueTrace(request.header('traceparent'));
    setContext(request, { correlationId, trace, ...time, standing: null });
    response.setHeader('X-Correlation-Id', correlationId);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  };
}
