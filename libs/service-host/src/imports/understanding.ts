import { isAllowed, type Standing } from '@lien-nganh/access';
import { allUnits } from '@lien-nganh/contracts/reference';
import type { ListEntry, ListSource, Register, Scope, Table } from '@lien-nganh/kernel';
import { List, Units } from '@lien-nganh/registers';
import { kebab } from '@lien-nganh/subscriptions';
import type { UnitMap } from '@lien-nganh/vocabulary';
import { moment } from '../clock.ts';
import type { Runtime } from '../runtime.ts';

/** What the cells of a register are understood by, as it stands now. */
export interface Known {
  readonly lists: ReadonlyMap<string, List>;
  readonly units: Units;
  readonly map: UnitMap;
  readonly today: string;
}

/** Looks up every list of a register, and the administrative units. */
export async function knownTo(runtime: Runtime, register: Register, standing: Standing): Promise<Known> {
  const { today } = moment(runtime.clock);
  const lists = register.columns.map(async ({ field, kind }) =>
    kind.is === 'list' ? ([[field, new List(await entriesOf(runtime, kind.of, standing))]] as const) : [],
  );
  const map = await allUnits().resolve(runtime.rows);
  return { lists: new Map((await Promise.all(lists)).flat()), units: new Units(map), map, today };
}

async function entriesOf(runtime: Runtime, source: ListSource, standing: Standing): Promise<readonly ListEntry[]> {
  if (source.from === 'here') return source.entries;
  if (source.from === 'records') return recordEntries(runtime, source.prefix, standing);
  const rows = await runtime.rows.list(source.table, '');
  return rows.map((row) => source.entry(row as never));
}

type Registered = { readonly id: string; readonly title: string; readonly scope: Scope };

/** Records of the service that the caller may read, by their ids and titles. */
async function recordEntries(runtime: Runtime, prefix: string, standing: Standing): Promise<readonly ListEntry[]> {
  const question = runtime.questions.find(({ name }) => name === `register-of-${kebab(prefix)}`);
  if (!question) throw new Error(`there are no records of ${prefix}`);
  const { records } = (await runtime.tablesOf(question)) as { readonly records: Table<Registered> };
  const entries: ListEntry[] = [];
  for await (const { id, title, scope } of records.select({ order: ['id'] })) {
    if (!isAllowed(runtime.permissions, question.action, standing, scope)) continue;
    entries.push({ code: id, vi: title, en: title });
  }
  return entries;
}
