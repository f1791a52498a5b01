import { isAllowed, standingsToAct, type Standing } from '@lien-nganh/access';
import { agenciesBySlug, allAccounts, lasts, personsBehind, superiorsOn } from '@lien-nganh/contracts/reference';
import { actorsOf, ownWorkFault, type Scope } from '@lien-nganh/kernel';
import { moment } from '../clock.ts';
import { standingOfSubject } from '../identity/standing.ts';
import type { Loaded } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import type { Attempt } from './request.ts';

/**
 * Where nobody else may approve what somebody made, the head of the body directly above the one whose heads approve it does,
 * on behalf of that one. `null`: the actor is no such head, may not read the record, or somebody else may approve.
 */
export async function standingAbove(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<Standing | null> {
  const { request, id, input } = attempt;
  const { command, type, standing } = request;
  if (command.approves === null || loaded.revision < 0) return null;
  if (command.approves.makers(loaded.state, input).length === 0) return null;
  const approval = { runtime, attempt, loaded, scope: type.scope(loaded.state, id) };
  if (!isAllowed(runtime.permissions, type.reads, standing, approval.scope)) return null;
  for (const one of standingsOf(standing, command.action)) {
    const body = await bodyBelow(approval, one);
    if (body !== null && !(await anybodyElse(approval))) return { ...one, actor: { ...one.actor, onBehalfOf: body } };
  }
  return null;
}

interface Approval {
  readonly runtime: Runtime;
  readonly attempt: Attempt;
  readonly loaded: Loaded;
  readonly scope: Scope;
}

/** Heads in whose place the actor is: the own before all others. */
function standingsOf(standing: Standing, action: string): readonly Standing[] {
  const others = (standing.standsInFor ?? []).filter(({ actions }) => actions === null || actions.includes(action));
  return [standing, ...others.map(({ as }) => as)].filter(({ actor }) => actor.role === 'head');
}

/** The body directly below whose own heads approve such a record. */
async function bodyBelow({ runtime, attempt, scope }: Approval, { actor }: Standing): Promise<string | null> {
  const { today } = moment(runtime.clock);
  const bodies = [...scope.owners, ...(scope.coordinators ?? []), ...(scope.addressees ?? [])];
  const known = await agenciesBySlug([...new Set(bodies)]).resolve(runtime.rows);
  const approves = (agency: string) => {
    const head = { actor: { ...actor, agency }, superiorOf: [], successorOf: [], assignments: [] };
    return isAllowed(runtime.permissions, attempt.request.command.action, head, scope);
  };
  return (
    [...known.values()]
      .filter((record) => superiorsOn(record, today).includes(actor.agency))
      .map(({ agency }) => agency)
      .find(approves) ?? null
  );
}

/** Whether some account, in its own place or in another's, may approve it and had no part in it. */
async function anybodyElse({ runtime, attempt, loaded, scope }: Approval): Promise<boolean> {
  const { permissions, rows, clock } = runtime;
  const { command } = attempt.request;
  const { today } = moment(clock);
  const roles = new Set((permissions[command.action] ?? []).flatMap((row) => row.roles as readonly string[]));
  const running = (await allAccounts().resolve(rows)).filter((one) => lasts(one, today));
  const able = running.filter(
    ({ role, deputisings }) => roles.has(role) || deputisings.some((one) => lasts(one, today)),
  );
  for (const { subject } of able) {
    const standing = await standingOfSubject(rows, subject, today);
    const acting = standingsToAct(permissions, command.action, standing, () => scope);
    const makers = command.approves!.makers(loaded.state, attempt.input);
    const personOf = await personsBehind([...makers, ...acting.flatMap(({ actor }) => actorsOf(actor))]).resolve(rows);
    const approving = { input: attempt.input, state: loaded.state };
    if (acting.some(({ actor }) => ownWorkFault(command, { ...approving, actor }, personOf) === null)) return true;
  }
  return false;
}
