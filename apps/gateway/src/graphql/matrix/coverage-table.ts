import { unitWords } from '../../figure/words/unit-words.ts';
import { inBoth } from '../../figure/words/words.ts';
import { stateWords } from '../../matrix/words.ts';
import { count, dayCell, text, valueCell, yesOrNo, type Cell, type Line, type Table } from '../../table/table.ts';
import type { GatewayContext } from '../context.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import { evidenceInWords } from './evidenced-by.ts';
import { ownFigures } from './figures.ts';
import { coverageOf, type CoverageAsked, type CoverageCell } from './picture.ts';

const head = [
  ...['Nhiệm vụ / Obligation', 'Mục / Clause', 'Cơ quan / Addressee', 'Tên cơ quan / Name'],
  ...['Tình trạng / State', 'Quá hạn / Overdue', 'Hạn / Due on'],
  ...['Số việc / Activities', 'Còn hiệu lực / Standing', 'Ngày gần nhất / Last on'],
  ...['Số liệu của chính cơ quan / Own figures', 'Việc của ai / Whose work'],
  ...['Từ ngày / From', 'Đến ngày / To', 'Đầy đủ đến / Complete to'],
];

/** The matrix, one line a cell, each with the frame. What may not be seen is blank, not zero. */
export async function coverageTable(context: GatewayContext, asked: CoverageAsked): Promise<Table> {
  const cells = (await coverageOf(context, asked)).flatMap((row) => row.cells);
  const { frontier } = await context.knownTo();
  const lines = cells.map(async (cell) => {
    const agency = await context.loaders.agency.load(cell.addressee);
    const whose = await evidenceInWords(context, cell);
    return lineOf(cell, {
      ...{ name: agency?.names.vi ?? '', completeTo: frontier?.at ?? '' },
      ...{ own: (await ownFigures(context, cell)).map(figureWords).join('; '), whose: whose ? inBoth(whose) : '' },
    });
  });
  return { head, lines: await Promise.all(lines) };
}

function lineOf(
  cell: CoverageCell,
  { name, completeTo, own, whose }: { readonly [Word in 'name' | 'completeTo' | 'own' | 'whose']: string },
): Line {
  const { obligation, addressee, state, overdue, due, happened, stood, lastOn, hidden, since, to } = cell;
  const seen = (value: number): Cell => count(hidden ? null : value);
  return [
    ...[obligation.code, obligation.clause, addressee, name, inBoth(stateWords[state])].map(text),
    ...[yesOrNo(overdue), dayCell(due?.on ?? null)],
    ...[seen(happened), seen(stood), dayCell(hidden ? null : lastOn)],
    ...[text(own), text(whose)],
    ...[dayCell(since), dayCell(to), text(completeTo)],
  ];
}

/** A figure as one of several in a cell. */
function figureWords({ value, frame }: FigureAnswer): string {
  const cell = valueCell(value);
  const words = 'digits' in cell ? `${cell.digits} ${unitWords(frame.unitOfCount)}` : cell.text;
  return `${frame.names.vi}: ${words}`;
}
