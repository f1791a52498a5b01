import type { ContractEvent, ReferenceData, ReferenceRows } from '@lien-nganh/kernel';
import type { Db } from './tables.ts';

/** Rows of a service's reference tables, each stored under the table's versioned name. */
export function referenceRows(db: Db, schema: string, declared: readonly ReferenceData[]): ReferenceRows {
  const names = new Map(declared.map((data) => [data.table, storedName(data)]));
  const stored = (table: string) => {
    const name = names.get(table);
    if (!name) throw new Error(`the reference table ${table} is not declared by this service`);
    return name;
  };
  return {
    async get<Row>(table: string, key: string) {
      const { rows } = await db.query<{ value: Row }>(
        `select value from ${schema}.reference_rows where name = $1 and key = $2`,
        [stored(table), key],
      );
      return rows[0]?.value ?? null;
    },
    async list<Row>(table: string, keyPrefix: string) {
      const { rows } = await db.query<{ value: Row }>(
        `select value from ${schema}.reference_rows where name = $1 and starts_with(key, $2) order by key`,
        [stored(table), keyPrefix],
      );
      return rows.map((row) => row.value);
    },
  };
}

/** Applies one contract event to every reference table that is kept from its contract. */
export async function applyReference(
  db: Db,
  place: { readonly schema: string; readonly declared: readonly ReferenceData[] },
  event: ContractEvent,
): Promise<void> {
  for (const data of place.declared) {
    for (const source of data.from) {
      if (source.contract.type !== event.type) continue;
      for (const change of source.rows(event)) await write(db, place.schema, { name: storedName(data), ...change });
    }
  }
}

async function write(
  db: Db,
  schema: string,
  { name, key, row }: { name: string; key: string; row: unknown },
): Promise<void> {
  if (row === null) {
    await db.query(`delete from ${schema}.reference_rows where name = $1 and key = $2`, [name, key]);
    return;
  }
  await db.query(
    `insert into ${schema}.reference_rows(name, key, value) values ($1, $2, $3)
     on conflict (name, key) do update set value = excluded.value`,
    [name, key, JSON.stringify(row)],
  );
}

function storedName({ table, version }: ReferenceData): string {
  return `${table}.v${version}`;
}
