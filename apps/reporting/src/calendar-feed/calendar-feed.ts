import { command, defineEvents, defineRefusals, reject, streamType, v, type Evolve } from '@lien-nganh/kernel';
import { z } from 'zod';

/** SHA-256 of the secret, in hex: the secret itself is shown once and kept nowhere. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const events = defineEvents('calendarFeed', {
  FeedMade: v(1, z.strictObject({ account: z.string(), hash })),
  FeedRevoked: v(1, z.strictObject({})),
});

export type Feed =
  { readonly is: 'none' } | { readonly is: 'made' | 'revoked'; readonly account: string; readonly hash: string };

const initial: Feed = { is: 'none' };
const evolve: Evolve<Feed, typeof events> = {
  FeedMade: (_, { data }) => ({ is: 'made', ...data }),
  FeedRevoked: (state) => (state.is === 'none' ? state : { ...state, is: 'revoked' }),
};

const refusals = defineRefusals({
  'feed-is-ones-own': {
    vi: 'Chỉ tạo được địa chỉ lịch cho tài khoản của chính mình.',
    en: 'An address is made for one’s own account alone.',
  },
  'feed-is-made': {
    vi: 'Không có địa chỉ lịch nào đang dùng.',
    en: 'There is no address in force.',
  },
});

const declare = command<Feed, typeof events, typeof refusals>();

/** A new secret: an address that was there before leads nowhere from now on. */
const make = declare({
  name: 'make',
  action: 'reporting.calendarFeed.make',
  title: { vi: 'Tạo địa chỉ lịch công việc', en: 'Make the address of one’s calendar' },
  creates: true,
  id: ({ account }) => account,
  scope: ({ account }) => ({ sensitivity: 'internal', owners: [], members: [account] }),
  input: z.strictObject({ account: z.string().min(1).max(160), hash }),
  refuses: ['feed-is-ones-own'],
  decide: (input, _, { actor }) =>
    input.account === actor.account ? [events.FeedMade(input)] : reject('feed-is-ones-own'),
});

const revoke = declare({
  name: 'revoke',
  action: 'reporting.calendarFeed.revoke',
  title: { vi: 'Thu hồi địa chỉ lịch công việc', en: 'Revoke the address of one’s calendar' },
  input: z.strictObject({}),
  refuses: ['feed-is-made'],
  decide: (_, state) => (state.is === 'made' ? [events.FeedRevoked({})] : reject('feed-is-made')),
});

/** The secret in force, hashed; `null`: there is none. */
export function hashIn(state: Feed): string | null {
  return state.is === 'made' ? state.hash : null;
}

/** Under which secret address an account's due days are subscribed to. The id is the account. */
export const calendarFeed = streamType<Feed, typeof events>({
  prefix: 'calendarFeed',
  title: { vi: 'Địa chỉ lịch công việc', en: 'Address of a calendar' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.calendarFeed.read',
  scope: (state) => ({ sensitivity: 'internal', owners: [], members: state.is === 'none' ? [] : [state.account] }),
  summary: (state, id) => ({ title: id, status: state.is }),
  commands: [make, revoke],
});
