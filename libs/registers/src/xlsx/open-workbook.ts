import { BadFile } from '../bad-file.ts';
import { limits } from '../limits.ts';
import { readZip, unpacked, type Part } from '../zip/read-zip.ts';
import type { SheetRow } from './cell.ts';
import { readRows, type Context } from './read-rows.ts';
import { attributeIn, eachElement, isTrue } from './scan-xml.ts';
import { sharedTexts } from './shared-texts.ts';
import { dayStyles } from './styles.ts';

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Days are counted from 1904, as old programs for the Macintosh did. */
  readonly from1904: boolean;
  /** Its rows, as often as it is asked: the file is unpacked anew each time and never held as a whole. */
  rows(merged?: (range: string) => void): AsyncGenerator<SheetRow>;
}

type Parts = ReadonlyMap<string, Part>;

const WORKBOOK = 'xl/workbook.xml';

/**
 * Opens the first sheet that is shown of a workbook. Formulas, links, pictures and everything else of it stay unread.
 *
 * @throws BadFile
 */
export async function openWorkbook(bytes: Buffer): Promise<Sheet> {
  const sheet = await opened(bytes, ({ state }) => state !== 'hidden' && state !== 'veryHidden');
  if (!sheet) throw new BadFile('no-sheet');
  return sheet;
}

/** The same of a sheet by its name, shown or not; `null`: it has none of that name. @throws BadFile */
export function openSheet(bytes: Buffer, name: string): Promise<Sheet | null> {
  return opened(bytes, (one) => one.name.normalize('NFC') === name.normalize('NFC'));
}

async function opened(bytes: Buffer, isWanted: (sheet: Named) => boolean): Promise<Sheet | null> {
  if (bytes.length > limits.file) throw new BadFile('too-big');
  const parts = readZip(bytes);
  const workbook = parts.get(WORKBOOK);
  if (!workbook || !parts.has('[content_types].xml')) throw new BadFile('not-xlsx');
  if ([...parts.keys()].some((name) => /vbaproject|\/activex\/|macrosheets\//.test(name))) throw new BadFile('macros');
  const { sheets, from1904 } = await sheetsIn(workbook);
  const wanted = sheets.find(isWanted);
  if (!wanted) return null;
  const targets = await targetsOf(parts);
  const sheet = parts.get(targets.get(wanted.id) ?? '');
  if (!sheet) throw new BadFile('damaged');
  const context = await contextOf(parts);
  return {
    name: wanted.name,
    from1904,
    rows: (merged) => readRows(unpacked(sheet, limits.sheet), context, merged),
  };
}

interface Named {
  readonly name: string;
  readonly id: string;
  readonly state: string | null;
}

async function sheetsIn(workbook: Part): Promise<{ readonly sheets: readonly Named[]; readonly from1904: boolean }> {
  const sheets: Named[] = [];
  let from1904 = false;
  await eachElement(unpacked(workbook, limits.other), (name, raw) => {
    if (name === 'workbookPr') from1904 = isTrue(attributeIn(raw, 'date1904'));
    if (name === 'sheet') sheets.push(sheetIn(raw));
  });
  return { sheets, from1904 };
}

function sheetIn(raw: string): Named {
  return {
    name: attributeIn(raw, 'name') ?? '',
    id: attributeIn(raw, '\\w+:id') ?? '',
    state: attributeIn(raw, 'state'),
  };
}

/** Where the parts of the workbook lie, by the ids under which it names them. */
async function targetsOf(parts: Parts): Promise<ReadonlyMap<string, string>> {
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  if (!relations) throw new BadFile('damaged');
  const targets = new Map<string, string>();
  await eachElement(unpacked(relations, limits.other), (name, raw) => {
    if (name === 'Relationship') targets.set(...targetIn(raw));
  });
  return targets;
}

function targetIn(raw: string): [id: string, path: string] {
  if (/vbaProject|macrosheet/i.test(attributeIn(raw, 'Type') ?? '')) throw new BadFile('macros');
  const target = attributeIn(raw, 'Target') ?? '';
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return [attributeIn(raw, 'Id') ?? '', path.toLowerCase()];
}

async function contextOf(parts: Parts): Promise<Context> {
  const texts = parts.get('xl/sharedstrings.xml');
  const styles = parts.get('xl/styles.xml');
  return {
    texts: texts ? await sharedTexts(unpacked(texts, limits.texts)) : [],
    dayStyles: styles ? await dayStyles(unpacked(styles, limits.other)) : new Set(),
  };
}
