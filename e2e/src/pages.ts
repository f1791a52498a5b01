import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { figure, type FigureAsked } from './figures.ts';
import type { Json, Person } from './person.ts';

/** What a page says in its text: `#` stands for the value of each figure, in their order. */
export interface Sentence {
  readonly says: string;
  readonly asked: readonly (FigureAsked & {
    /** The number of its rows instead of its value. */
    readonly rows?: true;
  })[];
}

const root = new URL('../../', import.meta.url);

export const pageText = (page: string): Promise<string> => readFile(new URL(page, root), 'utf8');

/** Writes the pages anew, in the form that the formatter gives them. */
export async function writePages(pages: ReadonlyMap<string, string>): Promise<void> {
  for (const [page, text] of pages) await writeFile(new URL(page, root), text);
  const formatter = fileURLToPath(new URL('node_modules/prettier/bin/prettier.cjs', root));
  const args = [formatter, '--write', ...pages.keys()];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/**
 * The page with what is answered now in place of what it prints: the JSON below a query, the table below an overview, and
 * the figures of its sentences. A page that is up to date comes back as it is.
 *
 * @throws when a query is not answered, or the page says nothing of a sentence or a row
 */
export async function refreshed(text: string, sentences: readonly Sentence[], reader: Person): Promise<string> {
  let page = text;
  for (const { query, printed } of queriesOf(text)) {
    const data = await reader.answered(query);
    if (printed !== null) page = withAnswer(page, printed, shown(data));
    page = withTable(page, tableOf(data));
  }
  for (const { says, asked } of sentences) {
    const values = [];
    for (const { rows, ...of } of asked) {
      const answer = await figure(reader, of, rows ? 'events(first: 1) { totalCount }' : '');
      values.push(rows ? grouped(String(answer.events.totalCount)) : valueOf(answer.value));
    }
    page = withValues(page, says, values);
  }
  return page;
}

/** Queries as they are typed on a page, `ask '…'`, with the JSON that is printed right below. */
export function queriesOf(page: string): readonly { readonly query: string; readonly printed: string | null }[] {
  // an answer may be handed on to another program
  const typed = /^ask '([^']+)'(?: \|\n[^`]*)?\n```(?:\n\n```json\n([\s\S]*?)\n```)?/gm;
  return [...page.matchAll(typed)].map(([, query, printed]) => ({ query: query!, printed: printed ?? null }));
}

/** What a page prints of an answer: what the one field that was asked for holds, or all fields by their names. */
function shown(data: Json): Json {
  const fields = Object.values(data);
  return masked(fields.length === 1 ? fields[0] : data);
}

const OF_ONE_RUN = /\b\d\d-[a-z0-9]{8}:\d+\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Ids and positions of the log differ from folder to folder. */
function masked(value: Json): Json {
  return JSON.parse(JSON.stringify(value), (_, item: Json) =>
    typeof item === 'string' ? item.replace(OF_ONE_RUN, '…') : item,
  );
}

function withAnswer(page: string, printed: string, answer: Json): string {
  if (isDeepStrictEqual(JSON.parse(printed), answer)) return page;
  const block = (json: string) => '```json\n' + json + '\n```';
  return page.split(block(printed)).join(block(written(answer)));
}

/** JSON as the pages have it: what fits into a line stands in one, but for the whole. */
function written(value: Json, indent = ''): string {
  const flat = inOneLine(value);
  if (!(value instanceof Object) || (indent !== '' && indent.length + flat.length < 90)) return flat;
  const inner = `${indent}  `;
  const parts = Object.entries(value).map(([key, item]) => inner + nameOf(key, value) + written(item, inner));
  return `${flat[0]}\n${parts.join(',\n')}\n${indent}${flat.at(-1)}`;
}

function inOneLine(value: Json): string {
  if (!(value instanceof Object)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => nameOf(key, value) + inOneLine(item));
  return Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

function nameOf(key: string, of: Json): string {
  return Array.isArray(of) ? '' : `${JSON.stringify(key)}: `;
}

/** Rows of an overview of two columns or more, and its totals, as the table below it has them. */
function tableOf({ overview }: Json): readonly { readonly says: string; readonly values: readonly string[] }[] {
  if (!overview) return [];
  const { columns } = overview;
  const rows: readonly string[] = columns[0].cells.map(({ row }: Json) => row);
  const cells = rows.map((row) => ({
    says: `\`${row}\` |${' # |'.repeat(columns.length)}`,
    values: columns.map((column: Json) => valueOf(column.cells.find((cell: Json) => cell.row === row).figure.value)),
  }));
  const totals = columns.map(({ total }: Json) => valueOf(total.value));
  return [...cells, { says: `** |${' **#** |'.repeat(columns.length)}`, values: totals }];
}

/** The table that begins with the first of these rows, and ends where a line is empty. @throws when the page has none such */
function withTable(page: string, rows: ReturnType<typeof tableOf>): string {
  if (rows.length === 0) return page;
  const begins = page.indexOf(rows[0]!.says.split(' ')[0]!);
  if (begins < 0) throw new Error(`no table of the page begins with: ${rows[0]!.says}`);
  const found = page.indexOf('\n\n', begins);
  const ends = found < 0 ? page.length : found;
  const table = rows.reduce((now, { says, values }) => withValues(now, says, values), page.slice(begins, ends));
  return page.slice(0, begins) + table + page.slice(ends);
}

/** A number as the pages print it; the kind of a value that is no number. */
function valueOf({ __typename, value }: Json): string {
  if (__typename === 'ZeroValue') return '0';
  return __typename === 'NumberValue' ? grouped(value) : __typename;
}

function grouped(digits: string): string {
  return digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, ' ') : digits;
}

/** @throws when the page does not say so exactly once */
function withValues(page: string, says: string, values: readonly string[]): string {
  const parts = says.split('#').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const pattern = new RegExp(parts.map((part) => `(${part})`).join('(\\d+(?: \\d{3})*|[A-Z][A-Za-z]+Value)'), 'g');
  const found = [...page.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`${found.length} times, not once, the page says: ${says}`);
  const [{ 0: whole, index }] = found as [RegExpExecArray];
  const [, ...groups] = found[0]!;
  // groups: text, value, text, value, text
  const now = groups.map((group, at) => (at % 2 === 0 ? group : values[(at - 1) / 2])).join('');
  return page.slice(0, index) + now + page.slice(index + whole.length);
}
