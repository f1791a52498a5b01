import {
  fold,
  isRejected,
  ownWorkFault,
  type Actor,
  type Command,
  type Deciding,
  type NewEvent,
  type RecordedOf,
  type Rejected,
  type AnyEvents,
  type StreamType,
} from '@lien-nganh/kernel';

export interface Circumstances {
  readonly now?: string;
  readonly today?: string;
  readonly actor?: Partial<Actor>;
  readonly id?: string;
  readonly lookUps?: Readonly<Record<string, unknown>>;
}

const officer: Actor = { account: 'account-1', agency: 'police', role: 'officer' };

/** Turns what a decider returned into events as evolve sees them. */
export function recorded(
  type: StreamType,
  events: readonly NewEvent[],
  circumstances: Circumstances = {},
): readonly RecordedOf<AnyEvents>[] {
  const { now = '2013-07-16T02:00:00.000Z', today = '2013-07-16', id = 'id-1' } = circumstances;
  return events.map((event, revision) => ({
    ...event,
    id: `event-${revision}`,
    stream: `${type.prefix}-${id}`,
    revision,
    recordedAt: now,
    occurredOn: event.occurredOn ?? today,
    obligations: event.obligations ?? [],
    actor: { ...officer, ...circumstances.actor },
    commandId: `command-${revision}`,
    correlationId: 'correlation-1',
  })) as readonly RecordedOf<AnyEvents>[];
}

/**
 * The harness of deciders: `given(inspection, aSurpriseInspectionIsOpen).when(recordMinutes, input, { lookUps }).then(…)`.
 * The input passes the command's own schema first, as over HTTP.
 */
export function given(type: StreamType, history: readonly NewEvent[] = [], before: Circumstances = {}) {
  const state = fold(type, recorded(type, history, before));
  return {
    state,
    when(command: Command, input: unknown, circumstances: Circumstances = {}) {
      const parsed = command.input.parse(input);
      const at = deciding(circumstances);
      const decided = command.decide(parsed, state, at);
      const own = isRejected(decided) ? null : ownWorkFault(command, { input: parsed, state, actor: at.actor });
      const outcome = own ?? decided;
      return outcomeOf(type, state, outcome, circumstances);
    },
  };
}

function deciding({ now, today, actor, id, lookUps }: Circumstances): Deciding {
  return {
    now: now ?? '2013-07-16T02:00:00.000Z',
    today: today ?? '2013-07-16',
    actor: { ...officer, ...actor },
    id: id ?? 'id-1',
    commandId: '7b0d2f4e-0000-4000-8000-000000000001',
    lookUps: lookUps ?? {},
  };
}

function outcomeOf(
  type: StreamType,
  before: unknown,
  outcome: readonly NewEvent[] | Rejected,
  circumstances: Circumstances,
) {
  return {
    outcome,
    /** The events, and nothing else, as decide returned them. */
    then(...expected: readonly NewEvent[]): void {
      expectEqual(outcome, expected);
    },
    thenRefused(rule: string): void {
      if (!isRejected(outcome)) throw new Error(`expected the refusal ${rule}, got ${JSON.stringify(outcome)}`);
      expectEqual(outcome.rejected, rule);
    },
    /** State after the events. */
    state(): unknown {
      if (isRejected(outcome)) throw new Error(`refused: ${outcome.rejected} ${JSON.stringify(outcome.details)}`);
      return fold(type, recorded(type, outcome, circumstances), before);
    },
  };
}

function expectEqual(actual: unknown, expected: unknown): void {
  const [left, right] = [canonical(actual), canonical(expected)];
  if (left !== right) throw new Error(`expected\n${right}\ngot\n${left}`);
}

function canonical(value: unknown): string {
  return JSON.stringify(
    value,
    (_, v: unknown) =>
      v && typeof v === 'object' && !Array.isArray(v)
        ? Object.fromEntries(
            Object.entries(v)
              .filter(([, x]) => x !== undefined)
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : v,
    1,
  );
}
