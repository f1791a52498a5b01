import { effectOf, standingsToAct } from '@lien-nganh/access';
import type { Actor, Scope } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';
import type { Loaded } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { standingAbove } from './above.ts';
import type { Attempt } from './request.ts';
import { isDisclosed } from './to-append.ts';

/**
 * The attempt as it may be made: in the actor's own name before any in the place of another; one at least. A record that does
 * not exist and one that is none of the caller's business answer alike.
 *
 * @throws Problem not-found, forbidden
 */
export async function permitted(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<readonly Attempt[]> {
  const { permissions } = runtime;
  const { request, input, id } = attempt;
  const { command, type, standing } = request;
  const { action } = command;
  if (!command.creates && loaded.revision < 0) throw new Problem('not-found');
  const scopeFor = (actor: Actor): Scope =>
    command.creates ? command.scopeOf(input, actor)! : type.scope(loaded.state, id);
  const scope = scopeFor(standing.actor);
  request.tell?.(isDisclosed(scope));
  const acting = standingsToAct(permissions, action, standing, scopeFor);
  if (acting.length > 0) return acting.map((one) => ({ ...attempt, request: { ...request, standing: one } }));
  const above = await standingAbove(runtime, attempt, loaded);
  if (above !== null) return [{ ...attempt, request: { ...request, standing: above } }];
  const hidden = !command.creates && effectOf(permissions, { action, reads: type.reads }, standing, scope) === 'hidden';
  throw new Problem(hidden ? 'not-found' : 'forbidden');
}
