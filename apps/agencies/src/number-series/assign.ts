import { command, isRejected } from '@lien-nganh/kernel';
import { documentNumber } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import * as shared from './shared.ts';
import type { NumberSeries } from './state.ts';

const { numberFor, numberingOf, paperFault, seriesId, seriesScope, yearOfDay } = shared;

/**
 * Gives a paper its number: typed by the clerk, or the next. All numbers of a series are one stream, so that of two who take the
 * same number the store lets one through, and the other decides again.
 */
export const assign = command<NumberSeries, typeof events, typeof refusals>()({
  name: 'assign',
  action: 'agencies.numberSeries.assign',
  title: { vi: 'Cấp số văn bản', en: 'Assign a number' },
  creates: true,
  id: (input) => seriesId(input, yearOfDay(input.on)),
  scope: seriesScope,
  onBehalfOf: ({ body }) => body,
  input: z.strictObject({
    ...shared.ofPaper,
    /** Left out where the platform gives the next. */
    number: documentNumber.nullable().default(null),
    /** The number was reserved, and is taken now. */
    reserved: z.boolean().default(false),
    subject: shared.subject,
  }),
  looksUp: numberingOf,
  refuses: [
    ...(['numbered-by-today', 'series-takes-the-symbol', 'clerk-types-the-number', 'number-is-free'] as const),
    ...([
      'platform-gives-the-number',
      'number-is-in-the-paper-book',
      'number-is-not-voided',
      'reservation-is-said',
    ] as const),
    ...(['numbers-follow-the-day', 'series-has-room'] as const),
  ],
  decide: ({ reserved, number: typed, ...told }, state, { today, lookUps: { numbering } }) => {
    const { on } = told;
    const fault = paperFault(told, numbering, today);
    if (fault) return fault;
    const number = numberFor({ number: typed, on, reserved }, state, numbering);
    if (isRejected(number)) return number;
    const by = typed === null ? 'platform' : 'clerk';
    return [events.NumberAssigned({ ...told, number, year: yearOfDay(on), by }, { occurredOn: on })];
  },
});
