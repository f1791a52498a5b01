import {
  defineEvents,
  definitionOf,
  streamName,
  v,
  wireType,
  type Actor,
  type EventToAppend,
  type NewEventOf,
} from '@lien-nganh/kernel';
import type { EventStore } from '@lien-nganh/event-store';
import { appendOnce, derivedId } from '@lien-nganh/subscriptions';
import { z } from 'zod';

const reason = z.string().min(1).max(500);
const position = z.string();

/** What people decide about the gateway's own work: kept for ever, and honoured by every rebuild. */
export const operationsEvents = defineEvents('operations', {
  /** A message is left out for good: a known gap of every figure that it would have changed. */
  MessageDropped: v(
    1,
    z.strictObject({
      consumer: z.string(),
      topic: z.string(),
      key: z.string(),
      id: z.string(),
      type: z.string(),
      keyrevision: z.number().int(),
      position,
      reason,
    }),
  ),
  /** A ledger that was built anew answers from here on: it held just what the former one did. */
  LedgerSwapped: v(1, z.strictObject({ from: z.number().int(), to: z.number().int(), comparedAt: position })),
  /** A ledger with other facts than were told before answers from here on, because somebody said so. */
  RestatementAccepted: v(
    1,
    z.strictObject({
      from: z.number().int(),
      to: z.number().int(),
      comparedAt: position,
      facts: z.number().int(),
      figures: z.array(z.strictObject({ what: z.string(), a: z.string().nullable(), b: z.string().nullable() })),
      truncated: z.boolean(),
      reason,
    }),
  ),
});

const STREAM = streamName('operations', 'gateway');

type Decision = NewEventOf<typeof operationsEvents>;

export interface Decided {
  readonly actor: Actor;
  readonly today: string;
  readonly correlationId: string;
  /** Makes the event's id: the same decision is noted once. */
  readonly commandId: string;
}

/** The stream of what was decided about the gateway. */
export class OperationsLog {
  constructor(private readonly store: EventStore) {}

  /** Appends a decision; one that is noted already is not noted again. */
  note(decision: Decision, decided: Decided): Promise<void> {
    return appendOnce(this.store, STREAM, toAppend(decision, decided));
  }

  /** Every message that was ever dropped, with the reason. */
  async drops(): Promise<readonly { readonly id: string; readonly reason: string }[]> {
    const drops: { id: string; reason: string }[] = [];
    const { schema } = definitionOf(operationsEvents).versions['MessageDropped']!;
    for await (const event of this.store.readStream(STREAM)) {
      if (event.type !== wireType(operationsEvents, 'MessageDropped')) continue;
      const data = schema.parse(event.data) as { id: string; reason: string };
      drops.push({ id: data.id, reason: data.reason });
    }
    return drops;
  }
}

function toAppend(decision: Decision, { actor, today, correlationId, commandId }: Decided): EventToAppend {
  return {
    id: derivedId(STREAM, commandId, decision.name),
    type: wireType(operationsEvents, decision.name),
    schemaVersion: definitionOf(operationsEvents).versions[decision.name]!.version,
    data: decision.data,
    metadata: {
      commandId,
      fingerprint: '',
      correlationId,
      causationId: commandId,
      actor,
      obligations: [],
      occurredOn: today,
    },
  };
}
