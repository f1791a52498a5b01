import { personsBehind } from '@lien-nganh/contracts/reference';
import { OutcomeUnknown, WrongRevision } from '@lien-nganh/event-store';
import { actorsOf, isRejected, ownWorkFault, streamName, type Approving } from '@lien-nganh/kernel';
import type { Command, Deciding, NewEvent, Rejected } from '@lien-nganh/kernel';
import { beginStep, derivedId, within } from '@lien-nganh/subscriptions';
import { moment } from '../clock.ts';
import { forgetUpload, withDesk } from '../files/desk.ts';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import { loadRecord, type Loaded } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { actingAs, lookedUp } from './deciding.ts';
import { refuseAfterEnd } from './ended-agency.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { permitOverRecord } from './permit-over-record.ts';
import { permitted } from './permitted.ts';
import { appendProblem, changed, refused } from './problems.ts';
import type { Attempt, CommandRequest } from './request.ts';
import { firstResult, resultOf, type Executed } from './result.ts';
import { stateAfter, toAppend } from './to-append.ts';

const ATTEMPTS = 12;

/**
 * Decides a command on its record and appends at exactly the revision that was loaded. The same command again gives the
 * first result and writes nothing; after a conflict or an answer that never came it loads and decides again.
 */
export function executeCommand(runtime: Runtime, request: CommandRequest): Promise<Executed> {
  const { type, command, traceparent: parent } = request;
  const attributes = {
    ...{ 'lien_nganh.service': runtime.service.name, 'lien_nganh.record_type': type.prefix },
    'lien_nganh.command': command.name,
  };
  const step = beginStep(`command ${type.prefix}`, { parent, attributes });
  const tell = (disclosed: boolean) => {
    step.tell(disclosed);
    request.tell?.(disclosed);
  };
  tell(false);
  return within(step, ({ traceparent = null }) => execute(runtime, { ...request, tell, traceparent }));
}

/**
 * Decides a command as it would be decided now, and writes nothing.
 *
 * @returns the record as it would be then
 * @throws Problem whatever stands against it
 */
export async function rehearseCommand(runtime: Runtime, request: CommandRequest): Promise<Loaded> {
  const attempt = attemptOf(runtime, request);
  const loaded = request.loaded ?? (await loadRecord(runtime, request.type, attempt.id, request.signal));
  if (await asBefore(runtime, attempt, loaded)) return loaded;
  const { attempt: decidedAs, events: decided } = await decideOn(runtime, attempt, loaded);
  const state = stateAfter(runtime, decidedAs, { loaded, decided });
  return { ...loaded, state, revision: loaded.revision + decided.length };
}

async function execute(runtime: Runtime, request: CommandRequest): Promise<Executed> {
  const attempt = attemptOf(runtime, request);
  if (isNew(request)) {
    const created = await createUnseen(runtime, attempt);
    if (created) return created;
  }
  for (let n = 0; n < ATTEMPTS; n++) {
    const result = await once(runtime, attempt, n === 0 ? request.loaded : undefined);
    if (result) return result;
  }
  throw new Problem('too-many-writers');
}

/** @throws Problem invalid-input */
function attemptOf(runtime: Runtime, request: CommandRequest): Attempt {
  const input = parseInput(request.command.input, request.input);
  const { account } = request.standing.actor;
  const commandId = derivedId('command', account, request.key);
  const id = request.id ?? request.command.idOf(input) ?? derivedId('record', commandId);
  const { prefix } = request.type;
  const content = {
    prefix,
    id: request.id,
    command: request.command.name,
    input: request.input,
    onBehalfOf: request.standing.actor.onBehalfOf ?? null,
  };
  return { request, input, id, commandId, fingerprints: fingerprintsOf(runtime.fingerprintKey, content) };
}

/** The record's id comes from the command: unless the command came before, it is not there. */
function isNew({ command, id, ifRevision }: CommandRequest): boolean {
  return command.creates && id === null && ifRevision === null;
}

/**
 * Decides on a record that is not looked for: the log refuses when it is there after all. `null`: that is so, or there is
 * something to refuse, and then the record is looked at first.
 */
async function createUnseen(runtime: Runtime, attempt: Attempt): Promise<Executed | null> {
  const loaded: Loaded = { state: attempt.request.type.initial, revision: -1, events: [], recorded: [] };
  const decided = await decideOn(runtime, attempt, loaded).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  return decided === null || decided.events.length === 0 ? null : append(runtime, decided, loaded);
}

/** `null`: somebody else was faster, or the answer was lost. */
async function once(runtime: Runtime, attempt: Attempt, given: Loaded | undefined): Promise<Executed | null> {
  const { request, id } = attempt;
  const loaded = given ?? (await loadRecord(runtime, request.type, id, request.signal));
  const first = await asBefore(runtime, attempt, loaded);
  if (first) return first;
  const decided = await decideOnAll(runtime, attempt, loaded);
  if (decided.events.length === 0) return unchanged(attempt, loaded);
  return append(runtime, decided, loaded);
}

/** What was decided, and in whose place. */
interface Decided {
  readonly attempt: Attempt;
  readonly events: readonly NewEvent[];
}

