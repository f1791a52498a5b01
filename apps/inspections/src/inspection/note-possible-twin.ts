import { command, reject } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { isDisclosed, type Data, type Disclosed, type Inspection } from './lifecycle.ts';
import { name } from './preparing.ts';
import type { refusals } from './refusals.ts';

/**
 * Sent by the process that weighs the records of a place and day: all that the record is to the others there, in the place
 * of what was noted before.
 */
export const notePossibleTwin = command<Inspection, typeof events, typeof refusals>()({
  name: 'note-possible-twin',
  action: 'inspections.note-possible-twin',
  title: { vi: 'Đánh dấu có thể trùng', en: 'Note possible twins' },
  input: z.strictObject({
    ...{ establishment: name, on: day },
    open: z.array(z.strictObject({ twin: z.string(), other: name })),
    sameAs: name.nullable(),
    others: z.array(name),
    joined: z.array(z.strictObject({ agency: name, record: name })),
    obligations: z.array(name),
    doubled: z.array(z.string()),
  }),
  refuses: ['pair-is-of-this-visit'],
  decide: ({ establishment, on, ...noted }, state) => {
    const here = isDisclosed(state) && state.visit.establishment === establishment && state.result.on === on;
    if (!here) return reject('pair-is-of-this-visit');
    return JSON.stringify(noted) === JSON.stringify(notedIn(state)) ? [] : [events.TwinsNoted(noted)];
  },
});

/** As the input has it; what was decided pair by pair, before, is never the same. */
function notedIn({ visit, result }: Disclosed): Data<'TwinsNoted'> | null {
  const { pairs, sameVisit = { sameAs: null, others: [], obligations: [], doubled: [] } } = result;
  if (pairs.some(({ is }) => is !== 'open')) return null;
  return {
    open: pairs.map(({ twin, other }) => ({ twin, other })),
    sameAs: sameVisit.sameAs,
    others: sameVisit.others,
    joined: visit.participants.flatMap(({ agency, through }) =>
      through === null ? [] : [{ agency, record: through }],
    ),
    obligations: sameVisit.obligations,
    doubled: sameVisit.doubled,
  };
}
