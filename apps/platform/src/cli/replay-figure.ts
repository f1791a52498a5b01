import { z } from 'zod';
import { connectionOf, expectOk, type ConnectionOptions } from './connection.ts';
import { printFigure, toldFigure, type FigureOptions } from './figure.ts';
import type { Io } from './io.ts';

const events = z.object({
  totalCount: z.number(),
  nodes: z.array(
    z.object({
      event: z.string(),
      at: z.string(),
      recordedAt: z.string(),
      occurredOn: z.string(),
      record: z.string(),
      value: z.string(),
      reversal: z.boolean(),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
const replayed = toldFigure.extend({ events: events.nullable() });

/** Prints a figure as it was known at any day or position, and every event that made it. For auditors: it is noted. */
export async function replayFigure(
  indicator: string,
  options: FigureOptions & ConnectionOptions,
  io: Io,
): Promise<void> {
  const connection = await connectionOf(options, io);
  const { from, to, unit, agency, obligation, asOf, map } = options;
  let after: string | null = null;
  do {
    const asked = { indicator, from, to, unit, agency, obligation, asOf, map, first: '200', after: after ?? undefined };
    const told = replayed.parse(expectOk(await connection.get(`/api/audit/figure?${queryOf(asked)}`)));
    if (after === null) printFigure(told, io);
    printEvents(told.events, io);
    after = told.events?.pageInfo.hasNextPage ? told.events.pageInfo.endCursor : null;
  } while (after !== null);
}

function printEvents(told: z.infer<typeof events> | null, io: Io): void {
  for (const { event, at, recordedAt, occurredOn, record, value, reversal } of told?.nodes ?? []) {
    io.out(
      `  ${reversal ? '−' : '+'}${value.replace('-', '')}  ${occurredOn}  ${record}  (${recordedAt}, ${at}, ${event})`,
    );
  }
}

/** What is undefined is not asked for. */
export function queryOf(asked: Readonly<Record<string, string | undefined>>): string {
  return new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
}