/** A refusal that rests on what is looked up is decided once more, when what was recorded until then has arrived there. */
async function decideOnAll(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<Decided> {
  try {
    return await decideOn(runtime, attempt, loaded);
  } catch (error) {
    const { request, input } = attempt;
    const lookUps = Object.values(request.command.looksUp(input, loaded.state));
    const mayRest = lookUps.some(({ tables }) => tables.length > 0);
    if (!(error instanceof Problem) || error.name !== 'refused' || !mayRest) throw error;
    return decideOn({ ...runtime, rows: await runtime.arrival.rows(request.signal) }, attempt, loaded);
  }
}

/**
 * Decides in the actor's own name, and where a rule refuses that, in the place of those for whom the actor stands in.
 *
 * @throws Problem whatever stands against the command, in the own name before all others
 */
async function decideOn(runtime: Runtime, asked: Attempt, loaded: Loaded): Promise<Decided> {
  if (asked.request.type.belongs) await permitOverRecord(runtime, asked.request, asked.id);
  const attempts = asked.request.type.belongs ? [asked] : await permitted(runtime, asked, loaded);
  const refusals: Problem[] = [];
  for (const attempt of attempts) {
    try {
      return await decideAs(runtime, attempt, loaded);
    } catch (error) {
      if (!(error instanceof Problem) || error.name !== 'refused') throw error;
      refusals.push(error);
    }
  }
  throw refusals[0]!;
}

async function decideAs(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<Decided> {
  const { request, id } = attempt;
  if (request.ifRevision !== null && request.ifRevision !== loaded.revision) throw changed(loaded.revision);
  const decided = await decide(withDesk(runtime, request), attempt, loaded);
  if (isRejected(decided)) throw refused(request.type, decided);
  if (decided.length === 0) return { attempt, events: decided };
  await refuseAfterEnd(runtime, request.standing.actor.agency, {
    events: decided,
    recordOn: loaded.revision < 0 ? undefined : request.type.scope(loaded.state, id).on,
    today: moment(runtime.clock).today,
  });
  return { attempt, events: decided };
}

/** `null`: the command did not come before. */
async function asBefore(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<Executed | null> {
  const { id, commandId, fingerprints, request } = attempt;
  const of = { type: request.type, id, commandId, fingerprints: fingerprints.known };
  const result = await firstResult(of, loaded, runtime.store);
  return result && { result, repeated: true };
}

async function decide(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<readonly NewEvent[] | Rejected> {
  const { request, input, id, commandId } = attempt;
  const wanted = request.command.looksUp(input, loaded.state);
  const stream = streamName(request.type.prefix, id);
  const { signal, correlationId, traceparent, authorization, lookedAt } = request;
  const caller = { signal, correlationId, traceparent, authorization };
  const lookUps = await lookedUp(runtime, wanted, { ...caller, stream, lookedAt });
  const actor = actingAs(request, { input, state: loaded.state });
  const deciding: Deciding = { ...moment(runtime.clock), actor, id, commandId, lookUps };
  const decided = request.command.decide(input, loaded.state, deciding);
  if (isRejected(decided)) return decided;
  return (await ownWork(runtime, request.command, { input, state: loaded.state, actor })) ?? decided;
}

/** Nobody approves their own work, by whatever account or through whomever. */
async function ownWork({ rows }: Runtime, command: Command, approving: Approving): Promise<Rejected | null> {
  if (command.approves === null) return null;
  const makers = command.approves.makers(approving.state, approving.input);
  const personOf = await personsBehind([...makers, ...actorsOf(approving.actor)]).resolve(rows);
  return ownWorkFault(command, approving, personOf);
}

async function append(
  runtime: Runtime,
  { attempt, events: decided }: Decided,
  loaded: Loaded,
): Promise<Executed | null> {
  const { request, id } = attempt;
  const { signal, traceparent: parent } = request;
  const { stream, events, disclosed } = await toAppend(runtime, attempt, { loaded, decided });
  const step = beginStep('append', { parent, attributes: { 'lien_nganh.service': runtime.service.name } });
  step.tell(disclosed);
  try {
    const at = loaded.revision < 0 ? 'no-stream' : loaded.revision;
    const last = await within(step, () => runtime.store.append(stream, at, events, signal ? { signal } : {}));
    await forgetUpload(runtime, request, decided);
    return { result: resultOf({ type: request.type, id }, events, last), repeated: false };
  } catch (error) {
    if (error instanceof WrongRevision) {
      if (request.ifRevision !== null) return repeatedOrChanged(runtime, attempt);
      return null;
    }
    if (error instanceof OutcomeUnknown) return null;
    throw appendProblem(error);
  }
}

/** The conflict may be with this very command, sent twice at once. */
async function repeatedOrChanged(runtime: Runtime, attempt: Attempt): Promise<Executed> {
  const { request, id } = attempt;
  const loaded = await loadRecord(runtime, request.type, id, request.signal);
  const first = await asBefore(runtime, attempt, loaded);
  if (first) return first;
  throw changed(loaded.revision);
}

function unchanged({ request, id }: Attempt, { revision }: Loaded): Executed {
  return { result: resultOf({ type: request.type, id }, [], { revision, position: null }), repeated: false };
}
