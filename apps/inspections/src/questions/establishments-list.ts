import { firstVisible, idIn, isErased, onAny, question, table } from '@lien-nganh/kernel';
import { folded, spellingRank, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { establishment } from '../establishment/establishment.ts';
import { events } from '../establishment/events.ts';
import type { Establishment } from '../establishment/state.ts';
import { paging } from './paging.ts';

const tables = {
  establishments: table(
    {
      id: 'text',
      state: 'json',
      status: 'text',
      kind: 'text',
      unit: 'text',
      risk: 'text',
      licence: 'text',
      prone: 'boolean',
      /** `null` once it was erased. */
      name: 'text?',
      address: 'text?',
      found: 'text',
      scope: 'scope',
    },
    { key: ['id'], indexes: [['unit', 'kind'], ['kind']] },
  ),
};

const row = z.strictObject({
  establishment: z.string(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  kind: z.string(),
  unit: z.string(),
  status: z.string(),
  risk: z.string(),
  licence: z.string(),
  prone: z.boolean(),
});

/** Finds a place by name or address, whatever marks and letter case were typed; the exact spelling comes first. */
export const establishmentsList = question({
  name: 'establishments-list',
  version: 2,
  action: 'inspections.establishments-list',
  title: { vi: 'Danh sách cơ sở', en: 'Establishments' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ establishments }, event) => {
      const id = idIn(event.stream, 'establishment')!;
      const before = await establishments.get({ id });
      const state = establishment.evolve(before?.state ?? establishment.initial, event) as Establishment;
      if (state.is !== 'none') await establishments.put({ ...rowOf(state), id, scope: establishment.scope(state, id) });
    }),
  ],
  input: z.strictObject({
    search: text(200).optional(),
    unit: text(40).optional(),
    kind: text(60).optional(),
    status: text(40).optional(),
    ...paging,
  }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ establishments }, { search, first, skip, ...equal }, { maySee }) => {
    const where = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
    const words = search === undefined ? '' : folded(search);
    const found = establishments.select({
      where,
      ...(words === '' ? {} : { contains: { found: words } }),
      order: ['found', 'id'],
    });
    // ranked among all that was found, up to a bound, before the page is cut
    const visible = await firstVisible(found, ({ scope }) => maySee(scope), words === '' ? skip + first : 1000);
    const rank = (one: { readonly name: string | null; readonly address: string | null }) =>
      search === undefined ? 0 : (spellingRank(search, `${one.name ?? ''}\n${one.address ?? ''}`) ?? 4);
    const ranked = [...visible.rows].sort((a, b) => rank(a) - rank(b));
    return {
      more: visible.more || ranked.length > skip + first,
      rows: ranked.slice(skip, skip + first).map(({ id, state: _state, scope: _scope, found: _found, ...shown }) => ({
        establishment: id,
        ...shown,
      })),
    };
  },
});

function rowOf(state: Exclude<Establishment, { is: 'none' }>) {
  const { kind, unit, risk, licence, prone } = state;
  const name = isErased(state.name) ? null : state.name;
  const address = isErased(state.address) ? null : state.address;
  return {
    state,
    status: state.sameAs === null ? state.is : 'merged',
    ...{ kind, unit, risk, prone, name, address },
    licence: licence.is,
    found: folded(`${name ?? ''} ${address ?? ''}`),
  };
}
