import type { ContractEvent, ReferenceData, ReferenceRows, Service } from '@lien-nganh/kernel';
import type { Db } from '../questions/tables.ts';

/** A row as it lies there, with the name that says in which version it was written. */
interface Stored {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Rows of a service's reference tables, each stored under the table's versioned name. A row that an earlier release wrote, or
 * still writes beside this one, rises to the present version when it is read; of the versions of a row the last one written
 * counts.
 */
export function referenceRows(db: Db, schema: string, declared: readonly ReferenceData[]): ReferenceRows {
  const known = new Map(declared.map((data) => [data.table, readable(data)]));
  const tableOf = (table: string) => {
    const found = known.get(table);
    if (!found) throw new Error(`the reference table ${table} is not declared by this service`);
    return found;
  };
  return {
    async get<Row>(table: string, key: string) {
      const { names, rise } = tableOf(table);
      const { rows } = await db.query<Stored>(
        `select name, value from ${schema}.reference_rows where name = any($1) and key = $2 order by written desc limit 1`,
        [names, key],
      );
      return rows[0] ? (rise(rows[0]) as Row) : null;
    },
    async list<Row>(table: string, keyPrefix: string) {
      const { names, rise } = tableOf(table);
      const { rows } = await db.query<Stored>(
        `select distinct on (key) name, value from ${schema}.reference_rows
         where name = any($1) and starts_with(key, $2) order by key, written desc`,
        [names, keyPrefix],
      );
      return rows.map((row) => rise(row) as Row);
    },
  };
}

/** What is to become of a row; `null`: it goes. */
interface Change {
  readonly data: ReferenceData;
  readonly key: string;
  readonly row: unknown;
}

/** Applies contract events, in their order, to every reference table that is kept from their contracts: of each row the last change. */
export async function applyReferences(
  db: Db,
  { schema, declared }: { readonly schema: string; readonly declared: readonly ReferenceData[] },
  events: readonly ContractEvent[],
): Promise<void> {
  const changes = events.flatMap((event) => changesBy(declared, event));
  const last = [...new Map(changes.map((change) => [`${change.data.table} ${change.key}`, change])).values()];
  await putRows(
    db,
    schema,
    last.filter(({ row }) => row !== null),
  );
  await removeRows(
    db,
    schema,
    last.filter(({ row }) => row === null),
  );
}

function changesBy(declared: readonly ReferenceData[], event: ContractEvent): readonly Change[] {
  return declared.flatMap((data) =>
    data.from
      .filter(({ contract }) => contract.type === event.type)
      .flatMap((source) => source.rows(event).map((change) => ({ data, ...change }))),
  );
}

async function putRows(db: Db, schema: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await db.query(
    `insert into ${schema}.reference_rows(name, key, value) select * from unnest($1::text[], $2::text[], $3::jsonb[])
     on conflict (name, key) do update set value = excluded.value`,
    [
      changes.map(({ data }) => storedName(data.table, data.version)),
      changes.map(({ key }) => key),
      changes.map(({ row }) => JSON.stringify(row)),
    ],
  );
}

async function removeRows(db: Db, schema: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const gone = changes.flatMap(({ data, key }) => readable(data).names.map((name) => ({ name, key })));
  await db.query(
    `delete from ${schema}.reference_rows r using unnest($1::text[], $2::text[]) gone(name, key)
     where r.name = gone.name and r.key = gone.key`,
    [gone.map(({ name }) => name), gone.map(({ key }) => key)],
  );
}

/**
 * Rows that are made from what other services say cannot be made anew: what was heard is not said again.
 *
 * @throws when such a table stays behind its contract, or does not say how its older rows rise
 */
export function mustRise({ name, reference }: Pick<Service, 'name' | 'reference'>): void {
  for (const { table, version, upcasts, from } of reference as readonly ReferenceData[]) {
    const heard = from.map(({ contract }) => contract).filter(({ type }) => !type.startsWith(`${name}.`));
    const ahead = heard.find((contract) => contract.version > version);
    if (ahead) {
      throw new Error(
        `the rows of ${table} are made from ${ahead.type}, version ${ahead.version}: raise theirs with it`,
      );
    }
    const missing = Array.from({ length: version - 1 }, (_, index) => index + 1).find((n) => !upcasts?.[n]);
    if (heard.length > 0 && missing) throw new Error(`the rows of ${table} need an upcast from version ${missing}`);
  }
}

/** The names under which rows of a table lie that can be read, and how they become rows of its present version. */
function readable(data: ReferenceData) {
  const { table, version, upcasts = {} } = data;
  const first = oldestReadable(data);
  const versions = Array.from({ length: version - first + 1 }, (_, index) => first + index);
  const byName = new Map(versions.map((n) => [storedName(table, n), n]));
  const rise = ({ name, value }: Stored): unknown => {
    let row = value;
    for (let n = byName.get(name)!; n < version; n++) row = upcasts[n]!(row as never);
    return row;
  };
  return { names: [...byName.keys()], rise };
}

/** The first version whose rows can still be read. */
export function oldestReadable({ version, upcasts = {} }: ReferenceData): number {
  let first = version;
  while (upcasts[first - 1]) first -= 1;
  return first;
}

function storedName(table: string, version: number): string {
  return `${table}.v${version}`;
}

/** The table whose rows lie under a versioned name, whichever version it is. */
export function tableOfName(name: string): string {
  return name.slice(0, name.lastIndexOf('.v'));
}

/** Makes it known of every row whether it was written before or after another one. An earlier release need not know of it. */
export function orderOfWriting(schema: string): string {
  return `
    create sequence ${schema}.reference_writings;
    alter table ${schema}.reference_rows add column written bigint not null default 0;
    create function ${schema}.note_reference_writing() returns trigger language plpgsql as $$
    begin
      new.written := nextval('${schema}.reference_writings');
      return new;
    end $$;
    create trigger note_reference_writing before insert or update on ${schema}.reference_rows
      for each row execute function ${schema}.note_reference_writing();`;
}
