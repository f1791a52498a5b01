import type { Block, Column, HeadCell, Row, Table } from '@lien-nganh/documents';
import { unitWords } from '../../figure/words/unit-words.ts';
import type { Definition } from '../../measures/definition.ts';
import { refOf, type FigureAsked } from '../question/asked.ts';
import { namesOf } from '../lines/rows.ts';
import type { AnnexLaid, ColumnOf, SectionLaid } from '../lines/layout.ts';
import { printed } from '../lines/layout.ts';
import { partName } from '../question/part-name.ts';
import type { Told } from '../figures/told.ts';
import { isStock } from '../../figure/versions.ts';
import { cellFor, figureFor, kindOf, toldFor, type Drawn } from './cells.ts';
import { isShown } from './variants.ts';
import { columnWords, daysInWords } from './words.ts';

const NAME_WIDTH = 4;
const FIGURE_WIDTH = 1.4;

/** The figures of a section with what stands beside them; none where the variant tells nothing of them. */
export function sectionTable(drawn: Drawn, { lines }: SectionLaid): readonly Block[] {
  const shown = lines.filter(({ asked }) => isShown(drawn.variant, toldFor(drawn, asked)));
  const [first] = shown;
  if (first === undefined) return [];
  const plansNothing = shown.every(({ asked }) => isWithoutTarget(drawn, asked));
  const isKept = ({ column }: FigureAsked) => !plansNothing || (column !== 'plan' && column !== 'percent-of-plan');
  const columns = first.cells.filter(isKept).map(({ column }) => column);
  const rows = shown.map(({ asked, cells }): Row => {
    const told = toldFor(drawn, asked);
    const unit = told.definition === null ? '' : unitWords(told.definition.unitOfCount);
    return {
      ...{ is: 'line', level: asked.part === null ? 0 : 1 },
      cells: [
        { is: 'text', text: nameOf(drawn, asked) },
        { is: 'text', text: unit },
        ...cells
          .filter(isKept)
          .map((cell) => ({ is: 'figure', figure: figureFor(drawn, toldFor(drawn, cell)) }) as const),
      ],
    };
  });
  const table: Table = {
    ...{ is: 'table', caption: null, rows },
    notes: plansNothing ? [[{ is: 'text', text: 'Không có chỉ tiêu kế hoạch cho các số liệu này.' }]] : [],
    frame: frameOf(
      drawn,
      shown.map(({ asked }) => toldFor(drawn, asked)),
      null,
    ),
    columns: [
      { kind: 'text', width: NAME_WIDTH },
      { kind: 'text', width: FIGURE_WIDTH },
      ...columns.map((column): Column => {
        return { kind: column === 'percent-of-plan' ? 'percent' : 'number', width: FIGURE_WIDTH };
      }),
    ],
    head: [[{ text: 'Chỉ tiêu' }, { text: 'Đơn vị tính' }, ...columns.map((one) => ({ text: columnWords[one] }))]],
  };
  return [table];
}

/** A table in which nothing was planned has no columns of plans: it says so once. */
function isWithoutTarget(drawn: Drawn, asked: FigureAsked): boolean {
  const planned = drawn.composed.told.get(refOf(drawn.composed.known.key, { ...asked, column: 'plan' }));
  return planned === undefined || (planned.value.is === 'missing' && planned.value.because === 'no-target');
}

function nameOf({ composed }: Drawn, { indicator, part }: SectionLaid['lines'][number]['asked']): string {
  const { vi } = namesOf(composed.by, indicator);
  return part === null ? vi : `${vi}: ${partName(part).vi}`;
}

/** The table of an annex, with the columns and rows that the variant tells of. */
export function annexTable(drawn: Drawn, { annex, rows }: AnnexLaid): Table {
  const shown = annex.columns.flatMap((column, index) => (isColumnShown(drawn, column, { rows, index }) ? index : []));
  const columns = shown.map((index) => annex.columns[index]!);
  const kept = rows.filter(({ cells }) => annex.rows !== 'indicators' || isRowShown(drawn, cells));
  const told = kept.flatMap(({ cells }) =>
    toldIn(
      drawn,
      shown.map((index) => cells[index]!),
    ),
  );
  return {
    ...{ is: 'table', caption: null, head: headOf(annex.rowHeading.vi, columns) },
    frame: frameOf(drawn, told, annex.rows),
    columns: [
      { kind: 'text', width: NAME_WIDTH },
      ...columns.map((column, index) =>
        columnFor(
          column,
          toldIn(
            drawn,
            kept.map(({ cells }) => cells[shown[index]!]!),
          ),
        ),
      ),
    ],
    rows: kept.map(({ row, cells }): Row => ({
      ...{ is: row.total ? 'total' : 'line', level: 0 },
      cells: [{ is: 'text', text: row.name.vi }, ...shown.map((index) => cellFor(drawn, cells[index]!))],
    })),
    notes: annex.note === null ? [] : [[{ is: 'text', text: annex.note.vi }]],
  };
}

