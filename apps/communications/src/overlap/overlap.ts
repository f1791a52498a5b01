import { streamType } from '@lien-nganh/kernel';
import type { Waiting, WaitingOf } from '@lien-nganh/work';
import { decideOverlap } from './decide-overlap.ts';
import { events } from './events.ts';
import { findOverlap } from './find-overlap.ts';
import { lapseOverlap } from './lapse-overlap.ts';
import { refusals } from './refusals.ts';
import { reopenOverlap } from './reopen-overlap.ts';
import { evolve, initial, type Overlap } from './state.ts';

/** A tally and other records of the same form, commune and month, single ones or another agency's tally: somebody decides which counts. */
export const overlap = streamType<Overlap, typeof events>({
  prefix: 'overlap',
  title: { vi: 'Số tổng hợp trùng với bản ghi khác', en: 'Tally that overlaps with other records' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'communications.overlap.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'internal', owners: [] }
      : { sensitivity: 'internal', owners: state.agencies, units: [state.unit], on: state.on },
  summary: (state) =>
    state.is === 'none'
      ? { title: '', status: 'none' }
      : {
          title: `Số tổng hợp ${state.tally}`,
          status: state.is,
          unit: state.unit,
          day: state.on,
          search: [state.tally],
        },
  commands: [findOverlap, decideOverlap, reopenOverlap, lapseOverlap],
});

export const overlapsWaiting: WaitingOf = {
  type: overlap,
  waits: (state: Overlap): readonly Waiting[] =>
    state.is === 'open' ? state.agencies.map((agency) => ({ task: 'decide-overlap', agency, on: state.on })) : [],
};
