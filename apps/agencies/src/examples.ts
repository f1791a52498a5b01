import { standingOf } from '@lien-nganh/contracts/reference';
import { isAllowed, permissions, type Standing } from '@lien-nganh/access';
import {
  definitionOf,
  fold,
  isRejected,
  type Actor,
  type AnyEvents,
  type NewEvent,
  type PlacedEvent,
  type Position,
  type ProcessInput,
  type Question,
  type RecordedOf,
  type ReferenceRows,
  type StreamType,
} from '@lien-nganh/kernel';
import { memoryTables } from './questions/examples.ts';
import { agencies } from './service.ts';

export type Recorded = PlacedEvent<RecordedOf<AnyEvents>>;
export const installer: Actor = { account: 'service:installer', agency: 'platform', role: 'service' };

export function actor(agency: string, role = 'officer', account = `${role}.${agency}`): Actor {
  return { account, agency, role };
}

interface Sending {
  readonly by?: Actor;
  readonly id?: string;
  readonly today?: string;
}

/**
 * A province in memory: commands with their look-ups, the reference tables that follow from what is published, the
 * questions' rows and the processes, each right after the event. What a host does with queues and databases between.
 */
export function province() {
  const log: Recorded[] = [];
  const reference = new Map<string, Map<string, unknown>>(agencies.reference.map(({ table }) => [table, new Map()]));
  const tables = new Map(agencies.questions.map((question) => [question.name, memoryTables(question)]));
  const instances = new Map<string, unknown>();

  const rows: ReferenceRows = {
    get: <Row>(table: string, key: string) => Promise.resolve((reference.get(table)?.get(key) ?? null) as Row | null),
    list: <Row>(table: string, prefix: string) => {
      const found = [...(reference.get(table) ?? [])].filter(([key]) => key.startsWith(prefix));
      return Promise.resolve(found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row as Row));
    },
  };

  const eventsOf = (stream: string) => log.filter((event) => event.stream === stream);
  const stateOf = (type: StreamType, id: string, upTo = Infinity) =>
    fold(
      type,
      eventsOf(`${type.prefix}-${id}`).filter(({ revision }) => revision <= upTo),
    );

  const typeOf = (prefix: string) => agencies.streams.find((one) => one.prefix === prefix)!;

  async function decide(type: StreamType, name: string, input: unknown, sending: Sending) {
    const command = type.commands.find((one) => one.name === name)!;
    const parsed = command.input.parse(input);
    const id = command.idOf(parsed) ?? sending.id!;
    const state = stateOf(type, id);
    const lookUps: Record<string, unknown> = {};
    for (const [key, lookUp] of Object.entries(command.looksUp(parsed, state)))
      lookUps[key] = await lookUp.resolve(rows, {
        stateOf: (prefix, of) => Promise.resolve(stateOf(typeOf(prefix), of)),
      });
    const today = sending.today ?? '2026-01-01';
    const common = { now: `${today}T02:00:00.000Z`, today, actor: sending.by ?? installer, id, lookUps };
    const outcome = command.decide(parsed, state, { ...common, commandId: `00000000-0000-4000-8000-${log.length}` });
    return { id, today, outcome, declared: [...command.refuses, ...command.marks] };
  }

  /** Sends a command; gives the name of the refusal, or `null` when it was accepted. */
  async function send(type: StreamType, name: string, input: unknown, sending: Sending = {}): Promise<string | null> {
    const { id, today, outcome, declared } = await decide(type, name, input, sending);
    if (isRejected(outcome)) {
      if (!declared.includes(outcome.rejected)) throw new Error(`${name} does not declare ${outcome.rejected}`);
      return outcome.rejected;
    }
    for (const event of outcome) await record(type, id, { event, today, by: sending.by ?? installer });
    return null;
  }

  async function record(
    type: StreamType,
    id: string,
    { event, today, by }: { readonly event: NewEvent; readonly today: string; readonly by: Actor },
  ) {
    const stream = `${type.prefix}-${id}`;
    const placed = {
      ...event,
      data: definitionOf(type.events).versions[event.name]!.schema.parse(event.data),
      id: `event-${log.length}`,
      stream,
      revision: eventsOf(stream).length,
      position: BigInt(log.length + 1) as Position,
      recordedAt: `${today}T02:00:00.000Z`,
      occurredOn: event.occurredOn ?? today,
      obligations: event.obligations ?? [],
      actor: by,
      commandId: `command-${log.length}`,
      correlationId: 'correlation-1',
    } as Recorded;
    log.push(placed);
    publish(type, id, placed);
    await project(type, id, placed);
    await react(type, placed);
  }

  function publish(type: StreamType, id: string, event: Recorded) {
    for (const { stream, contract, map } of agencies.publishes.filter((one) => one.stream === type)) {
      const mapped = map(event, stateOf(stream, id), id);
      if (mapped === null) continue;
      const data = contract.schema.parse(mapped);
      for (const { table, from } of agencies.reference) {
        const changes = from
          .filter((source) => source.contract.type === contract.type)
          .flatMap((source) =>
            source.rows({
              ...event,
              eventId: event.id,
              type: contract.type,
              subject: event.stream,
              data,
              log: 'log',
              keyRevision: event.revision,
            }),
          );
        for (const { key, row } of changes) reference.get(table)!.set(key, row);
      }
    }
  }

  async function project(type: StreamType, id: string, event: Recorded) {
    const state = stateOf(type, id);
    for (const question of agencies.questions) {
      for (const { events, names, handle } of question.handlers) {
        if (events !== type.events || !names.includes(event.name)) continue;
        await handle(tables.get(question.name), event, { state, scope: type.scope(state, id), id, rows });
      }
    }
  }

  async function react(type: StreamType, event: Recorded) {
    const wire = `${type.prefix}.${event.name}`;
    for (const process of agencies.processes) {
      const key = process.sources.find(({ names }) => names.includes(wire))?.keyOf(event) ?? null;
      if (key !== null) await run(process, key, { is: 'event', event });
    }
  }

  async function run(process: (typeof agencies.processes)[number], key: string, input: ProcessInput) {
    const name = `${process.name}-${key}`;
    const state = process.evolve(instances.get(name) ?? process.initial, input);
    instances.set(name, state);
    for (const wanted of process.react(input, state, { now: '', today: '2026-01-01', key })) {
      if (wanted.do !== 'send') continue;
      const type = agencies.streams.find(({ prefix }) => prefix === wanted.prefix)!;
      const rule = await send(type, wanted.command, wanted.input, { id: wanted.id });
      const answer = { is: 'answer', to: wanted.as } as const;
      await run(
        process,
        key,
        rule === null ? { ...answer, outcome: 'accepted' } : { ...answer, outcome: 'refused', rule },
      );
    }
  }

  async function ask(question: Question, input: unknown, asker: Actor = installer, today = '2026-01-01') {
    const standing: Standing = {
      actor: asker,
      assignments: [],
      ...(await standingOf(asker.agency, today).resolve(rows)),
    };
    const answer = await question.ask(tables.get(question.name), question.input.parse(input), {
      actor: asker,
      now: `${today}T02:00:00.000Z`,
      today,
      rows,
      maySee: (scope) => isAllowed(permissions, question.action, standing, scope),
    });
    return question.output.parse(answer);
  }

  return { send, ask, stateOf, log: log as readonly Recorded[], rows };
}

export type Province = ReturnType<typeof province>;
