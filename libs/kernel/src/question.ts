import type { z } from 'zod';
import type { Title } from './command.ts';
import type { Actor, Day, Instant } from './envelope.ts';
import { definitionOf, type AnyEvents, type EventName, type PlacedEvent, type RecordedOf } from './events.ts';
import type { ReferenceRows } from './look-up.ts';
import type { Refusals } from './refusals.ts';
import type { Scope } from './scope.ts';

interface ColumnTypes {
  text: string;
  /** `YYYY-MM-DD`. */
  day: Day;
  instant: Instant;
  integer: number;
  /** A whole number beyond 32 bits, as a string. */
  bigint: string;
  boolean: boolean;
  texts: readonly string[];
  json: unknown;
  scope: Scope;
}

export type ColumnType = keyof ColumnTypes;
/** `text` or, where it may be absent, `text?`. */
export type Column = ColumnType | `${ColumnType}?`;
export type Columns = Readonly<Record<string, Column>>;

type ValueOf<C extends Column> = C extends `${infer T extends ColumnType}?`
  ? ColumnTypes[T] | null
  : C extends ColumnType
    ? ColumnTypes[C]
    : never;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> };

export interface TableDefinition<C extends Columns = Columns> {
  readonly columns: C;
  readonly key: readonly string[];
  readonly indexes: readonly (readonly string[])[];
}

/** A table of a question; the host makes it under a versioned name. */
export function table<const C extends Columns>(
  columns: C,
  options: {
    readonly key: readonly (keyof C & string)[];
    readonly indexes?: readonly (readonly (keyof C & string)[])[];
  },
): TableDefinition<C> {
  return { columns, key: options.key, indexes: options.indexes ?? [] };
}

export interface Selection<Row> {
  /** Equal to the value, or to any of the values when it is a list; `null` asks for absent. */
  readonly where?: { readonly [K in keyof Row]?: Row[K] | readonly NonNullable<Row[K]>[] | null };
  /** Inclusive at both ends; either may be left out. */
  readonly between?: { readonly [K in keyof Row]?: { readonly from?: Row[K]; readonly to?: Row[K] } };
  /** The `texts` column holds the value. */
  readonly has?: { readonly [K in keyof Row]?: string };
  /** Every word of the value occurs in the column, which holds folded text. */
  readonly contains?: { readonly [K in keyof Row]?: string };
  readonly order?: readonly ((keyof Row & string) | `-${keyof Row & string}`)[];
  readonly limit?: number;
}

/** A table as handlers and queries see it. */
export interface Table<Row> {
  get(key: Partial<Row>): Promise<Row | null>;
  /** Inserts, or replaces the row with the same key. */
  put(row: Row): Promise<void>;
  remove(key: Partial<Row>): Promise<void>;
  /** Rows in the order asked for, fetched in pages as they are read. */
  select(selection?: Selection<Row>): AsyncIterable<Row>;
  count(selection?: Selection<Row>): Promise<number>;
}

export type TableDefinitions = Readonly<Record<string, TableDefinition>>;
export type TablesOf<T extends TableDefinitions> = {
  readonly [K in keyof T]: T[K] extends TableDefinition<infer C> ? Table<RowOf<C>> : never;
};

/** What a handler may ask for besides its own tables: the state of the event's record just after it. */
export interface Projecting {
  readonly state: unknown;
  readonly scope: Scope;
  /** Id of the record, without its prefix. */
  readonly id: string;
  readonly rows: ReferenceRows;
}

export interface EventHandlers {
  readonly events: AnyEvents;
  readonly names: readonly string[];
  handle(tables: unknown, event: PlacedEvent, projecting: Projecting): Promise<void>;
}

/** Handlers of a question for the events of one stream type; names that are left out are not looked at. */
export function on<T extends TableDefinitions>() {
  return <E extends AnyEvents>(
    events: E,
    handlers: {
      readonly [Name in EventName<E>]?: (
        tables: TablesOf<T>,
        event: PlacedEvent<RecordedOf<E, Name>>,
        projecting: Projecting,
      ) => Promise<void>;
    },
  ): EventHandlers => ({
    events,
    names: Object.keys(handlers),
    handle: async (tables, event, projecting) => {
      const handler = (
        handlers as Record<string, ((t: unknown, e: unknown, p: Projecting) => Promise<void>) | undefined>
      )[event.name];
      await handler?.(tables, event, projecting);
    },
  });
}

/** One handler for every event of a stream type: for questions that show a record's present state. */
export function onAny<T extends TableDefinitions>() {
  return <E extends AnyEvents>(
    events: E,
    handle: (tables: TablesOf<T>, event: PlacedEvent<RecordedOf<E>>, projecting: Projecting) => Promise<void>,
  ): EventHandlers => ({
    events,
    names: Object.keys(definitionOf(events).versions),
    handle: (tables, event, projecting) =>
      handle(tables as TablesOf<T>, event as PlacedEvent<RecordedOf<E>>, projecting),
  });
}

/** Who asks, and what they may see. */
export interface Asking {
  readonly actor: Actor;
  /** Accounts for which the asker stands in today, as far as this question goes: what waits for them waits for the asker too. */
  readonly standsInFor?: readonly string[];
  readonly now: Instant;
  readonly today: Day;
  readonly rows: ReferenceRows;
  /** May this actor see a record of this scope under the question's own action? */
  readonly maySee: (scope: Scope) => boolean;
  /** May this actor read the record of this stream, as it is now? Only the host can tell. */
  readonly mayRead?: (stream: string) => Promise<boolean>;
}

/** One question as it was declared, with its types forgotten. */
export interface Question {
  readonly name: string;
  /** Raised when tables or handlers change: the host builds the new one beside the live one. */
  readonly version: number;
  readonly action: string;
  readonly title: Title;
  readonly tables: TableDefinitions;
  readonly handlers: readonly EventHandlers[];
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly refusals: Refusals;
  ask(tables: unknown, input: unknown, asking: Asking): Promise<unknown>;
}

/** Declares a read model over the service's own streams, and the one query that it answers. */
export function question<T extends TableDefinitions, I extends z.ZodType, O extends z.ZodType>(declared: {
  /** In kebab case; part of the address. Never renamed. */
  readonly name: string;
  readonly version: number;
  readonly action: string;
  readonly title: Title;
  readonly tables: T;
  readonly handlers: readonly EventHandlers[];
  readonly input: I;
  readonly output: O;
  readonly refusals?: Refusals;
  readonly ask: (tables: TablesOf<T>, input: z.output<I>, asking: Asking) => Promise<z.input<O>>;
}): Question {
  return {
    ...declared,
    refusals: declared.refusals ?? {},
    ask: (tables, input, asking) => declared.ask(tables as TablesOf<T>, input as z.output<I>, asking),
  };
}

/** The first rows that the asker may see: filtered before they are counted, so that a page tells nothing of hidden rows. */
export async function firstVisible<Row>(
  rows: AsyncIterable<Row>,
  maySee: (row: Row) => boolean,
  limit: number,
): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }> {
  const found: Row[] = [];
  for await (const row of rows) {
    if (!maySee(row)) continue;
    if (found.length === limit) return { rows: found, more: true };
    found.push(row);
  }
  return { rows: found, more: false };
}
