import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Row } from './registers.data.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const HEADS_ROW = 4;

/**
 * A template with rows below its heads, everything else as it was downloaded.
 *
 * @throws when a row says something under a head that the template does not have
 */
export function filled(template: Buffer, rows: readonly Row[]): Buffer {
  const parts = unzipSync(template);
  const sheet = strFromU8(parts[SHEET]!);
  const columns = columnsOf(sheet);
  const lines = rows.map((row, index) => lineOf(row, { number: HEADS_ROW + 1 + index, columns }));
  parts[SHEET] = strToU8(sheet.replace('</sheetData>', `${lines.join('')}</sheetData>`));
  return Buffer.from(zipSync(parts));
}

/** Letters of the columns by their heads, the mark of those that must be filled left out. */
function columnsOf(sheet: string): ReadonlyMap<string, string> {
  const heads = new RegExp(`<row r="${HEADS_ROW}".*?</row>`, 's').exec(sheet)![0];
  const cells = heads.matchAll(/<c r="([A-Z]+)\d+".*?<t[^>]*>(.*?)<\/t>/gs);
  return new Map([...cells].map(([, letters, head]) => [head!.replace(/ \*$/, ''), letters!]));
}

interface Line {
  readonly number: number;
  readonly columns: ReadonlyMap<string, string>;
}

function lineOf(row: Row, { number, columns }: Line): string {
  const unknown = Object.keys(row).find((head) => !columns.has(head));
  if (unknown !== undefined) throw new Error(`the template has no ${unknown}, but ${[...columns.keys()].join(', ')}`);
  const cells = [...columns]
    .filter(([head]) => row[head] !== undefined)
    .map(([head, letters]) => `<c r="${letters}${number}" t="inlineStr"><is><t>${row[head]}</t></is></c>`);
  return `<row r="${number}">${cells.join('')}</row>`;
}
