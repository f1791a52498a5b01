import type { Table } from '../../table/table.ts';
import { xlsxApart } from '../../table/xlsx-apart.ts';
import type { GatewayContext } from '../context.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import type { ReportsAsked } from '../matrix/reports.ts';
import { frameLines } from './table-frame.ts';

interface Framed {
  readonly asked: ReportsAsked;
  /** Those that the table shows. */
  readonly figures: readonly FigureAnswer[];
  readonly notes?: readonly string[];
}

/** A table with its frame as the base64 of a workbook: GraphQL carries text alone. */
export async function workbookOf(
  context: GatewayContext,
  table: Table,
  { asked, figures, notes = [] }: Framed,
): Promise<string> {
  const bytes = await xlsxApart(table, await frameLines(context, asked, { figures, notes }));
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
