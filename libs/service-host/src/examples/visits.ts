import type { PermissionTable } from '@lien-nganh/access';
import { accounts, agencies, agenciesBySlug, assignments, units } from '@lien-nganh/contracts/reference';
import {
  command,
  defineEvents,
  defineRefusals,
  isErased,
  lookUp,
  on,
  ownRecord,
  publish,
  question,
  reject,
  sealedForSubject,
  service,
  streamType,
  table,
  v,
  type Contract,
  type Erased,
  type Evolve,
} from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** A small service with everything that a host derives from: for the host's own tests. */
const events = defineEvents('visit', {
  VisitOpened: v(
    1,
    z.strictObject({ place: z.string(), agency: z.string(), note: sealedForSubject('note', z.string()).nullable() }),
  ),
  VisitNoted: v(1, z.strictObject({ text: z.string() })),
  /** Who was met: a text that may name persons. */
  VisitDescribed: v(1, z.strictObject({ note: sealedForSubject('note', z.string()) })),
  VisitClosed: v(1, z.strictObject({})),
});

type Visit =
  | { readonly is: 'none' }
  | {
      readonly is: 'open' | 'closed';
      readonly place: string;
      readonly agency: string;
      /** Account that opened it. */
      readonly by: string;
      readonly notes: readonly string[];
      readonly note: string | Erased | null;
    };

const evolve: Evolve<Visit, typeof events> = {
  VisitOpened: (_, { data: { place, agency, note }, actor }) => ({
    ...{ is: 'open', place, agency, note },
    ...{ by: actor.account, notes: [] },
  }),
  VisitNoted: (state, { data }) => (state.is === 'none' ? state : { ...state, notes: [...state.notes, data.text] }),
  VisitDescribed: (state, { data }) => (state.is === 'none' ? state : { ...state, note: data.note }),
  VisitClosed: (state) => (state.is === 'none' ? state : { ...state, is: 'closed' }),
};

const refusals = defineRefusals({
  'agency-is-known': { vi: 'Phải là một cơ quan đã biết.', en: 'It must be an agency that is known.' },
  'nobody-closes-their-own': {
    vi: 'Không ai kết thúc cuộc kiểm tra do chính mình mở.',
    en: 'Nobody closes a visit that they opened.',
  },
  'visit-is-open': { vi: 'Cuộc kiểm tra phải đang mở.', en: 'The visit must be open.', source: 'Circular 05/2006' },
});
const declare = command<Visit, typeof events, typeof refusals>();

const openVisit = declare({
  name: 'open-visit',
  action: 'visits.open',
  title: { vi: 'Mở cuộc kiểm tra', en: 'Open a visit' },
  creates: true,
  scope: (_, actor) => ({ sensitivity: 'internal', owners: [actor.agency] }),
  input: z.strictObject({
    place: text(100),
    note: text(200).nullable().default(null),
    occurredOn: day.optional(),
    /** Whose visit it was, when it is entered in another body's stead. */
    of: text(60).optional(),
  }),
  onBehalfOf: ({ of }) => of ?? null,
  refuses: [],
  decide: ({ place, note, occurredOn }, _, { actor }) => [
    events.VisitOpened({ place, agency: actor.agency, note }, occurredOn ? { occurredOn } : {}),
  ],
});

const noteVisit = declare({
  name: 'note-visit',
  action: 'visits.note',
  title: { vi: 'Ghi chú', en: 'Note something' },
  input: z.strictObject({ text: text(200) }),
  refuses: ['visit-is-open'],
  decide: (input, state) =>
    state.is === 'open' ? [events.VisitNoted(input)] : reject('visit-is-open', { is: state.is }),
});

const describeVisit = declare({
  name: 'describe-visit',
  action: 'visits.describe',
  title: { vi: 'Mô tả', en: 'Describe' },
  input: z.strictObject({ note: text(200) }),
  refuses: [],
  decide: (input) => [events.VisitDescribed(input)],
});

