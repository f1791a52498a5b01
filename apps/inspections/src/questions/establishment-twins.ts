import { isErased, onAny, question, table, type Scope, type Table } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from '../establishment/events.ts';
import type { Establishment, Registered } from '../establishment/state.ts';
import { twinKeysOf } from '../registers/twin-keys.ts';
import { paging } from './paging.ts';

const tables = {
  /** What each establishment may have in common with another one. Imports look here by key. */
  keys: table(
    {
      ...{ record: 'text', what: 'text', key: 'text', why: 'json', keeper: 'text', scope: 'scope' },
      /** The record that counts in its stead. */
      kept: 'text?',
      /** Records that were told apart from it. */
      apart: 'texts',
    },
    { key: ['record', 'what'], indexes: [['key']] },
  ),
};

const sentences = z.strictObject({ vi: z.string(), en: z.string() });
const row = z.strictObject({
  why: sentences,
  records: z.array(z.strictObject({ establishment: z.string(), keeper: z.string() })),
});

/** Establishments of one or several offices that may be one place: same name, address or licence, marks and signs aside. */
export const establishmentTwins = question({
  name: 'establishment-twins',
  version: 1,
  action: 'inspections.establishment-twins',
  title: { vi: 'Các cơ sở có thể trùng', en: 'Establishments that may be one' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ keys }, _, { state, scope, id }) => {
      const wanted = keysOf(state as Establishment);
      for (const what of ['name', 'address', 'licence']) {
        const found = wanted.find(({ key }) => key.startsWith(`${what} `));
        if (!found) await keys.remove({ record: id, what });
        else await keys.put({ record: id, what, ...found, ...standing(state as Registered), scope });
      }
    }),
  ],
  input: z.strictObject(paging),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ keys }, { first, skip }, { maySee }) => {
    const rows: z.input<typeof row>[] = [];
    for await (const group of groups(keys)) {
      const shown = undecided(group.filter(({ scope, kept }) => kept === null && maySee(scope)));
      if (shown.length < 2) continue;
      if (rows.length > skip + first) break;
      const records = shown.map(({ record, keeper }) => ({ establishment: record, keeper }));
      rows.push({ why: shown[0]!.why as z.input<typeof sentences>, records });
    }
    return { more: rows.length > skip + first, rows: rows.slice(skip, skip + first) };
  },
});

/** One that was withdrawn is the same as none. */
function keysOf(state: Establishment) {
  if (state.is === 'none' || state.is === 'withdrawn') return [];
  const { unit, kind, name, address, licence } = state;
  return twinKeysOf({
    ...{ unit, kind, licence: licence.number },
    name: isErased(name) ? null : name,
    address: isErased(address) ? null : address,
  });
}

function standing({ keeper, sameAs, apart }: Registered) {
  return { keeper, kept: sameAs, apart: [...apart] };
}

/** Without those that were told apart from all others. */
function undecided(group: readonly KeyRow[]): readonly KeyRow[] {
  const apart = (one: KeyRow, other: KeyRow) => one.apart.includes(other.record) || other.apart.includes(one.record);
  return group.filter((one) => group.some((other) => other !== one && !apart(one, other)));
}

interface KeyRow {
  readonly record: string;
  readonly key: string;
  readonly why: unknown;
  readonly keeper: string;
  readonly kept: string | null;
  readonly apart: readonly string[];
  readonly scope: Scope;
}

/** Records that bear one key, in order of keys. */
async function* groups(keys: Pick<Table<KeyRow>, 'select'>): AsyncGenerator<readonly KeyRow[]> {
  let group: KeyRow[] = [];
  for await (const next of keys.select({ order: ['key', 'record'] })) {
    if (group.length > 0 && group[0]!.key !== next.key) {
      yield group;
      group = [];
    }
    group.push(next);
  }
  yield group;
}
