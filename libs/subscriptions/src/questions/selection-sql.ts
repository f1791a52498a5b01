import type { Selection, TableDefinition } from '@lien-nganh/kernel';

type Row = Readonly<Record<string, unknown>>;

export interface Sql {
  readonly sql: string;
  readonly values: unknown[];
}

/** The conditions of a selection as SQL. Column names come from the table's own declaration, values are parameters. */
export function conditionsOf(selection: Selection<Row>, { columns }: TableDefinition): Sql {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const known = (column: string) => {
    if (!(column in columns)) throw new Error(`no column ${column}`);
    return `"${column}"`;
  };
  const parts = [
    ...Object.entries(selection.where ?? {}).map(([column, value]) => equal(known(column), value, place)),
    ...Object.entries(selection.between ?? {}).flatMap(([column, range]) => between(known(column), range, place)),
    ...Object.entries(selection.has ?? {}).map(([column, value]) => `${place(value)} = any(${known(column)})`),
    ...Object.entries(selection.contains ?? {}).flatMap(([column, value]) => containing(known(column), value, place)),
  ];
  return { sql: parts.length > 0 ? parts.join(' and ') : 'true', values };
}

/** Key columns end every order, so that pages never overlap. */
export function orderOf(selection: Selection<Row>, key: readonly string[]): string {
  const asked = selection.order ?? [];
  const named = asked.map((column) => column.replace(/^-/, ''));
  const rest = key.filter((column) => !named.includes(column));
  return [...asked, ...rest]
    .map((column) => (column.startsWith('-') ? `"${column.slice(1)}" desc` : `"${column}"`))
    .join(', ');
}

type Place = (value: unknown) => string;

function equal(column: string, value: unknown, place: Place): string {
  if (value === null || value === undefined) return `${column} is null`;
  return Array.isArray(value) ? `${column} = any(${place(value)})` : `${column} = ${place(value)}`;
}

function between(column: string, range: { from?: unknown; to?: unknown } | undefined, place: Place): string[] {
  return [
    ...(range?.from === undefined || range.from === null ? [] : [`${column} >= ${place(range.from)}`]),
    ...(range?.to === undefined || range.to === null ? [] : [`${column} <= ${place(range.to)}`]),
  ];
}

function containing(column: string, value: string | undefined, place: Place): string[] {
  const words = (value ?? '').split(' ').filter((word) => word !== '');
  return words.map((word) => `${column} like ${place(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`);
}
