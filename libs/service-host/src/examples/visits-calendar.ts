import type { PermissionTable } from '@lien-nganh/access';
import {
  command,
  defineEvents,
  defineRefusals,
  question,
  service,
  streamType,
  v,
  type CalendarFeed,
  type Evolve,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { visitPermissions, visits } from './visits.ts';

/** The little service of visits with a calendar that accounts subscribe to. */
const events = defineEvents('visitFeed', {
  VisitFeedMade: v(1, z.strictObject({ account: z.string(), hash: z.string() })),
  VisitFeedRevoked: v(1, z.strictObject({})),
});
interface Feed {
  readonly account: string;
  readonly hash: string | null;
}
const evolve: Evolve<Feed, typeof events> = {
  VisitFeedMade: (_, { data }) => data,
  VisitFeedRevoked: (state) => ({ ...state, hash: null }),
};
const declare = command<Feed, typeof events, Record<never, never>>();

const make = declare({
  name: 'make',
  action: 'visits.make-feed',
  title: { vi: 'Tạo', en: 'Make' },
  creates: true,
  id: ({ account }) => account,
  scope: ({ account }) => ({ sensitivity: 'internal', owners: [], members: [account] }),
  input: z.strictObject({ account: z.string(), hash: z.string() }),
  refuses: [],
  decide: (input) => [events.VisitFeedMade(input)],
});
const revoke = declare({
  name: 'revoke',
  action: 'visits.revoke-feed',
  title: { vi: 'Thu hồi', en: 'Revoke' },
  input: z.strictObject({}),
  refuses: [],
  decide: () => [events.VisitFeedRevoked({})],
});
const feed = streamType<Feed, typeof events>({
  prefix: 'visitFeed',
  title: { vi: 'Lịch', en: 'Calendar' },
  events,
  initial: { account: '', hash: null },
  evolve,
  refusals: defineRefusals({}),
  reads: 'visits.make-feed',
  scope: ({ account }) => ({ sensitivity: 'internal', owners: [], members: [account] }),
  summary: (_, id) => ({ title: id, status: 'made' }),
  commands: [make, revoke],
});
const dueVisits = question({
  name: 'due-visits',
  version: 1,
  action: 'visits.due',
  title: { vi: 'Hạn', en: 'Due' },
  ...{ tables: {}, handlers: [] },
  input: z.strictObject({ first: z.number() }),
  output: z.strictObject({ of: z.string() }),
  ask: (_, __, { actor }) => Promise.resolve({ of: actor.agency }),
});
const calendarFeed: CalendarFeed = {
  of: feed,
  hashIn: (state) => (state as Feed).hash,
  asks: dueVisits,
  input: { first: 1 },
  entries: ({ answer }) => {
    const title = { vi: `Hạn của ${(answer as { of: string }).of}`, en: 'Due' };
    return Promise.resolve([{ work: 'visit.1', on: '2013-12-31', title, path: '/api/visits' }]);
  },
};

export const visitsWithCalendar = service({
  ...visits,
  streams: [...visits.streams, feed],
  questions: [...visits.questions, dueVisits],
  calendarFeed,
});

const own = [
  { roles: ['officer', 'head'], relations: ['member'], sensitivities: ['internal'] },
] as const satisfies PermissionTable[string];
export const calendarPermissions: PermissionTable = {
  ...visitPermissions,
  'visits.make-feed': own,
  'visits.revoke-feed': own,
  'visits.due': [{ roles: ['officer'], relations: 'any', sensitivities: 'any' }],
};
