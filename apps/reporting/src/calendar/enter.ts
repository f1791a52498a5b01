import { workDaysKnown } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { calendarInput, contentFault, contentRules } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Calendar } from './state.ts';

export const enter = command<Calendar, typeof events, typeof refusals>()({
  name: 'enter',
  action: 'reporting.calendar.enter',
  title: { vi: 'Nhập lịch báo cáo', en: 'Enter a calendar' },
  creates: true,
  id: ({ calendar }) => calendar,
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: z.strictObject({ calendar: slug, ...calendarInput }),
  looksUp: () => ({ days: workDaysKnown() }),
  refuses: ['calendar-is-new', ...contentRules],
  decide: ({ calendar: _, ...input }, state, { actor, lookUps: { days } }) => {
    if (state.is !== 'none') return reject('calendar-is-new');
    const keeper = actor.onBehalfOf ?? actor.agency;
    return contentFault(input, days) ?? [events.CalendarEntered({ ...input, keeper }, { occurredOn: input.validFrom })];
  },
});