const closeVisit = declare({
  name: 'close-visit',
  action: 'visits.close',
  title: { vi: 'Kết thúc', en: 'Close' },
  /** Together with another one, that must be open still. */
  input: z.strictObject({ together: text(100).optional() }),
  looksUp: ({ together }, state) => ({
    other: together === undefined ? lookUp([], () => Promise.resolve(state)) : ownRecord<Visit>('visit', together),
  }),
  refuses: ['visit-is-open', 'nobody-closes-their-own'],
  approves: { rule: 'nobody-closes-their-own', makers: (state) => (state.is === 'none' ? [] : [state.by]) },
  decide: (_, state, { lookUps: { other } }) => {
    const closed = [state, other].find(({ is }) => is !== 'open');
    return closed ? reject('visit-is-open', { is: closed.is }) : [events.VisitClosed({})];
  },
});

const handOverVisit = declare({
  name: 'hand-over-visit',
  action: 'visits.hand-over',
  title: { vi: 'Bàn giao', en: 'Hand over' },
  input: z.strictObject({ to: text(60) }),
  looksUp: ({ to }) => ({ agencies: agenciesBySlug([to]) }),
  refuses: ['agency-is-known'],
  // some go where only a head sends them
  decide: ({ to }, _, { actor, lookUps: { agencies: known } }) =>
    known.has(to) || (to === 'head-only' && actor.role === 'head')
      ? [events.VisitNoted({ text: `→ ${to}` })]
      : reject('agency-is-known'),
});

const visit = streamType({
  prefix: 'visit',
  title: { vi: 'Cuộc kiểm tra', en: 'Visit' },
  events,
  initial: { is: 'none' } as Visit,
  evolve,
  refusals,
  reads: 'visits.read',
  scope: (state) => ({ sensitivity: 'internal', owners: state.is === 'none' ? [] : [state.agency] }),
  summary: (state) => {
    if (state.is === 'none') return { title: '', status: 'none' };
    const { is, place, note } = state;
    return { title: place, status: is, search: note === null || isErased(note) ? [] : [note] };
  },
  commands: [openVisit, noteVisit, describeVisit, closeVisit, handOverVisit],
});

const tables = { places: table({ place: 'text', visits: 'integer' }, { key: ['place'] }) };
const places = question({
  name: 'places-visited',
  version: 1,
  action: 'visits.ask-places',
  title: { vi: 'Địa điểm', en: 'Places' },
  tables,
  handlers: [
    on<typeof tables>()(events, {
      VisitOpened: async ({ places: rows }, { data }) => {
        const before = await rows.get({ place: data.place });
        await rows.put({ place: data.place, visits: (before?.visits ?? 0) + 1 });
      },
    }),
  ],
  input: z.strictObject({ place: z.string() }),
  output: z.strictObject({ visits: z.number() }),
  ask: async ({ places: rows }, { place }) => ({ visits: (await rows.get({ place }))?.visits ?? 0 }),
});

/** What of a visit leaves: its place and whether it is open. */
export const visitContract = {
  type: 'visits.visit',
  version: 1,
  schema: z.strictObject({ place: z.string(), is: z.string() }),
  upcasts: {},
} satisfies Contract;

export const visits = service({
  name: 'visits',
  title: { vi: 'Kiểm tra', en: 'Visits' },
  streams: [visit],
  questions: [places],
  reference: [accounts, agencies, assignments, units],
  publishes: [
    publish<Visit, typeof visitContract>(visit, visitContract, (_, state) =>
      state.is === 'none' ? null : { place: state.place, is: state.is },
    ),
  ],
});

const anyRecord = { relations: ['own-agency'], sensitivities: 'any' } as const;
export const visitPermissions: PermissionTable = {
  'visits.open': [{ roles: ['officer'], ...anyRecord }],
  'visits.note': [
    { roles: ['officer'], ...anyRecord },
    { roles: ['service'], relations: 'any', sensitivities: 'any' },
  ],
  'visits.describe': [{ roles: ['officer'], ...anyRecord }],
  'visits.erase-person': [{ roles: ['head'], ...anyRecord }],
  'visits.note-erasure-carried-out': [{ roles: ['service'], relations: 'any', sensitivities: 'any' }],
  'visits.close': [{ roles: ['head'], ...anyRecord }],
  'visits.hand-over': [{ roles: ['officer', 'head'], ...anyRecord }],
  'visits.read': [{ roles: ['officer', 'head'], ...anyRecord }],
  'visits.ask-places': [{ roles: ['officer'], relations: 'any', sensitivities: 'any' }],
};
