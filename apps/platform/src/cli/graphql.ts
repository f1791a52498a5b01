import { z } from 'zod';
import { expectOk, type Connection } from './connection.ts';
import { CommandFailed } from './io.ts';

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ vi: z.string().optional(), en: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** Asks the gateway. @throws CommandFailed with its first error */
export async function askGateway(
  connection: Connection,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const told = await connection.post('/graphql', { query, variables });
  const { data, errors } = answer.parse(expectOk(told, [200, 400]));
  const [error] = errors ?? [];
  if (error) {
    const { vi, en } = error.extensions ?? {};
    throw new CommandFailed(vi && en ? `${vi} / ${en}` : error.message);
  }
  return data ?? {};
}
