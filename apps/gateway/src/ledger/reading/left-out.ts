import type { ClientBase } from 'pg';

/** Records whose facts a question leaves out, by their ids in the ledger. Everything else of it stays as it is. */
export interface LeftOut {
  /** On every line of every axis. */
  readonly records: readonly bigint[];
  /** On one agency's line alone: the others, and the total, keep them. */
  readonly lines: readonly { readonly agency: string; readonly record: bigint }[];
  /** Released tables, each edition by where it was told: one record tells all tables of its indicator. */
  readonly tables: readonly { readonly record: bigint; readonly position: bigint }[];
}

/** Tables that are left out, side by side as SQL takes them. */
export type TablesLeftOut = readonly [records: readonly bigint[], positions: readonly bigint[]];

export function tablesLeftOut(leftOut: LeftOut | undefined): TablesLeftOut {
  const tables = leftOut?.tables ?? [];
  return [tables.map(({ record }) => record), tables.map(({ position }) => position)];
}

/** Lines with the records that are left out on each, side by side as SQL takes them. */
export interface PairsLeftOut {
  readonly lines: readonly string[];
  readonly records: readonly bigint[];
}

/** What is left out of some lines of one axis; `null`: nothing. */
export function pairsLeftOut(
  leftOut: LeftOut | undefined,
  { axis, lines }: { readonly axis: string; readonly lines: readonly string[] },
): PairsLeftOut | null {
  if (leftOut === undefined) return null;
  const everywhere = lines.flatMap((line) => leftOut.records.map((record) => ({ line, record })));
  const alone = axis === 'agency' ? leftOut.lines.filter(({ agency }) => lines.includes(agency)) : [];
  const pairs = [...everywhere, ...alone.map(({ agency, record }) => ({ line: agency, record }))];
  if (pairs.length === 0) return null;
  return { lines: pairs.map(({ line }) => line), records: pairs.map(({ record }) => record) };
}

/** The ids by which a ledger knows streams; those that it has never heard of have none. */
export async function recordsNamed(
  tx: ClientBase,
  { schema }: { readonly schema: string },
  streams: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await tx.query<{ id: bigint; stream: string }>(
    `select id, stream from ${schema}.records where stream = any($1)`,
    [streams],
  );
  return new Map(rows.map(({ id, stream }) => [stream, id]));
}
