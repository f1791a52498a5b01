import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '@lien-nganh/service-host';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { callerOf, GatewayContext, noteLook, standingNow, type Caller, type GatewayParts } from '../context.ts';
import { isOurs, notServed, toGraphQLError, type Formatter } from '../errors.ts';
import { excessesOf, limitsRule, tooMuch, type Limits } from '../limits/limits.ts';
import { readOf } from '../plugin.ts';

// Types, not interfaces: graphql-ws wants index signatures.
type Connected = { caller?: Caller; gone?: AbortController };
type Parameters = { readonly authorization?: unknown };
type Connection = Context<Parameters, Extra & Connected>;

export interface SocketOptions {
  readonly parts: GatewayParts;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly format: Formatter;
}

export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

const LARGEST_MESSAGE = 256 * 1024;

/** Serves operations over graphql-ws, subscriptions above all, under the same limits and rights as over HTTP. */
export function serveSockets(options: SocketOptions): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const { parts, schema, format } = options;
  const served = useServer<Parameters, Connected>(
    {
      schema,
      onConnect: async (connection) => {
        connection.extra.gone = new AbortController();
        const caller = await callerOrNull(parts, authorizationOf(connection));
        if (caller) connection.extra.caller = caller;
        return caller !== null;
      },
      onClose: ({ extra }) => extra.gone?.abort(),
      onSubscribe: (connection, _, payload) => operationArgs(options, connection, payload),
      onNext: (...[, , , , result]) =>
        result.errors ? { ...result, errors: formatted(result.errors, format) as never } : result,
      onError: (_connection, _id, _payload, errors) => formatted(errors, format),
    },
    server,
  );
  return {
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request)),
    async close() {
      await served.dispose();
    },
  };
}

function formatted(
  errors: readonly (GraphQLError | GraphQLFormattedError)[],
  format: Formatter,
): readonly GraphQLFormattedError[] {
  return errors.map((error) => format(error instanceof GraphQLError ? error.toJSON() : error, error));
}

/** From the connection's parameters, where browsers can put it, or from the request's header. */
function authorizationOf({ connectionParams, extra }: Connection): string | undefined {
  const given = connectionParams?.authorization;
  return typeof given === 'string' ? given : extra.request.headers.authorization;
}

/** `null` closes the connection as forbidden. */
async function callerOrNull(parts: GatewayParts, authorization: string | undefined): Promise<Caller | null> {
  try {
    return await callerOf(parts, authorization);
  } catch (error) {
    if (error instanceof Problem && error.name === 'unauthenticated') return null;
    parts.logger.error({ err: error }, 'nobody could be told from the connection');
    throw error;
  }
}

async function operationArgs(
  options: SocketOptions,
  { extra, subscriptions }: Connection,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { parts, schema, limits } = options;
  try {
    const found = Object.keys(subscriptions).length;
    if (found > limits.open) return [tooMuch('open', { found, most: limits.open })];
    const document = parsed(payload.query, limits);
    const refused = refusals(options, document, payload);
    if (refused.length > 0) return refused;
    const { gone, caller } = extra;
    const request = { signal: gone!.signal, correlationId: randomUUID() };
    const standing = await standingNow(parts, stillValid(caller!).subject);
    const contextValue = new GatewayContext(parts, { ...caller!, standing }, request);
    await noteLook(contextValue, readOf(payload.query, payload.variables));
    return argsOf(schema, document, { payload, contextValue });
  } catch (error) {
    const told = toGraphQLError(error);
    if (isOurs(told)) parts.logger.error({ err: error }, 'an operation was not begun');
    return [told];
  }
}

const which = { vi: 'Cần nói rõ chạy thao tác nào.', en: 'Say which operation.' };

/** What is refused of an operation before anything of it runs. */
function refusals(
  { schema, limits }: SocketOptions,
  document: DocumentNode,
  { operationName, variables }: SubscribePayload,
): readonly GraphQLError[] {
  const invalid = validate(schema, document, [...specifiedRules, limitsRule(limits)]);
  if (invalid.length > 0) return invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, operationName);
  if (!operation) return [withCode(new GraphQLError(which.en, { extensions: which }), 'OPERATION_RESOLUTION_FAILURE')];
  if (operation.operation === 'mutation') return [notServed('mutation')];
  return excessesOf(limits, document, { operation, variables: variables ?? {} });
}

function parsed(query: string, { tokens }: Limits): DocumentNode {
  try {
    return parse(query, { maxTokens: tokens });
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** The codes that Apollo gives over HTTP. */
function withCode({ message, source, positions, extensions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { source, positions, extensions: { code, ...extensions } });
}

/** A connection lives longer than the token that opened it. */
function stillValid(caller: Caller): Caller {
  if (caller.expiresAt > Date.now()) return caller;
  throw new Problem('unauthenticated', { details: { why: 'expired' } });
}

function argsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { payload, contextValue }: { readonly payload: SubscribePayload; readonly contextValue: GatewayContext },
): ExecutionArgs {
  return {
    schema,
    document,
    contextValue,
    variableValues: payload.variables ?? {},
    operationName: payload.operationName ?? null,
  };
}
