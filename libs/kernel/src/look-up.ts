import type { FileDesk } from './files/filed.ts';

/** Rows of a service's own reference tables, as a look-up reads them. */
export interface ReferenceRows {
  /** One row by key; `null` when there is none. */
  get<Row>(table: string, key: string): Promise<Row | null>;
  /** All rows whose key begins so, in order of key. */
  list<Row>(table: string, keyPrefix: string): Promise<readonly Row[]>;
}

/** Records of the deciding service itself, as the log holds them at this moment. */
export interface OwnRecords {
  /** The state of `<prefix>-<id>`; the initial one where there is no such record. */
  stateOf(prefix: string, id: string): Promise<unknown>;
  /**
   * Ids of the keys under which the record that is decided on was sealed for a subject until now, those already destroyed
   * left out. None of them seals anything from then on. Absent where nothing is decided.
   */
  keysUntilNow?(subject: string): Promise<readonly string[]>;
  /**
   * A file that is attached to a record of the service and stands; `null`: there is none of it. Absent where nothing is decided.
   *
   * @param stream the record's, `ownForm-…`
   */
  attached?(stream: string, file: string): Promise<AttachedContent | null>;
  /** What is kept of files; absent where nothing is decided, or where no files can be kept. */
  readonly files?: FileDesk;
}

/** A file of a record, whole. It never changes: its hash is that of what was attached. */
export interface AttachedContent {
  readonly name: string;
  readonly hash: string;
  /** `null`: it is larger than anything that is decided by. */
  readonly bytes: Uint8Array | null;
}

/** Which figures of a report: whose, of which period, and as the log had them up to where. */
export interface FiguresAsked {
  readonly regime: string;
  readonly period: string;
  /** `null`: those of the report that consolidates the reports of all. */
  readonly reporter: string | null;
  /** `<log>:<position>`. */
  readonly position: string;
  /** Of consolidated figures: whether they hold the late work that waits for the reports of its agencies. Absent: it waits. */
  readonly late?: 'waits' | 'taken-in';
}

/** What another part of the platform tells whoever acts, by the actor's own rights. */
export interface Elsewhere {
  /**
   * Figures at one position: asked again they are the same, so that a decision that is repeated decides the same. It throws where
   * they are not to be had, and then nothing is decided.
   */
  figures(asked: FiguresAsked): Promise<unknown>;
}

/**
 * A question that a decision asks about facts outside its stream: which team stood on a day, which legal basis applied.
 * It is named in `looksUp` and resolved by the host before `decide`.
 */
export interface LookUp<T> {
  /** Reference tables that it reads. */
  readonly tables: readonly string[];
  resolve(rows: ReferenceRows, records?: OwnRecords, elsewhere?: Elsewhere): Promise<T>;
}

export function lookUp<T>(tables: readonly string[], resolve: LookUp<T>['resolve']): LookUp<T> {
  return { tables, resolve };
}

/** Another record of the same service: the only way to look at one that leaves the service in nothing. */
export function ownRecord<State>(prefix: string, id: string): LookUp<State> {
  return {
    tables: [],
    resolve: async (_, records) => {
      if (!records) throw new Error(`${prefix}-${id} is looked up where there are no records`);
      return (await records.stateOf(prefix, id)) as State;
    },
  };
}

/** Figures of a report as whoever acts is told them; nobody types one. */
export function figuresAsOf(asked: FiguresAsked): LookUp<unknown> {
  return {
    tables: [],
    resolve: async (_, __, elsewhere) => {
      if (!elsewhere) throw new Error('figures are looked up where nobody acts who could be told them');
      return elsewhere.figures(asked);
    },
  };
}

export type LookUps = Readonly<Record<string, LookUp<unknown>>>;
export type Resolved<L> = { readonly [K in keyof L]: L[K] extends LookUp<infer T> ? T : never };
