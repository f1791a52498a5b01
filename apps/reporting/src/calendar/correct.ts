import { workDaysKnown } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { calendarInput, contentFault, contentRules } from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Calendar } from './state.ts';

/** All of it as it should have been. Periods that were opened by it keep their days until they are opened anew. */
export const correct = command<Calendar, typeof events, typeof refusals>()({
  name: 'correct',
  action: 'reporting.calendar.correct',
  title: { vi: 'Sửa lịch báo cáo', en: 'Correct a calendar' },
  input: z.strictObject({ ...calendarInput, reason: reasonInput }),
  looksUp: () => ({ days: workDaysKnown() }),
  refuses: ['calendar-is-entered', ...contentRules],
  decide: (input, state, { lookUps: { days } }) => {
    if (state.is === 'none') return reject('calendar-is-entered');
    return contentFault(input, days) ?? [events.CalendarCorrected(input, { occurredOn: input.validFrom })];
  },
});
