import type pg from 'pg';

type Db = Pick<pg.Pool, 'query'>;

/** Everything that a database holds as text, a row a text: of every table of every schema, bytes read as UTF-8. */
export async function textsIn(db: Db): Promise<readonly string[]> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<Record<string, unknown>>(`select * from ${name}`);
    texts.push(...rows.map((row) => `${name} ${Object.values(row).map(textOf).join(' ')}`));
  }
  return texts;
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  return typeof value === 'string' ? value : JSON.stringify(value, (_, one: unknown) => printable(one));
}

function printable(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
