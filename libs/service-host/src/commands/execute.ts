import { effectOf, type Standing } from '@lien-nganh/access';
import { OutcomeUnknown, WrongRevision } from '@lien-nganh/event-store';
import {
  isRejected,
  streamName,
  wireType,
  type Actor,
  type Command,
  type Deciding,
  type EventToAppend,
  type NewEvent,
  type Rejected,
  type StreamType,
} from '@lien-nganh/kernel';
import { derivedId } from '@lien-nganh/subscriptions';
import { moment } from '../clock.ts';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import { loadRecord, type Loaded } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { actingAs, lookedUp } from './deciding.ts';
import { refuseAfterEnd } from './ended-agency.ts';
import { fingerprintsOf, type Fingerprints } from './fingerprint.ts';
import { appendProblem, changed, refused } from './problems.ts';
import { firstResult, resultOf, type Executed } from './result.ts';

/** A command on its way to its record, with everything but the record. */
export interface CommandRequest {
  readonly type: StreamType;
  readonly command: Command;
  /** `null` for a creating command. */
  readonly id: string | null;
  readonly input: unknown;
  readonly standing: Standing;
  readonly key: string;
  /** Revision that the caller saw (If-Match); then a conflict is told, never decided again. */
  readonly ifRevision: number | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  readonly signal?: AbortSignal;
}

const ATTEMPTS = 12;

interface Attempt {
  readonly request: CommandRequest;
  readonly input: unknown;
  readonly id: string;
  readonly commandId: string;
  readonly fingerprints: Fingerprints;
}

/**
 * Decides a command on its record and appends at exactly the revision that was loaded. The same command again gives the
 * first result and writes nothing; after a conflict or an answer that never came it loads and decides again.
 */
export async function executeCommand(runtime: Runtime, request: CommandRequest): Promise<Executed> {
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
  const attempt = { request, input, id, commandId, fingerprints: fingerprintsOf(runtime.fingerprintKey, content) };
  if (isNew(request)) {
    const created = await createUnseen(runtime, attempt);
    if (created) return created;
  }
  for (let n = 0; n < ATTEMPTS; n++) {
    const result = await once(runtime, attempt);
    if (result) return result;
  }
  throw new Problem('too-many-writers');
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
    if (error instanceof Problem) return [];
    throw error;
  });
  return decided.length === 0 ? null : append(runtime, attempt, { loaded, decided });
}

/** `null`: somebody else was faster, or the answer was lost. */
async function once(runtime: Runtime, attempt: Attempt): Promise<Executed | null> {
  const { request, id } = attempt;
  const loaded = await loadRecord(runtime, request.type, id, request.signal);
  const first = await asBefore(runtime, attempt, loaded);
  if (first) return first;
  const decided = await decideOnAll(runtime, attempt, loaded);
  if (decided.length === 0) return unchanged(attempt, loaded);
  return append(runtime, attempt, { loaded, decided });
}

/** A refusal that rests on what is looked up is decided once more, when what was recorded until then has arrived there. */
async function decideOnAll(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<readonly NewEvent[]> {
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

/** @throws Problem whatever stands against the command */
async function decideOn(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<readonly NewEvent[]> {
  const { request, id } = attempt;
  permit(runtime, attempt, loaded);
  if (request.ifRevision !== null && request.ifRevision !== loaded.revision) throw changed(loaded.revision);
  const decided = await decide(runtime, attempt, loaded);
  if (isRejected(decided)) throw refused(request.type, decided);
  if (decided.length === 0) return decided;
  await refuseAfterEnd(runtime, request.standing.actor.agency, {
    events: decided,
    recordOn: loaded.revision < 0 ? undefined : request.type.scope(loaded.state, id).on,
    today: moment(runtime.clock).today,
  });
  return decided;
}

/** `null`: the command did not come before. */
async function asBefore(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<Executed | null> {
  const { id, commandId, fingerprints, request } = attempt;
  const of = { type: request.type, id, commandId, fingerprints: fingerprints.known };
  const result = await firstResult(of, loaded, runtime.store);
  return result && { result, repeated: true };
}

/** A record that does not exist and one that is none of the caller's business answer alike. */
function permit({ permissions }: Runtime, { request, input, id }: Attempt, loaded: Loaded): void {
  const { command, type, standing } = request;
  const { action } = command;
  if (command.creates) {
    const scope = command.scopeOf(input, standing.actor)!;
    if (effectOf(permissions, { action, reads: null }, standing, scope) !== 'allowed') throw new Problem('forbidden');
    return;
  }
  if (loaded.revision < 0) throw new Problem('not-found');
  const effect = effectOf(permissions, { action, reads: type.reads }, standing, type.scope(loaded.state, id));
  if (effect === 'hidden') throw new Problem('not-found');
  if (effect === 'refused') throw new Problem('forbidden');
}

async function decide(runtime: Runtime, attempt: Attempt, loaded: Loaded): Promise<readonly NewEvent[] | Rejected> {
  const { request, input, id, commandId } = attempt;
  const wanted = request.command.looksUp(input, loaded.state);
  const stream = streamName(request.type.prefix, id);
  const lookUps = await lookedUp(runtime, wanted, { stream, signal: request.signal });
  const actor = actingAs(request, { input, state: loaded.state });
  const deciding: Deciding = { ...moment(runtime.clock), actor, id, commandId, lookUps };
  return request.command.decide(input, loaded.state, deciding);
}

async function append(
  runtime: Runtime,
  attempt: Attempt,
  { loaded, decided }: { readonly loaded: Loaded; readonly decided: readonly NewEvent[] },
): Promise<Executed | null> {
  const { request, input, id } = attempt;
  const stream = streamName(request.type.prefix, id);
  const actor = actingAs(request, { input, state: loaded.state });
  const events = await Promise.all(
    decided.map((event, index) => toAppend(runtime, attempt, { event, index, stream, actor })),
  );
  try {
    const last = await runtime.store.append(
      stream,
      loaded.revision < 0 ? 'no-stream' : loaded.revision,
      events,
      request.signal ? { signal: request.signal } : {},
    );
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

async function toAppend(
  runtime: Runtime,
  { request, commandId, fingerprints: { own: mark } }: Attempt,
  { event, index, stream, actor }: { event: NewEvent; index: number; stream: string; actor: Actor },
): Promise<EventToAppend> {
  const { events } = request.type;
  const id = derivedId(stream, commandId, mark, String(index));
  return {
    id,
    type: wireType(events, event.name),
    schemaVersion: runtime.versionOf(events, event.name),
    data: await runtime.sealer.seal(events, event.name, { stream, eventId: id, data: event.data }),
    metadata: {
      commandId,
      fingerprint: mark,
      correlationId: request.correlationId,
      causationId: request.causationId ?? commandId,
      actor,
      obligations: event.obligations ?? [],
      occurredOn: event.occurredOn ?? moment(runtime.clock).today,
      ...(request.traceparent ? { traceparent: request.traceparent } : {}),
    },
  };
}

function unchanged({ request, id }: Attempt, { revision }: Loaded): Executed {
  return { result: resultOf({ type: request.type, id }, [], { revision, position: null }), repeated: false };
}
