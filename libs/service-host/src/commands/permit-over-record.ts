import { Problem } from '../problem.ts';
import { effectOn, governing } from '../records/governing.ts';
import type { Runtime } from '../runtime.ts';
import type { CommandRequest } from './request.ts';
import { isDisclosed } from './to-append.ts';

/**
 * What belongs to a record is permitted over that record, whether anything belongs to it yet or not.
 *
 * @throws Problem not-found, forbidden
 */
export async function permitOverRecord(runtime: Runtime, request: CommandRequest, id: string): Promise<void> {
  const { command, type, standing, signal } = request;
  const record = await governing(runtime, { type, id, standing, signal });
  request.tell?.(record !== null && isDisclosed(record.scope));
  const effect = record ? effectOn(runtime.permissions, command.action, standing, record) : 'hidden';
  if (effect === 'hidden') throw new Problem('not-found');
  if (effect === 'refused') throw new Problem('forbidden');
}