type Cells = AnnexLaid['rows'][number]['cells'];

function toldIn(drawn: Drawn, cells: Cells): readonly Told[] {
  return cells.flatMap((cell) => (cell?.is === 'figure' || cell?.is === 'share' ? toldFor(drawn, cell.asked) : []));
}

function isRowShown(drawn: Drawn, cells: Cells): boolean {
  const told = toldIn(drawn, cells);
  return told.length === 0 || told.some((one) => isShown(drawn.variant, one));
}

function isColumnShown(
  drawn: Drawn,
  { restricted, shows }: ColumnOf,
  { rows, index }: { readonly rows: AnnexLaid['rows']; readonly index: number },
): boolean {
  if (restricted && drawn.variant !== 'restricted') return false;
  // who enters late is told at work
  if (drawn.variant === 'public' && (shows.is === 'entry' || shows.is === 'entered-later')) return false;
  const told = toldIn(
    drawn,
    rows.map(({ cells }) => cells[index]!),
  );
  return told.length === 0 || told.some((one) => isShown(drawn.variant, one));
}

const days: readonly string[] = ['due-on', 'received-on', 'decided-on'];

/** Beside the others: a day stands on one line, figures in words take room, what is a word or a number does not. */
const DAY_WIDTH = 1.8;
const widths: Readonly<Record<string, number>> = { 'evidence-figures': NAME_WIDTH, evidence: 1.1, submission: 1 };

function columnFor({ shows }: ColumnOf, told: readonly Told[]): Column {
  if (shows.is === 'told') {
    return days.includes(shows.what)
      ? { kind: 'day', width: DAY_WIDTH }
      : { kind: 'text', width: widths[shows.what] ?? 2 };
  }
  if (isShare(shows)) return { kind: 'percent', width: FIGURE_WIDTH };
  const isMoney = told.length > 0 && told.every(({ definition }) => kindOf(definition) === 'money');
  return isMoney ? { kind: 'money', width: 2 } : { kind: 'number', width: FIGURE_WIDTH };
}

function isShare(shows: ColumnOf['shows']): boolean {
  return (
    shows.is === 'share-of-units' ||
    shows.is === 'entered-later' ||
    ('column' in shows && shows.column === 'percent-of-plan')
  );
}

/** One row, or two where columns stand in groups. */
function headOf(rowHeading: string, columns: readonly ColumnOf[]): readonly (readonly HeadCell[])[] {
  if (columns.every(({ group }) => group === null)) {
    return [[{ text: rowHeading }, ...columns.map(({ heading }) => ({ text: heading.vi }))]];
  }
  const above: HeadCell[] = [{ text: rowHeading, down: 2 }];
  const below: HeadCell[] = [];
  columns.forEach(({ heading, group }, index) => {
    if (group === null) return void above.push({ text: heading.vi, down: 2 });
    below.push({ text: heading.vi });
    const last = above.at(-1)!;
    const goesOn = index > 0 && columns[index - 1]!.group?.vi === group.vi;
    if (goesOn) above[above.length - 1] = { ...last, across: (last.across ?? 1) + 1 };
    else above.push({ text: group.vi });
  });
  return [above, below];
}

/** Units of count, days and versions of a table: what one must know to read it. */
function frameOf({ composed }: Drawn, told: readonly Told[], rows: AnnexLaid['annex']['rows'] | null): Table['frame'] {
  const definitions = told.flatMap(({ definition }) => definition ?? []);
  if (definitions.length === 0) return null;
  const { period } = composed.known;
  return {
    unitOfCount: distinct(definitions.map(({ unitOfCount }) => unitWords(unitOfCount))).join(', '),
    period: rows === 'quarters' ? null : daysOfTable(definitions, period),
    source: null,
    definition: versionsIn(told),
  };
}

function daysOfTable(definitions: readonly Definition[], { from, to }: { readonly from: string; readonly to: string }) {
  const on = `tính đến ngày ${printed(to)}`;
  if (definitions.every(isStock)) return on;
  const days = daysInWords({ from, to });
  return definitions.some(isStock) ? `${days}; số hiện có ${on}` : days;
}

/** `inspections-done bản 2`: those that are not the first, for a first version says nothing. */
function versionsIn(told: readonly Told[]): string | null {
  const later = told.filter(({ definitionVersions }) => definitionVersions.some((version) => version > 1));
  const words = later.map(({ asked, definitionVersions }) => `${asked.indicator} bản ${definitionVersions.join(', ')}`);
  return words.length === 0 ? null : distinct(words).join('; ');
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
