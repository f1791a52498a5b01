import type { PermissionTable } from '@lien-nganh/access';
import { accounts, agencies, assignments, units } from '@lien-nganh/contracts/reference';
import {
  command,
  defineEvents,
  defineRefusals,
  fromEvent,
  process,
  reject,
  service,
  streamType,
  v,
  type Evolve,
  type Scope,
} from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** A small service to audit: a visit is known to who planned it alone until it is reported, and may be corrected. */
const about = z.strictObject({ agency: z.string(), on: day });

const events = defineEvents('visit', {
  VisitPlanned: v(1, z.strictObject({ by: z.string(), target: z.string() }), {}, { sealed: 'service' }),
  VisitReported: v(1, about),
  VisitCorrected: v(1, about),
  VisitFollowed: v(1, z.strictObject({})),
});

type Visit =
  | { readonly is: 'none' }
  | { readonly is: 'planned'; readonly by: string }
  | { readonly is: 'reported'; readonly by: string; readonly agency: string; readonly on: string };

const evolve: Evolve<Visit, typeof events> = {
  VisitPlanned: (_, { data }) => ({ is: 'planned', by: data.by }),
  VisitReported: (state, { data }) => (state.is === 'none' ? state : { is: 'reported', by: state.by, ...data }),
  VisitCorrected: (state, { data }) => (state.is === 'none' ? state : { is: 'reported', by: state.by, ...data }),
  VisitFollowed: (state) => state,
};

const refusals = defineRefusals({
  'visit-is-planned': { vi: 'Cuộc kiểm tra phải đã được lập kế hoạch.', en: 'The visit must have been planned.' },
});
const declare = command<Visit, typeof events, typeof refusals>();
const obligations = ['879-2013/O05'];

const planVisit = declare({
  name: 'plan-visit',
  action: 'visits.plan',
  title: { vi: 'Lập kế hoạch', en: 'Plan' },
  creates: true,
  scope: (_, actor) => ({ sensitivity: 'undisclosed', owners: [], members: [actor.account] }),
  input: z.strictObject({ target: z.string() }),
  refuses: [],
  decide: ({ target }, _, { actor }) => [events.VisitPlanned({ by: actor.account, target }, { obligations })],
});

const reportVisit = declare({
  name: 'report-visit',
  action: 'visits.report',
  title: { vi: 'Báo cáo kết quả', en: 'Report' },
  input: about,
  refuses: ['visit-is-planned'],
  decide: (input, state) =>
    state.is === 'planned'
      ? [events.VisitReported(input, { occurredOn: input.on, obligations })]
      : reject('visit-is-planned'),
});

const correctVisit = declare({
  name: 'correct-visit',
  action: 'visits.correct',
  title: { vi: 'Sửa', en: 'Correct' },
  input: about,
  refuses: ['visit-is-planned'],
  decide: (input, state) =>
    state.is === 'reported'
      ? [events.VisitCorrected(input, { occurredOn: input.on, obligations })]
      : reject('visit-is-planned'),
});

const followVisit = declare({
  name: 'follow-visit',
  action: 'visits.follow',
  title: { vi: 'Theo dõi', en: 'Follow' },
  input: z.strictObject({}),
  refuses: [],
  decide: () => [events.VisitFollowed({})],
});

function scopeOf(state: Visit): Scope {
  if (state.is === 'none') return { sensitivity: 'undisclosed', owners: [] };
  if (state.is === 'planned') return { sensitivity: 'undisclosed', owners: [], members: [state.by] };
  return { sensitivity: 'internal', owners: [state.agency], members: [state.by], on: state.on };
}

const visit = streamType({
  prefix: 'visit',
  title: { vi: 'Cuộc kiểm tra', en: 'Visit' },
  events,
  initial: { is: 'none' } as Visit,
  evolve,
  refusals,
  reads: 'visits.read',
  scope: scopeOf,
  summary: (state, id) => ({ title: id, status: state.is }),
  commands: [planVisit, reportVisit, correctVisit, followVisit],
});

const followVisits = process<null>({
  name: 'follow-visits',
  title: { vi: 'Theo dõi cuộc kiểm tra', en: 'Follow visits' },
  sources: [
    fromEvent(events, 'VisitPlanned', ({ stream }) => stream.slice('visit-'.length)),
    fromEvent(events, 'VisitReported', ({ stream }) => stream.slice('visit-'.length)),
  ],
  initial: null,
  evolve: () => null,
  react: (input, _, { key }) =>
    input.is === 'event'
      ? [{ do: 'send', as: input.event.name, prefix: 'visit', id: key, command: 'follow-visit', input: {} }]
      : [],
});

export const visits = service({
  name: 'visits',
  title: { vi: 'Kiểm tra', en: 'Visits' },
  streams: [visit],
  processes: [followVisits],
  reference: [accounts, agencies, units, assignments],
});

const both = ['undisclosed', 'internal'] as const;
export const visitPermissions: PermissionTable = {
  'visits.plan': [{ roles: ['officer'], relations: 'any', sensitivities: 'any' }],
  'visits.report': [{ roles: ['officer'], relations: ['member'], sensitivities: both }],
  'visits.correct': [{ roles: ['officer'], relations: ['member'], sensitivities: both }],
  'visits.follow': [{ roles: ['service'], relations: 'any', sensitivities: 'any' }],
  'visits.read': [
    { roles: ['officer'], relations: ['member'], sensitivities: both },
    { roles: ['officer', 'head'], relations: ['own-agency'], sensitivities: ['internal'] },
    { roles: ['auditor'], relations: ['audit-assignment'], sensitivities: ['internal'] },
  ],
};
