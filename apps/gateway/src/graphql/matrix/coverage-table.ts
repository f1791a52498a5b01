import { count, dayCell, text, type Cell, type Line, type Table } from '../../table/table.ts';
import { stateWords } from '../../matrix/words.ts';
import type { GatewayContext } from '../context.ts';
import { coverageOf, type CoverageAsked, type CoverageCell } from './picture.ts';

const head = [
  ...['Nhiệm vụ / Obligation', 'Mục / Clause', 'Cơ quan / Addressee', 'Tên cơ quan / Name'],
  ...['Tình trạng / State', 'Quá hạn / Overdue', 'Hạn / Due on'],
  ...['Số việc / Activities', 'Còn hiệu lực / Standing', 'Ngày gần nhất / Last on'],
  ...['Từ ngày / From', 'Đến ngày / To', 'Đầy đủ đến / Complete to'],
];

/** The matrix, one line a cell, each with the frame. What may not be seen is blank, not zero. */
export async function coverageTable(context: GatewayContext, asked: CoverageAsked): Promise<Table> {
  const cells = (await coverageOf(context, asked)).flatMap((row) => row.cells);
  const { frontier } = await context.knownTo();
  const lines = cells.map(async (cell) => {
    const agency = await context.loaders.agency.load(cell.addressee);
    return lineOf(cell, { name: agency?.names.vi ?? '', completeTo: frontier?.at ?? '' });
  });
  return { head, lines: await Promise.all(lines) };
}

function lineOf(
  cell: CoverageCell,
  { name, completeTo }: { readonly name: string; readonly completeTo: string },
): Line {
  const { obligation, addressee, state, overdue, due, happened, stood, lastOn, hidden, since, to } = cell;
  const { vi, en } = stateWords[state];
  const seen = (value: number): Cell => count(hidden ? null : value);
  return [
    ...[obligation.code, obligation.clause, addressee, name, `${vi} / ${en}`].map(text),
    ...[text(overdue ? 'có / yes' : 'không / no'), dayCell(due?.on ?? null)],
    ...[seen(happened), seen(stood), dayCell(hidden ? null : lastOn)],
    ...[dayCell(since), dayCell(to), text(completeTo)],
  ];
}
