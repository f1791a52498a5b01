import { writeZip } from '../zip/write-zip.ts';
import { lettersOf } from './cell.ts';

/** How a cell looks: `code` and `day` keep their form when somebody types into them. */
export type Look = 'plain' | 'head' | 'hint' | 'text' | 'day';

/** A cell to write; text is text whatever it begins with. */
export type WrittenCell =
  | null
  | { readonly text: string; readonly look?: Look }
  | { readonly digits: string; readonly look?: Look }
  | { readonly yes: boolean };

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Rows that stay in sight. */
  readonly frozen: number;
  /** In characters, one for each column. */
  readonly widths: readonly number[];
  /** How cells that are still empty look, one for each column. */
  readonly looks?: readonly Look[];
  readonly choices?: readonly Choices[];
}

/** The only values that cells of a column take, below the rows that are written. */
export interface Choices {
  readonly column: number;
  readonly fromRow: number;
  readonly toRow: number;
  /** Where they stand, `Danh mục!$A$2:$A$9`. */
  readonly range: string;
}

const LOOKS: readonly Look[] = ['plain', 'head', 'hint', 'text', 'day'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook; the same sheets are the same bytes. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Buffer {
  const numbered = sheets.map((sheet, index) => ({ sheet, n: index + 1 }));
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inside: string) => `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...numbered.map(({ n }) => override(`worksheets/sheet${n}`, 'worksheet')),
  ].join('');
  const named = numbered.map(({ sheet, n }) => `<sheet name="${escaped(sheet.name)}" sheetId="${n}" r:id="r${n}"/>`);
  const parts: [string, string][] = [
    ['[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types">${types}</Types>`],
    ['_rels/.rels', relations(relation('r1', 'officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named.join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        numbered.map(({ n }) => relation(`r${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('') +
          relation('styles', 'styles', 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', STYLES],
    ...numbered.map(({ sheet, n }): [string, string] => [`xl/worksheets/sheet${n}.xml`, sheetXml(sheet)]),
  ];
  return writeZip(parts.map(([name, text]) => [name, HEAD + text]));
}

const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>',
  '<fonts count="3"><font><sz val="11"/><name val="Times New Roman"/></font>',
  '<font><b/><sz val="11"/><name val="Times New Roman"/></font>',
  '<font><i/><sz val="10"/><color rgb="FF595959"/><name val="Times New Roman"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${LOOKS.length}">`,
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment wrapText="1" vertical="top"/></xf>',
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment wrapText="1" vertical="top"/></xf>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '</cellXfs></styleSheet>',
].join('');

function sheetXml({ rows, frozen, widths, looks = [], choices = [] }: WrittenSheet): string {
  const columns = widths.map((width, index) => {
    const style = LOOKS.indexOf(looks[index] ?? 'plain');
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  const pane =
    frozen === 0
      ? ''
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const lines = rows.map((cells, index) => `<row r="${index + 1}">${cells.map(cellXml(index + 1)).join('')}</row>`);
  const lists = choices.map(({ column, fromRow, toRow, range }) => {
    const letters = lettersOf(column);
    return `<dataValidation type="list" allowBlank="1" sqref="${letters}${fromRow}:${letters}${toRow}"><formula1>${escaped(range)}</formula1></dataValidation>`;
  });
  const validations =
    lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return `<worksheet xmlns="${MAIN}">${pane}<cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData>${validations}</worksheet>`;
}

function cellXml(row: number): (cell: WrittenCell, column: number) => string {
  return (cell, column) => {
    if (cell === null) return '';
    const at = `r="${lettersOf(column)}${row}"`;
    if ('yes' in cell) return `<c ${at} t="b"><v>${cell.yes ? 1 : 0}</v></c>`;
    const style = `s="${LOOKS.indexOf(cell.look ?? 'plain')}"`;
    if ('digits' in cell) return `<c ${at} ${style}><v>${cell.digits}</v></c>`;
    return `<c ${at} ${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
  };
}

const NO_ROOM =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What no such file can hold is left out. */
function escaped(text: string): string {
  return text
    .replace(NO_ROOM, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
