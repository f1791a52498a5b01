import {
  contextOf,
  documentQuestion,
  parseInput,
  Problem,
  standingOf,
  type DerivedRoute,
  type ProblemName,
} from '@lien-nganh/service-host';
import { day } from '@lien-nganh/vocabulary';
import type { Request } from 'express';
import { z } from 'zod';
import { auditorOf, noteBefore, type Auditing } from './auditing.ts';
import type { Answer } from './call.ts';
import { FIGURE_QUERY, graphqlAnswer, type GraphqlAnswer } from './figure-query.ts';

const word = z.string().min(1).max(200).optional();

const input = z.strictObject({
  indicator: z.string().min(1).max(200),
  unit: word,
  agency: word,
  obligation: word,
  from: day,
  to: day,
  /** A day, or `<log>:<position>`. */
  asOf: word,
  map: z.string().max(20).default('as-was'),
  /** How many of the events behind it. */
  first: z.coerce.number().int().min(0).max(200).default(50),
  after: word,
});

const output = z.record(z.string(), z.unknown());

/** Replays a figure to any day or position, with the events that made it. */
export function figureRoute(auditing: Auditing): DerivedRoute {
  const title = { vi: 'Một số liệu như đã biết tại một thời điểm', en: 'A figure as it was known at any time' };
  return {
    name: 'replayFigure',
    method: 'GET',
    path: '',
    documented: () => documentQuestion({ title, input, output }, 'figure'),
    handle: async (_, request): Promise<z.input<typeof output>> => {
      const standing = auditorOf(auditing, request, 'audit.figure');
      const variables = parseInput(input, { ...request.query });
      const { body } = await askGateway(auditing, request, { query: FIGURE_QUERY, variables });
      const figure = figureIn(graphqlAnswer.safeParse(body).data);
      await noteBefore(auditing, request, {
        standing,
        agencies: variables.agency === undefined ? null : [variables.agency],
      });
      return figure;
    },
  };
}

/** In the auditor's name; what it shows is noted here. */
function askGateway({ call, own }: Auditing, request: Request, body: unknown): Promise<Answer> {
  const { traceparent } = contextOf(request).trace;
  const authorization = request.header('authorization');
  const { account } = standingOf(request).actor;
  return own.ask(account, (correlationId) => call('/graphql', { authorization, correlationId, traceparent, body }));
}

const problems: Readonly<Record<string, ProblemName>> = {
  BAD_USER_INPUT: 'invalid-input',
  GRAPHQL_VALIDATION_FAILED: 'invalid-input',
  FORBIDDEN: 'forbidden',
  UNAUTHENTICATED: 'unauthenticated',
  NOT_YET_KNOWN: 'not-yet-known',
};

/** @throws Problem for whatever is no figure */
function figureIn(answer: GraphqlAnswer | undefined): Readonly<Record<string, unknown>> {
  if (answer === undefined) throw new Problem('unavailable', { details: { what: 'gateway' } });
  if (answer.data?.figure) return answer.data.figure;
  throw problemIn(answer);
}

function problemIn({ errors: [error] = [] }: GraphqlAnswer): Problem {
  if (error === undefined) return new Problem('not-found');
  const { code, vi, en } = error.extensions;
  const name = problems[code] ?? 'unavailable';
  return new Problem(name, vi && en ? { errors: [{ path: '', vi, en }] } : {});
}
