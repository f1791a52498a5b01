import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { isDisclosed, type Inspection } from './lifecycle.ts';
import { name } from './preparing.ts';
import type { refusals } from './refusals.ts';

/** Sent by the process that watches a pair, when it is proposed or opened again. */
export const notePossibleTwin = command<Inspection, typeof events, typeof refusals>()({
  name: 'note-possible-twin',
  action: 'inspections.note-possible-twin',
  title: { vi: 'Đánh dấu có thể trùng', en: 'Note a possible twin' },
  input: z.strictObject({ twin: name, other: name, establishment: name, on: day }),
  refuses: ['pair-is-of-this-visit'],
  decide: ({ twin, other, establishment, on }, state) => {
    const here = isDisclosed(state) && state.visit.establishment === establishment && state.result.on === on;
    if (!here) return reject('pair-is-of-this-visit');
    const known = state.result.pairs.some((pair) => pair.twin === twin && pair.is === 'open');
    return known ? [] : [events.PossibleTwinNoted({ twin, other })];
  },
});
