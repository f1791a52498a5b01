import {
  streamName,
  wireType,
  type Actor,
  type AnyEvents,
  type EventToAppend,
  type Metadata,
  type NewEvent,
  type RecordedOf,
  type Scope,
  type StreamType,
} from '@lien-nganh/kernel';
import { derivedId, unsampled } from '@lien-nganh/subscriptions';
import { moment } from '../clock.ts';
import { governing } from '../records/governing.ts';
import type { Loaded } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { actingAs } from './deciding.ts';
import type { Attempt } from './request.ts';

/** What was decided on which record. */
export interface Decision {
  readonly loaded: Pick<Loaded, 'state' | 'revision'>;
  readonly decided: readonly NewEvent[];
}

export interface ToAppend {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
  /** Whether the record is disclosed once they are written. */
  readonly disclosed: boolean;
}

/** Whether those who look after the platform may know that something was done to a record. */
export function isDisclosed({ sensitivity }: Scope): boolean {
  return sensitivity !== 'undisclosed';
}

/**
 * The events of a decision as the log takes them. Of a record that stays undisclosed nothing goes on in a trace: neither what
 * processes do because of it, nor what it waits for.
 */
export async function toAppend(runtime: Runtime, attempt: Attempt, decision: Decision): Promise<ToAppend> {
  const { request, input, id } = attempt;
  const stream = streamName(request.type.prefix, id);
  const actor = actingAs(request, { input, state: decision.loaded.state });
  const common = commonOf(runtime, attempt, actor);
  const disclosed = request.type.belongs
    ? await isRecordDisclosed(runtime, attempt)
    : isDisclosedAfter(attempt, decision, { ...common, stream });
  request.tell?.(disclosed);
  const trace = traceOf(request.traceparent, disclosed);
  const events = decision.decided.map(async ({ name, data, obligations = [], occurredOn = common.today }, index) => {
    const eventId = derivedId(stream, attempt.commandId, common.fingerprint, String(index));
    const { now: _now, today: _today, ...metadata } = common;
    return {
      id: eventId,
      type: wireType(request.type.events, name),
      schemaVersion: runtime.versionOf(request.type.events, name),
      data: await runtime.sealer.seal(request.type.events, name, { stream, eventId, data }),
      metadata: { ...metadata, obligations, occurredOn, ...trace },
    };
  });
  return { stream, events: await Promise.all(events), disclosed };
}

type Common = Omit<Metadata, 'obligations' | 'occurredOn' | 'traceparent'> & ReturnType<typeof moment>;

/** What all events of one command carry. */
function commonOf({ clock }: Runtime, { request, commandId, fingerprints }: Attempt, actor: Actor): Common {
  const { correlationId, causationId } = request;
  const causes = { correlationId, causationId: causationId ?? commandId };
  return { ...moment(clock), commandId, fingerprint: fingerprints.own, ...causes, actor };
}

function traceOf(traceparent: string | null, disclosed: boolean): Pick<Metadata, 'traceparent'> {
  return traceparent === null ? {} : { traceparent: disclosed ? traceparent : unsampled(traceparent) };
}

/** Of what belongs to a record: whether that is disclosed. */
async function isRecordDisclosed(runtime: Runtime, { request, id }: Attempt): Promise<boolean> {
  const { type, standing, signal } = request;
  const record = await governing(runtime, { type, id, standing, signal });
  return record !== null && isDisclosed(record.scope);
}

/** Whether the record is disclosed once the events are written. */
function isDisclosedAfter(attempt: Attempt, decision: Decision, common: Common & { readonly stream: string }): boolean {
  const { request, id } = attempt;
  return isDisclosed(request.type.scope(evolved(request.type, decision, common), id));
}

/** What the record would be once the events of a decision were written. */
export function stateAfter(runtime: Runtime, attempt: Attempt, decision: Decision): unknown {
  const { request, input, id } = attempt;
  const actor = actingAs(request, { input, state: decision.loaded.state });
  const stream = streamName(request.type.prefix, id);
  return evolved(request.type, decision, { ...commonOf(runtime, attempt, actor), stream });
}

function evolved(
  type: StreamType,
  { loaded: { state, revision }, decided }: Decision,
  { now: recordedAt, today, ...common }: Common & { readonly stream: string },
): unknown {
  return decided.reduce<unknown>((so, { occurredOn = today, obligations = [], ...event }, index) => {
    const place = { id: '', revision: revision + 1 + index, recordedAt };
    return type.evolve(so, { ...common, ...event, ...place, occurredOn, obligations } as RecordedOf<AnyEvents>);
  }, state);
}
