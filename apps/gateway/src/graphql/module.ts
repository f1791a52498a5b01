import { Module, type DynamicModule } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { contextOf, type TellOutage } from '@lien-nganh/service-host';
import type { Request, Response } from 'express';
import { callerOf, GatewayContext, type GatewayParts } from './context.ts';
import { isOurs, toGraphQLError, type Formatter } from './errors.ts';
import { guardSchema } from './limits/guard.ts';
import { limitsRule, type Limits } from './limits/limits.ts';
import { beforeExecution } from './plugin.ts';
import { resolvers } from './schema/schema-classes.ts';

export interface GraphQLOptions {
  readonly parts: GatewayParts;
  readonly limits: Limits;
  readonly format: Formatter;
  readonly outage: TellOutage | undefined;
}

/** GraphQL at `/graphql`, and nothing else. */
@Module({})
export class GatewayGraphQL {
  static of(options: GraphQLOptions): DynamicModule {
    return {
      module: GatewayGraphQL,
      imports: [GraphQLModule.forRoot<ApolloDriverConfig>(configOf(options))],
      providers: resolvers,
    };
  }
}

function configOf({ parts, limits, format, outage }: GraphQLOptions): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: false,
    transformSchema: (schema) => guardSchema(schema, parts.permissions),
    context: ({ req, res }: { req: Request; res: Response }) => contextFor({ parts, outage }, req, res),
    formatError: format,
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    // Whoever comes so far is signed in: without a token there is no context, and nothing is answered.
    introspection: true,
    graphiql: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [limitsRule(limits)],
    plugins: [beforeExecution(limits)],
  };
}

async function contextFor(
  { parts, outage }: Pick<GraphQLOptions, 'parts' | 'outage'>,
  request: Request,
  response: Response,
): Promise<GatewayContext> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const caller = await callerOf(parts, request.header('authorization'));
    contextOf(request).standing = caller.standing;
    return new GatewayContext(parts, caller, { signal: gone.signal, correlationId: contextOf(request).correlationId });
  } catch (error) {
    const told = toGraphQLError(error, outage);
    const { correlationId } = contextOf(request);
    parts.logger[isOurs(told) ? 'error' : 'debug'](
      { correlationId, err: error },
      'nobody could be told from the request',
    );
    throw told;
  }
}
