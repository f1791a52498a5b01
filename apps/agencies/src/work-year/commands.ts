import { command, reject } from '@lien-nganh/kernel';
import { day, isWeekday, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { daysOf, type WorkYear } from './state.ts';

const content = {
  names: z.strictObject({ vi: text(200), en: text(200) }),
  /** Number and date of the paper; `null`: nobody has looked it up. */
  basis: z.strictObject({ number: text(100), dated: day }).nullable(),
};
const is = z.enum(['day-off', 'make-up']);
const declare = command<WorkYear, typeof events, typeof refusals>();

/** What a paper sets for days of one year: holidays, days off in their stead, and weekends that are worked for them. */
export const enterDays = declare({
  name: 'enter-days',
  action: 'agencies.workYear.enter-days',
  title: { vi: 'Ghi ngày nghỉ lễ, nghỉ bù, làm bù', en: 'Enter days off and days made up for' },
  creates: true,
  id: ({ year }) => String(year),
  scope: () => ({ sensitivity: 'open', owners: [] }),
  input: z.strictObject({
    year: z.int().min(1900).max(2199),
    days: z
      .array(z.strictObject({ on: day, is }))
      .min(1)
      .max(60),
    ...content,
  }),
  refuses: ['days-are-of-the-year', 'special-day-is-new', 'work-is-made-up-for-at-a-weekend'],
  decide: ({ year, ...told }, state) => {
    const named = [...daysOf(state), ...told.days].map(({ on }) => on);
    if (told.days.some(({ on }) => !on.startsWith(`${year}-`))) return reject('days-are-of-the-year');
    if (new Set(named).size < named.length) return reject('special-day-is-new');
    if (told.days.some(isMisplaced)) return reject('work-is-made-up-for-at-a-weekend');
    return [events.SpecialDaysEntered(told, { occurredOn: told.basis?.dated ?? told.days[0]!.on })];
  },
});

/** One day as it should have been told. What was opened by it before keeps its days until it is renewed. */
export const correctDay = declare({
  name: 'correct-day',
  action: 'agencies.workYear.correct-day',
  title: { vi: 'Sửa một ngày nghỉ hoặc làm bù', en: 'Correct one of the days' },
  input: z.strictObject({ on: day, is, ...content, reason: reasonInput }),
  refuses: ['special-day-is-entered', 'work-is-made-up-for-at-a-weekend'],
  decide: (input, state) => {
    if (!daysOf(state).some(({ on }) => on === input.on)) return reject('special-day-is-entered');
    if (isMisplaced(input)) return reject('work-is-made-up-for-at-a-weekend');
    return [events.SpecialDayCorrected(input, { occurredOn: input.on })];
  },
});

/** The day is as the week says after all. */
export const withdrawDay = declare({
  name: 'withdraw-day',
  action: 'agencies.workYear.withdraw-day',
  title: { vi: 'Bỏ một ngày nghỉ hoặc làm bù ghi nhầm', en: 'Withdraw one of the days' },
  input: z.strictObject({ on: day, reason: reasonInput }),
  refuses: ['special-day-is-entered'],
  decide: (input, state) =>
    daysOf(state).some(({ on }) => on === input.on)
      ? [events.SpecialDayWithdrawn(input, { occurredOn: input.on })]
      : reject('special-day-is-entered'),
});

function isMisplaced(told: { readonly on: string; readonly is: 'day-off' | 'make-up' }): boolean {
  return told.is === 'make-up' && isWeekday(told.on);
}
