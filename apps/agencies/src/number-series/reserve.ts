import { command, isRejected, reject } from '@lien-nganh/kernel';
import { day, documentNumber } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import {
  numberFor,
  numberingOf,
  reason,
  seriesFault,
  seriesId,
  seriesInput,
  seriesScope,
  yearOfDay,
} from './shared.ts';
import type { NumberSeries } from './state.ts';

/** Keeps a number for a paper that is still to come. */
export const reserve = command<NumberSeries, typeof events, typeof refusals>()({
  name: 'reserve',
  action: 'agencies.numberSeries.reserve',
  title: { vi: 'Giữ số trước', en: 'Reserve a number' },
  creates: true,
  id: (input) => seriesId(input, yearOfDay(input.on)),
  scope: seriesScope,
  onBehalfOf: ({ body }) => body,
  input: z.strictObject({ ...seriesInput, on: day, number: documentNumber.nullable().default(null), reason }),
  looksUp: numberingOf,
  refuses: [
    ...([
      'numbered-by-today',
      'clerk-types-the-number',
      'platform-gives-the-number',
      'number-is-free',
      'series-is-kept',
    ] as const),
    ...([
      'number-is-in-the-paper-book',
      'number-is-not-voided',
      'reservation-is-said',
      'numbers-follow-the-day',
      'series-has-room',
    ] as const),
  ],
  decide: ({ number: typed, ...told }, state, { today, lookUps: { numbering } }) => {
    const { on } = told;
    if (on > today) return reject('numbered-by-today');
    const fault = seriesFault(told, numbering, on);
    if (fault) return fault;
    const number = numberFor({ number: typed, on, reserved: false }, state, numbering);
    if (isRejected(number)) return number;
    return [events.NumberReserved({ ...told, number, year: yearOfDay(on) }, { occurredOn: on })];
  },
});
