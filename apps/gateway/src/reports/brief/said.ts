import { z } from 'zod';
import type { GatewayContext } from '../../graphql/context.ts';
import type { TaskRecord } from '../../read-models/kept-states.ts';
import { textOf, writtenText } from '../written.ts';

/** What tasks ask, by their record. Of a task that is not there, nothing is known here, or it is not the caller's to read. */
export type Said = ReadonlyMap<string, string>;

/** Of a task only this is looked at. */
const record = z.object({ stretches: z.array(z.object({ content: z.object({ task: z.unknown() }) })).min(1) });

/**
 * Reads what tasks ask where it is sealed, with the caller's own token, as it was said at a position: a message of them has numbers and
 * days alone.
 *
 * @throws Problem unavailable where the service of agencies does not answer
 */
export async function saidBy(
  { parts, caller, request, signal }: GatewayContext,
  tasks: readonly TaskRecord[],
  position: bigint,
): Promise<Said> {
  const { readTask, log } = parts;
  if (readTask === null) return new Map();
  const as = { authorization: caller.authorization, correlationId: request.correlationId, signal };
  const read = tasks.map(async ({ record: task }) => {
    const state = record.safeParse(
      await readTask(`assigned-task/${encodeURIComponent(task)}`, `${log.id}:${position}`, as),
    );
    const words = textOf(writtenText(state.data?.stretches.at(-1)!.content.task) ?? undefined);
    return words === '' ? [] : [[task, words] as const];
  });
  return new Map((await Promise.all(read)).flat());
}
