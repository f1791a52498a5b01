import type { Sentences } from '@lien-nganh/service-host';
import { z } from 'zod';
import { expectOk, type Connection } from './connection.ts';
import { CommandFailed } from './io.ts';

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z
          .object({ code: z.string().optional(), vi: z.string().optional(), en: z.string().optional() })
          .optional(),
      }),
    )
    .optional(),
});
type GraphQLProblem = NonNullable<z.infer<typeof answer>['errors']>[number];

/** `UNAUTHENTICATED: <vi>`, and the same in English; a query that is none the server tells in English alone. */
function wordsOf({ message, extensions: { code, vi, en } = {} }: GraphQLProblem): Sentences {
  const named = code ? `${code}: ` : '';
  return { vi: `${named}${vi ?? 'Câu hỏi GraphQL không hợp lệ.'}`, en: en ?? message };
}

/** Asks the gateway. @throws CommandFailed with its first error */
export async function askGateway(
  connection: Connection,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const told = await connection.post('/graphql', { query, variables });
  // Whatever the status: what GraphQL refuses it tells in a body of its own form.
  const [error] = answer.safeParse(told.body).data?.errors ?? [];
  if (error) throw new CommandFailed(wordsOf(error));
  return answer.parse(expectOk(told)).data ?? {};
}
