import { contextOf, Problem, type ProblemName } from '@lien-nganh/service-host';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { callerOf, GatewayContext, type GatewayParts } from '../../graphql/context.ts';
import { toGraphQLError } from '../../graphql/errors.ts';

/** A regime, a period, a form: whoever is asked for it knows whether there is such a one. */
export const nameAsked = z.string().min(1).max(200);
/** `<log>:<position>`. */
export const positionAsked = z.string().regex(/^[A-Za-z0-9-]+:\d{1,20}$/);

/** The context of a request over HTTP, as an operation of GraphQL has one. It aborts when the caller has gone. */
async function contextFor(parts: GatewayParts, request: Request, response: Response): Promise<GatewayContext> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const caller = await callerOf(parts, request.header('authorization'));
  contextOf(request).standing = caller.standing;
  return new GatewayContext(parts, caller, { signal: gone.signal, correlationId: contextOf(request).correlationId });
}

/** The same for whoever may read reports. @throws Problem unauthenticated, forbidden */
export async function contextForReports(
  parts: GatewayParts,
  request: Request,
  response: Response,
): Promise<GatewayContext> {
  const context = await contextFor(parts, request, response);
  await asProblems(context, async () =>
    context.permit('gateway.read-reports', { sensitivity: 'internal', owners: [] }),
  );
  response.setHeader('Cache-Control', 'private, no-cache');
  return context;
}

/** Answers with a file, to be kept under its name. */
export function sendFile(
  response: Response,
  { bytes, type, disposition }: { readonly bytes: Uint8Array; readonly type: string; readonly disposition: string },
): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', disposition);
  response.end(bytes);
}

const problems: Readonly<Record<string, ProblemName>> = {
  FORBIDDEN: 'forbidden',
  NOT_YET_KNOWN: 'not-yet-known',
  BAD_USER_INPUT: 'invalid-input',
  QUERY_TOO_LARGE: 'too-large',
};

/** Does what GraphQL does too; an outcome that is no fault becomes the problem of the same name. */
export async function asProblems<T>(context: GatewayContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const told = toGraphQLError(error);
    const name = problems[String(told.extensions['code'])];
    if (name === undefined) throw error;
    throw name === 'not-yet-known' ? await notYetKnown(context, told) : problemOf(name, told);
  }
}

function problemOf(name: ProblemName, { extensions, message }: GraphQLError): Problem {
  const { vi = message, en = message, code: _code, ...details } = extensions as Readonly<Record<string, string>>;
  if (name !== 'invalid-input') return new Problem(name, { details });
  return new Problem(name, { errors: [{ path: '', vi, en }] });
}

/** Names the services of which a message waits for a decision: nothing above it is told, nor frozen, before that. */
async function notYetKnown(context: GatewayContext, { extensions }: GraphQLError): Promise<Problem> {
  const { frontier, incomplete } = await context.live.progress.now({ signal: context.signal });
  const completeTo = frontier && { position: `${frontier.log}:${frontier.position}`, at: frontier.at };
  const why = incomplete.length > 0 ? 'figures-incomplete' : 'not-yet-arrived';
  return new Problem('not-yet-known', { details: { why, incomplete: [...incomplete], completeTo }, cause: extensions });
}
