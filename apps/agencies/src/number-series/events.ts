import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';

const note = sealedForSubject('note', z.string());

/** Every event names its series whole, so that each can be the first. The number is as it was written, `05`. */
const ofSeries = { body: id, series: z.string(), year: z.int(), number: z.string() };
/** A number says nothing of a record: a record that may be read says its number. */
const paper = { symbol: z.string(), on: day, subject: note.nullable() };

export const events = defineEvents('numberSeries', {
  NumberAssigned: v(1, z.strictObject({ ...ofSeries, ...paper, by: z.enum(['clerk', 'platform']) })),
  /** A paper that exists has this number, whatever else has it. */
  PaperEnteredInBook: v(1, z.strictObject({ ...ofSeries, ...paper })),
  PaperTakenFromBook: v(1, z.strictObject({ ...ofSeries, symbol: z.string(), on: day, reason: note })),
  NumberReserved: v(1, z.strictObject({ ...ofSeries, on: day, reason: note })),
  NumberVoided: v(1, z.strictObject({ ...ofSeries, reason: note })),
  /** Numbers up to this one stand in the paper book. */
  SeriesBegunAfter: v(1, z.strictObject({ ...ofSeries, reason: note })),
  /** Why two papers have one number, or why it is out of order. */
  NumberExplained: v(1, z.strictObject({ ...ofSeries, reason: note })),
});
