import { unwrapResolverError } from '@apollo/server/errors';
import { isDiskFull, isUnavailable } from '@lien-nganh/postgres';
import { generalProblems, Problem, type ProblemName, type Sentences, type TellOutage } from '@lien-nganh/service-host';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { QuestionRefused } from '../figure/question.ts';
import { CursorUnknown } from '../read-models/page.ts';

export const QUERY_TOO_LARGE = 'QUERY_TOO_LARGE';

/** An error with a code, a sentence in both languages, and whatever the caller can use. */
function coded(code: string, { vi, en }: Sentences, more: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(en, { extensions: { code, vi, en, ...more } });
}

export function badInput(vi: string, en: string): GraphQLError {
  return coded('BAD_USER_INPUT', { vi, en });
}

export function forbidden(action: string): GraphQLError {
  return coded('FORBIDDEN', generalProblems.forbidden, { action });
}

/** Nothing is changed over GraphQL, and a subscription needs a connection that lasts. */
export function notServed(operation: 'mutation' | 'subscription'): GraphQLError {
  const why = {
    mutation: {
      vi: 'GraphQL ở đây chỉ để đọc: hãy ghi nhận qua dịch vụ của từng loại hồ sơ.',
      en: 'GraphQL only reads here: records are made over the interface of their service.',
    },
    subscription: { vi: 'Muốn theo dõi thay đổi cần kết nối WebSocket.', en: 'A subscription needs a WebSocket.' },
  }[operation];
  return coded('OPERATION_NOT_SERVED', why, { http: { status: 400 } });
}

/** Asked for beyond what has arrived: says up to where everything has. */
export function notYetKnown(completeTo: Readonly<Record<string, string>> | null): GraphQLError {
  return coded('NOT_YET_KNOWN', generalProblems['not-yet-known'], { completeTo });
}

const codes: Readonly<Partial<Record<ProblemName, string>>> = {
  'invalid-input': 'BAD_USER_INPUT',
  'malformed-json': 'BAD_USER_INPUT',
};

const unknown: TellOutage = () => null;

/**
 * The outcomes that are no fault, as errors with a code; anything else is a fault of ours.
 *
 * @param outage what is known of a database that cannot be used: said as the reason, as over HTTP
 */
export function toGraphQLError(error: unknown, outage = unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof QuestionRefused) {
    return coded('BAD_USER_INPUT', error.sentences, { rule: error.rule, details: error.details });
  }
  if (error instanceof CursorUnknown) {
    return coded('BAD_USER_INPUT', { vi: 'Vị trí trang không hợp lệ.', en: 'The cursor is none that was given out.' });
  }
  if (error instanceof Problem) return problemError(error);
  if (isUnavailable(error)) {
    return problemError(new Problem('unavailable', { outage: isDiskFull(error) ? 'disk-full' : outage() }));
  }
  return fault();
}

/** Whether the fault is on this side, a 5xx: the caller is told little, and the log why. */
export function isOurs({ extensions }: GraphQLError): boolean {
  const { status = 0 } = (extensions['http'] ?? {}) as { readonly status?: number };
  return status >= 500 || extensions['code'] === 'INTERNAL';
}

function fault(): GraphQLError {
  return coded('INTERNAL', generalProblems.internal);
}

function problemError(problem: Problem): GraphQLError {
  const { name, status, parts } = problem;
  const details = problem.details();
  const code = codes[name] ?? name.toUpperCase().replaceAll('-', '_');
  const more = {
    ...(details ? { details } : {}),
    ...(parts.errors ? { errors: parts.errors } : {}),
  };
  const error = coded(code, problem.sentences, more);
  error.extensions['http'] = { status };
  return error;
}

export type Formatter = (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

/** What Apollo calls an error that it does not know. */
const UNKNOWN = 'INTERNAL_SERVER_ERROR';

/** What a client is told of an error; what is ours is logged whole and told without its inside. */
export function formatterOf(logFault: (error: unknown) => void, outage?: TellOutage): Formatter {
  return (formatted, thrown) => {
    const cause = unwrapResolverError(thrown);
    const isKnown = cause instanceof GraphQLError && cause.extensions['code'] !== UNKNOWN;
    if (isKnown && formatted.extensions?.['code'] !== UNKNOWN) return withoutStack(formatted);
    const error = isKnown
      ? fault()
      : toGraphQLError(cause instanceof GraphQLError ? cause.originalError : cause, outage);
    if (isOurs(error)) logFault(cause);
    return withoutStack({ ...formatted, message: error.message, extensions: error.extensions });
  };
}

function withoutStack({ extensions = {}, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, http: _http, ...told } = extensions;
  // Apollo gives every error of validation its own code, and only Apollo one to mistakes in variables.
  return {
    ...rest,
    extensions: { code: 'BAD_USER_INPUT', ...told, ...('limit' in told ? { code: QUERY_TOO_LARGE } : {}) },
  };
}
