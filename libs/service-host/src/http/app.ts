import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplication, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { fileEvents, templateEvents } from '@lien-nganh/kernel';
import { kebab } from '@lien-nganh/subscriptions';
import { CalendarFeedController } from '../calendar-feed/feed.controller.ts';
import { feedRoutes } from '../calendar-feed/feed.routes.ts';
import { AskQuestionHandler, ExecuteCommandHandler } from '../cqrs/handlers.ts';
import { downloadRoute } from '../files/download.route.ts';
import { uploadRoutes } from '../files/upload.routes.ts';
import type { TokenVerifier } from '../identity/tokens.ts';
import type { Runtime } from '../runtime.ts';
import { AsyncApiController } from './asyncapi.controller.ts';
import { printOutRoutes } from '../print-outs/print-out-routes.ts';
import { templateRoutes } from '../print-outs/template-routes.ts';
import { Authenticated } from './authenticated.guard.ts';
import { deriveController, documentDerived } from './derive.ts';
import { HealthController } from './health.controller.ts';
import { iconAddress } from './icon.ts';
import { importRoutes } from './import-routes.ts';
import { incoming } from './incoming.ts';
import { OperationsController } from './operations.controller.ts';
import { ProblemFilter } from './problem.filter.ts';
import { commandRoute, questionRoute, recordRoutes } from './routes.ts';
import { RUNTIME, VERIFIER } from './injection.ts';
import { visibleRoute } from './visible.route.ts';

/** Controllers that a service has besides the derived ones, and what they are given. */
export interface ByHand {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}

@Module({})
class ServiceModule {
  static of(runtime: Runtime, verifier: TokenVerifier, { controllers, providers }: ByHand): DynamicModule {
    return {
      module: ServiceModule,
      imports: [CqrsModule.forRoot()],
      controllers: [...controllers],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: VERIFIER, useValue: verifier },
        Authenticated,
        ExecuteCommandHandler,
        AskQuestionHandler,
        ...providers,
      ],
    };
  }
}

function controllersOf(runtime: Runtime, byHand: readonly Type[]): readonly Type[] {
  return [
    HealthController,
    AsyncApiController,
    OperationsController,
    ...(runtime.service.calendarFeed ? [CalendarFeedController] : []),
    ...byHand,
    ...derivedControllers(runtime),
  ];
}

/** One controller for each stream type, one for the questions, one for what may be shown. */
function derivedControllers(runtime: Runtime): readonly Type[] {
  const { service, questions } = runtime;
  const streams = service.streams.map((type) =>
    deriveController(`${type.prefix}Controller`, kebab(type.prefix), [
      ...(type.events === templateEvents ? templateRoutes(runtime, type) : []),
      ...type.commands.map((command) => commandRoute(type, command)),
      ...recordRoutes(runtime, type),
      ...printOutRoutes(runtime, type),
      ...(type.events === fileEvents ? [downloadRoute(runtime, type)] : []),
    ]),
  );
  const feed = feedRoutes(runtime);
  return [
    ...(feed.length > 0 ? [deriveController('calendarAddressController', 'calendar-address', feed)] : []),
    deriveController('questionsController', 'questions', questions.map(questionRoute)),
    deriveController('uploadsController', 'uploads', uploadRoutes(runtime)),
    deriveController('visibleController', 'visible', [visibleRoute(runtime)]),
    deriveController('importsController', 'imports', importRoutes(runtime)),
    ...streams,
  ];
}

export interface ServiceApp {
  readonly app: INestApplication;
}

/** The Nest app of a service under `/api/<service>`; it does not listen yet. */
export async function serviceApp(
  runtime: Runtime,
  verifier: TokenVerifier,
  byHand: ByHand = { controllers: [], providers: [] },
): Promise<ServiceApp> {
  const controllers = controllersOf(runtime, byHand.controllers);
  const app = await NestFactory.create<NestExpressApplication>(
    ServiceModule.of(runtime, verifier, { ...byHand, controllers }),
    new ExpressAdapter(),
    {
      bodyParser: false,
      logger: false,
      abortOnError: false,
    },
  );
  app.setGlobalPrefix(addressOf(runtime));
  // our ETag is the record's revision
  app.disable('etag');
  app.disable('x-powered-by');
  app.use(...incoming(runtime));
  app.useGlobalFilters(new ProblemFilter(runtime.logger, runtime.outage));
  serveDocument(app, runtime, controllers);
  await app.init();
  return { app };
}

function addressOf({ service }: Runtime): string {
  return `api/${service.name}`;
}

/** Serves the OpenAPI document and its page. The document is made when it is first asked for, and kept. */
function serveDocument(app: INestApplication, runtime: Runtime, controllers: readonly Type[]): void {
  const openapi = () => {
    documentDerived(controllers);
    return SwaggerModule.createDocument(app, describe(runtime));
  };
  const base = addressOf(runtime);
  SwaggerModule.setup(`${base}/docs`, app, openapi, {
    customSiteTitle: titleOf(runtime),
    customfavIcon: iconAddress,
    // The page itself says that it is English.
    customJsStr: `document.documentElement.lang = 'vi'`,
    // What is said of the data may change while it runs: a demo's clock moves.
    patchDocumentOnRequest: (_request, _response, { info, ...document }) => ({
      ...document,
      info: { ...info, description: descriptionOf(runtime) },
    }),
    jsonDocumentUrl: `${base}/openapi.json`,
    yamlDocumentUrl: `${base}/openapi.yaml`,
  });
}

const CONTRACT_EVENTS = 'Contract events that it publishes and hears: [asyncapi.json](asyncapi.json)';

function descriptionOf({ service, notice }: Runtime): string {
  return [service.title.en, ...(notice ? [notice.vi, notice.en] : []), CONTRACT_EVENTS].join('\n\n');
}

function titleOf({ service: { title, name } }: Runtime): string {
  return `${title.vi} (${name})`;
}

function describe(runtime: Runtime) {
  return new DocumentBuilder()
    .setTitle(titleOf(runtime))
    .setDescription(descriptionOf(runtime))
    .setVersion('1')
    .addBearerAuth()
    .build();
}
