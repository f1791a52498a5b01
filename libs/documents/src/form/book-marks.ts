import { keptProperties } from '../properties.ts';
import type { OfficialDocument } from '../model.ts';
import type { Figure } from '../values.ts';
import { HEAD, LIST, LIST_SHEET } from '../xlsx/marks.ts';
import { addressOf, columnOf } from '../xlsx/rules.ts';
import { element, escapedText } from '../xml.ts';
import { WORKBOOK } from './book.ts';
import { appended, freeName, relationsOf, textOf, withRelation, type FormParts } from './parts.ts';
import { UnusableForm } from './places.ts';
import { attributeOf, edited, tagsIn, type Tag } from './tags.ts';

/** What a filled form keeps of itself. */
export interface Kept extends Pick<OfficialDocument, 'provenance' | 'label'> {
  /** `<form>@<version>`. */
  readonly ownForm: string;
}

/** A cell with a figure in it. */
export interface CellMarked {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly figure: Figure;
  readonly shown: 'plain' | 'percent' | 'day';
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** With a hidden sheet that says which cell is which figure, as the workbooks of reports have one that is shown. */
export function withMarks(parts: FormParts, marked: readonly CellMarked[], kept: Kept): FormParts {
  const workbook = textOf(parts, WORKBOOK);
  const tags = tagsIn(workbook);
  const own = names(
    tags.filter(({ name, is }) => name === 'sheet' && is !== 'close'),
    'name',
  );
  const sheet = freeName(own, LIST_SHEET, (n) => `${LIST_SHEET} (${n})`);
  const part = freeName(Object.keys(parts), 'xl/worksheets/lienNganh.xml', (n) => `xl/worksheets/lienNganh${n}.xml`);
  const relations = relationsOf(parts, WORKBOOK);
  const id = freeName(
    relations.map((one) => one.id),
    'rIdLienNganh',
    (n) => `rIdLienNganh${n}`,
  );
  const type = relations.find((one) => one.type.endsWith('/worksheet'))?.type;
  if (type === undefined) throw new UnusableForm('damaged');
  const list = marked.map((one, index) => [`LienNganh_${index + 1}`, 'f', one.figure.ref, ...numberOf(one)]);
  const rows = [HEAD, ...keptProperties(kept).map(([name, text]) => [name, 'p', text, '', '']), ...list];
  const encode = (text: string) => new TextEncoder().encode(text);
  return {
    ...parts,
    [part]: encode(sheetOf(rows)),
    [WORKBOOK]: encode(workbookWith(workbook, { tags, sheet, id, marked })),
    'xl/_rels/workbook.xml.rels': encode(withRelation(parts, WORKBOOK, { id, type, target: `/${part}` })),
    '[Content_Types].xml': encode(
      appended(textOf(parts, '[Content_Types].xml'), 'Types', (prefix) =>
        element(`${prefix}Override`, { PartName: `/${part}`, ContentType: SHEET_TYPE }),
      ),
    ),
  };
}

/** How the number of a cell reads, and the checks behind a zero; `share`: the cell holds a hundredth of it. */
function numberOf({ figure: { value }, shown }: CellMarked): readonly [string, string] {
  if (value.is !== 'number' && value.is !== 'zero') return ['', ''];
  const kind = value.kind === 'percent' && shown === 'percent' ? 'share' : value.kind;
  return [kind, value.is === 'zero' ? (value.checks ?? '') : ''];
}

function names(tags: readonly Tag[], attribute: string): readonly string[] {
  return tags.map((tag) => attributeOf(tag, attribute) ?? '');
}

function sheetOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, row: number, column: number) =>
    text === ''
      ? ''
      : element(
          'c',
          { r: addressOf(row, column), t: 'inlineStr' },
          element('is', {}, element('t', {}, escapedText(text))),
        );
  const each = rows.map((cells, row) =>
    element('row', { r: row + 1 }, ...cells.map((text, column) => cell(text, row, column))),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element('worksheet', { xmlns: MAIN }, element('sheetData', {}, ...each))}`;
}

interface Added {
  readonly tags: readonly Tag[];
  readonly sheet: string;
  readonly id: string;
  readonly marked: readonly CellMarked[];
}

/** The sheet, the names of its cells, and that formulas are to be worked out when it is opened. */
function workbookWith(xml: string, { tags, sheet, id, marked }: Added): string {
  const sheets = tags.filter(({ name, is }) => name === 'sheet' && is !== 'close');
  const last = sheets.at(-1);
  const close = tags.find(({ name, is }) => name === 'sheets' && is === 'close');
  if (!last || !close) throw new UnusableForm('damaged');
  const prefix = close.full.slice(0, -close.name.length);
  const relation = /(?:^|\s)(\w+:id)\s*=/.exec(last.raw)?.[1] ?? 'r:id';
  const number = Math.max(...names(sheets, 'sheetId').map(Number)) + 1;
  const added = element(`${prefix}sheet`, { name: sheet, sheetId: number, state: 'hidden', [relation]: id });
  const named = [{ name: LIST, at: `${quoted(sheet)}!$A$1` }, ...marked.map(placed)];
  const definitions = named.map(({ name, at }) => element(`${prefix}definedName`, { name }, escapedText(at)));
  return edited(xml, [
    { start: close.start, end: close.start, by: added },
    definedNames(tags, definitions.join(''), prefix),
    recalculation(tags, prefix),
  ]);
}

function placed({ sheet, row, column }: CellMarked, index: number) {
  return { name: `LienNganh_${index + 1}`, at: `${quoted(sheet)}!$${columnOf(column)}$${row + 1}` };
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/** Elements of a workbook that stand before the names, in the order of its schema. */
const BEFORE = ['externalReferences', 'functionGroups', 'sheets'];

function endOf(tags: readonly Tag[], elements: readonly string[]): number {
  const last = tags.findLast(({ name, is }) => elements.includes(name) && is !== 'open');
  if (!last) throw new UnusableForm('damaged');
  return last.end;
}

function definedNames(tags: readonly Tag[], definitions: string, prefix: string) {
  const there = tags.find(({ name, is }) => name === 'definedNames' && is !== 'open');
  if (there?.is === 'close') return { start: there.start, end: there.start, by: definitions };
  if (there) return { start: there.start, end: there.end, by: `<${there.full}>${definitions}</${there.full}>` };
  const at = endOf(tags, BEFORE);
  return { start: at, end: at, by: `<${prefix}definedNames>${definitions}</${prefix}definedNames>` };
}

function recalculation(tags: readonly Tag[], prefix: string) {
  const there = tags.find(({ name, is }) => name === 'calcPr' && is !== 'close');
  if (there) {
    const raw = there.raw.replace(/\s(?:fullCalcOnLoad|calcMode)\s*=\s*(?:"[^"]*"|'[^']*')/g, '').trimEnd();
    return {
      start: there.start,
      end: there.end,
      by: `<${there.full}${raw} fullCalcOnLoad="1"${there.is === 'empty' ? '/' : ''}>`,
    };
  }
  const at = endOf(tags, ['definedNames', ...BEFORE]);
  return { start: at, end: at, by: `<${prefix}calcPr calcId="0" fullCalcOnLoad="1"/>` };
}
