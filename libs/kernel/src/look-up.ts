/** Rows of a service's own reference tables, as a look-up reads them. */
export interface ReferenceRows {
  /** One row by key; `null` when there is none. */
  get<Row>(table: string, key: string): Promise<Row | null>;
  /** All rows whose key begins so, in order of key. */
  list<Row>(table: string, keyPrefix: string): Promise<readonly Row[]>;
}

/**
 * A question that a decision asks about facts outside its stream: which team stood on a day, which legal basis applied.
 * It is named in `looksUp` and resolved by the host before `decide`.
 */
export interface LookUp<T> {
  /** Reference tables that it reads. */
  readonly tables: readonly string[];
  resolve(rows: ReferenceRows): Promise<T>;
}

export function lookUp<T>(tables: readonly string[], resolve: (rows: ReferenceRows) => Promise<T>): LookUp<T> {
  return { tables, resolve };
}

export type LookUps = Readonly<Record<string, LookUp<unknown>>>;
export type Resolved<L> = { readonly [K in keyof L]: L[K] extends LookUp<infer T> ? T : never };
