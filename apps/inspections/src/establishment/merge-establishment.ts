import { command, ownRecord, reject } from '@lien-nganh/kernel';
import { freeText, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

/**
 * Another office's book has the same place: this record counts no more, the other one counts for both. Both stay as they are with
 * all that names them, and the history of the one that counts tells what was recorded at either.
 */
export const mergeEstablishment = command<Establishment, typeof events, typeof refusals>()({
  name: 'merge-establishment',
  action: 'inspections.merge-establishment',
  title: { vi: 'Gộp vào hồ sơ khác của cùng cơ sở', en: 'Merge into another record of the same place' },
  input: z.strictObject({
    /** Id of the record that counts from then on. */
    into: text(200),
    reason: freeText(1000),
  }),
  looksUp: ({ into }) => ({ other: ownRecord<Establishment>('establishment', into) }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['record-stands', 'merges-into-one-that-counts', 'merged-once'],
  decide: (input, state, { id, lookUps: { other } }) => {
    if (state.is === 'none' || state.is === 'withdrawn') return reject('record-stands');
    if (state.sameAs !== null) return reject('merged-once', { into: state.sameAs });
    const counts = other.is !== 'none' && other.is !== 'withdrawn' && other.sameAs === null;
    return counts && input.into !== id ? [events.EstablishmentMerged(input)] : reject('merges-into-one-that-counts');
  },
});
