import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Calendar } from './state.ts';

export const end = command<Calendar, typeof events, typeof refusals>()({
  name: 'end',
  action: 'reporting.calendar.end',
  title: { vi: 'Ghi ngày hết hiệu lực của lịch báo cáo', en: 'End a calendar' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['calendar-is-entered', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    if (state.is === 'none') return reject('calendar-is-entered');
    if (lastDay < state.validFrom) return reject('validity-runs-forward');
    return [events.CalendarEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
