import { command } from '@lien-nganh/kernel';
import { day, text, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { stood } from './stood.ts';
import type { Overlap } from './state.ts';

/**
 * Sent by the process that sees a tally and other records of one form, commune and month: for the first time, again after
 * one side had gone, and when other agencies take part than before.
 */
export const findOverlap = command<Overlap, typeof events, typeof refusals>()({
  name: 'propose',
  action: 'communications.overlap.propose',
  title: { vi: 'Nêu số tổng hợp trùng với bản ghi lẻ', en: 'Find a tally that overlaps with single records' },
  creates: true,
  id: ({ tally }) => tally,
  scope: ({ agencies, unit, on }) => ({ sensitivity: 'internal', owners: agencies, units: [unit], on }),
  input: z.strictObject({
    together: text(200),
    on: day,
    unit: unitKey,
    tally: text(200),
    agencies: z.array(text(200)).min(1).max(200),
  }),
  refuses: [],
  decide: (input, state) => {
    const asked = [events.OverlapFound(input), stood({ ...input, is: 'open' })];
    if (state.is === 'none' || state.is === 'lapsed') return asked;
    return state.is === 'open' && state.agencies.join() !== input.agencies.join() ? asked : [];
  },
});
