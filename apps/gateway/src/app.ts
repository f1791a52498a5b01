import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Catch, Module, type ArgumentsHost, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import {
  contextOf,
  incoming,
  ProblemFilter,
  type Metrics,
  type Sentences,
  type TellOutage,
} from '@lien-nganh/service-host';
import type { NextFunction, Request, Response } from 'express';
import type { GatewayParts } from './graphql/context.ts';
import { formatterOf } from './graphql/errors.ts';
import type { Limits } from './graphql/limits/limits.ts';
import { GatewayGraphQL } from './graphql/module.ts';
import { contentPolicy, sandboxPage } from './graphql/sandbox/sandbox.page.ts';
import { serveSockets, type Sockets } from './graphql/live/socket.ts';
import { HealthController, OperationsController, type Controllers } from './operations/operations.controller.ts';
import { CONTROLLED } from './injection.ts';
import { BriefController } from './reports/brief/brief.controller.ts';
import { OwnFormController } from './reports/own-form/own-form.controller.ts';
import { PlanController } from './reports/plan/plan.controller.ts';
import { ReportsController } from './reports/http/reports.controller.ts';
import { VerificationController } from './reports/verify/verification.controller.ts';

export interface AppOptions {
  readonly parts: GatewayParts;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly notice: Sentences | null;
  readonly controlled: Controllers;
  /** What is known of a database that cannot be used. */
  readonly outage?: TellOutage | undefined;
}

const reports = [ReportsController, BriefController, OwnFormController, PlanController, VerificationController];

@Module({})
class GatewayModule {
  static of({ parts, limits, controlled, outage }: AppOptions): DynamicModule {
    return {
      module: GatewayModule,
      imports: [GatewayGraphQL.of({ parts, limits, format: formatOf(parts, outage), outage })],
      controllers: [HealthController, OperationsController, ...reports],
      providers: [{ provide: CONTROLLED, useValue: controlled }],
    };
  }
}

/** Nest asks it about resolvers too: their errors belong to GraphQL. */
@Catch()
class ProblemsOverHttp extends ProblemFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    super.catch(error, host);
  }
}

export interface GatewayApp {
  readonly app: INestApplication;
  readonly sockets: Sockets;
}

/** The gateway's Nest app with its WebSocket; it does not listen yet. */
export async function gatewayApp(options: AppOptions): Promise<GatewayApp> {
  const { parts, limits, metrics, notice, outage } = options;
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.of(options), new ExpressAdapter(), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  app.disable('etag');
  app.disable('x-powered-by');
  app.use(...incoming({ service: { name: 'gateway' }, logger: parts.logger, metrics }), tellOf);
  app.use('/graphql', pageForBrowsers(notice));
  app.useGlobalFilters(new ProblemsOverHttp(parts.logger, outage));
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  return { app, sockets: serveSockets({ parts, schema, limits, format: formatOf(parts, outage) }) };
}

/** The gateway holds nothing that is not disclosed: whatever is asked of it may be told of. */
function tellOf(request: Request, _: Response, next: NextFunction): void {
  contextOf(request).trace.step?.tell(true);
  next();
}

function formatOf({ logger }: GatewayParts, outage: TellOutage | undefined) {
  return formatterOf((error) => logger.error({ err: error }, 'a field failed'), outage);
}

/** A browser that opens the address gets a page; everybody else gets GraphQL. */
function pageForBrowsers(notice: Sentences | null) {
  return (request: Request, response: Response, next: NextFunction): void => {
    // Middleware has no route of its own to be logged and counted under.
    request.route = { path: '/graphql' };
    // Whoever asks for the head alone asks whether there is a page.
    const isRead = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    const isBrowser = isRead || request.method === 'HEAD';
    if (!isBrowser || request.query['query'] !== undefined) return next();
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', contentPolicy(nonce));
    response.type('html').send(sandboxPage(nonce, notice));
  };
}
