import {
  definitionOf,
  fold,
  isRejected,
  ownWorkFault,
  type Actor,
  type AnyEvents,
  type Command,
  type Deciding,
  type Elsewhere,
  type LookUp,
  type NewEvent,
  type OwnRecords,
  type RecordedOf,
  type ReferenceRows,
  type StreamType,
} from '@lien-nganh/kernel';

type Recorded = RecordedOf<AnyEvents>;

export interface Sending {
  readonly by?: Partial<Actor>;
  /** Of the record that is not made by the command. */
  readonly id?: string;
  readonly today?: string;
  /** What other parts of the platform tell whoever sends; without it nothing is looked up there. */
  readonly elsewhere?: Elsewhere;
  /** Files of records, as a host reads them; without it none is attached. */
  readonly attached?: OwnRecords['attached'];
}

/** Reference tables: rows by key. */
export type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Reference tables in memory, as look-ups read them. */
export function rowsOf(tables: Tables): ReferenceRows {
  return {
    get: <Row>(table: string, key: string) => Promise.resolve((tables[table]?.[key] ?? null) as Row | null),
    list: <Row>(table: string, prefix: string) =>
      Promise.resolve(
        Object.entries(tables[table] ?? {})
          .filter(([key]) => key.startsWith(prefix))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, row]) => row as Row),
      ),
  };
}

/**
 * Records of several stream types in memory: commands with their look-ups, decided and written as a host does it, so that a
 * rule about another record is tried on that record.
 *
 * @param defaults who sends, and the day, unless a sending says otherwise
 */
export function inMemory(
  types: readonly StreamType[],
  tables: Tables,
  defaults: { readonly by: Actor; readonly today: string },
) {
  const rows = rowsOf(tables);
  const log: Recorded[] = [];
  const eventsOf = (stream: string) => log.filter((event) => event.stream === stream);
  const stateOf = (prefix: string, id: string): unknown =>
    fold(
      types.find((type) => type.prefix === prefix)!,
      eventsOf(`${prefix}-${id}`),
    );
  const records: OwnRecords = { stateOf: (prefix, id) => Promise.resolve(stateOf(prefix, id)) };

  /** As a host tells persons apart, by the table of accounts that it keeps. */
  const personOf = (account: string): string => {
    const row = tables['accounts']?.[`account ${account}`] as { readonly subject?: string } | undefined;
    return row?.subject ?? account;
  };

  /** What a command decides, and whether it is the own work of whoever approves it. */
  function decidedBy(command: Command, { input, state, at }: { input: unknown; state: unknown; at: Deciding }) {
    const decided = command.decide(input, state, at);
    if (isRejected(decided)) return decided;
    return ownWorkFault(command, { input, state, actor: at.actor }, personOf) ?? decided;
  }

  function write(type: StreamType, id: string, event: NewEvent, { by, today }: { by: Actor; today: string }) {
    const stream = `${type.prefix}-${id}`;
    log.push({
      ...event,
      data: definitionOf(type.events).versions[event.name]!.schema.parse(event.data),
      ...{ id: `event-${log.length}`, stream, revision: eventsOf(stream).length },
      ...{ recordedAt: `${today}T02:00:00.000Z`, occurredOn: event.occurredOn ?? today },
      ...{ obligations: event.obligations ?? [], actor: by, commandId: `command-${log.length}`, correlationId: 'c' },
    } as Recorded);
  }

  function known(look: LookUp<unknown>, { attached, elsewhere }: Sending): Promise<unknown> {
    return look.resolve(rows, attached ? { ...records, attached } : records, elsewhere);
  }

  /** What came of a command: the record's id, and the name of the refusal or the events. */
  async function send(type: StreamType, name: string, input: unknown, sending: Sending = {}) {
    const command = type.commands.find((one) => one.name === name)!;
    const parsed = command.input.parse(input);
    const id = command.idOf(parsed) ?? sending.id ?? `id-${log.length}`;
    const state = stateOf(type.prefix, id);
    const found = Object.entries(command.looksUp(parsed, state)).map(
      async ([key, look]) => [key, await known(look, sending)] as const,
    );
    const lookUps: Record<string, unknown> = Object.fromEntries(await Promise.all(found));
    const by: Actor = { ...defaults.by, ...sending.by };
    const today = sending.today ?? defaults.today;
    const at = { now: `${today}T02:00:00.000Z`, today, actor: by, id, commandId: `command-${log.length}`, lookUps };
    const outcome = decidedBy(command, { input: parsed, state, at });
    if (!isRejected(outcome)) {
      for (const event of outcome) write(type, id, event, { by, today });
      return { id, refused: null, events: outcome };
    }
    if (!command.refuses.includes(outcome.rejected)) throw new Error(`${name} does not declare ${outcome.rejected}`);
    return { id, refused: outcome.rejected, events: [] };
  }

  /** Writes events as if their commands had been sent. */
  function written(type: StreamType, id: string, events: readonly NewEvent[], sending: Sending = {}): void {
    const at = { by: { ...defaults.by, ...sending.by }, today: sending.today ?? defaults.today };
    for (const event of events) write(type, id, event, at);
  }

  return { log, rows, types, stateOf, send, written, records };
}

export type InMemory = ReturnType<typeof inMemory>;
