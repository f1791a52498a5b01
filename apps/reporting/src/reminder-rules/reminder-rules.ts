import { command, defineEvents, defineRefusals, reject, streamType, v, type Evolve } from '@lien-nganh/kernel';
import { z } from 'zod';

export const events = defineEvents('reminderRules', {
  DaysAheadSet: v(1, z.strictObject({ daysAhead: z.int().positive() })),
});

export type ReminderRules = { readonly is: 'default' | 'set'; readonly daysAhead: number };

/** Days before a due day on which it is looked whether anything is there. Somebody is reminded from one of them on. */
export const steps = [30, 14, 7, 3, 1] as const;
/** Where nobody set another: ours, no text says it. */
const initial: ReminderRules = { is: 'default', daysAhead: 14 };

const evolve: Evolve<ReminderRules, typeof events> = {
  DaysAheadSet: (_, { data: { daysAhead } }) => ({ is: 'set', daysAhead }),
};

const refusals = defineRefusals({
  'setting-changes-something': {
    vi: 'Số ngày nhắc trước đã đúng như vậy.',
    en: 'The number of days is this one already.',
  },
});

const set = command<ReminderRules, typeof events, typeof refusals>()({
  name: 'set',
  action: 'reporting.reminderRules.set',
  title: { vi: 'Đặt số ngày nhắc trước hạn', en: 'Set how many days ahead reminders come' },
  creates: true,
  id: () => RULES,
  scope: () => ({ sensitivity: 'open', owners: [] }),
  input: z.strictObject({ daysAhead: z.literal(steps) }),
  refuses: ['setting-changes-something'],
  decide: ({ daysAhead }, state) =>
    daysAhead === state.daysAhead ? reject('setting-changes-something') : [events.DaysAheadSet({ daysAhead })],
});

/** There is one record of it, for the whole province. */
export const RULES = 'province';

/** How many days before a due day an agency is reminded. */
export const reminderRules = streamType({
  prefix: 'reminderRules',
  title: { vi: 'Quy định nhắc việc', en: 'Rules of reminders' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.reminderRules.read',
  scope: () => ({ sensitivity: 'open', owners: [] }),
  summary: ({ is, daysAhead }) => ({ title: `${daysAhead} ngày`, status: is }),
  commands: [set],
});
