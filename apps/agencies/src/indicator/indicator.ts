import { streamType } from '@lien-nganh/kernel';
import { define } from './define.ts';
import { end } from './end.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { revise } from './revise.ts';
import { evolve, initial, latestVersion } from './state.ts';

/** The definition of an indicator in all its versions; the id is its code. */
export const indicator = streamType({
  prefix: 'indicator',
  title: { vi: 'Chỉ tiêu', en: 'Indicator' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.indicator.read',
  scope: () => ({ sensitivity: 'open', owners: [] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { names, kind, unitOfCount, service, sensitivity, measure, validFrom, definitionVersion } =
      latestVersion(state);
    return {
      title: names.vi,
      status: state.is,
      day: validFrom,
      search: [id, names.vi, names.en],
      facets: { kind, unitOfCount, service, sensitivity, measured: measure !== null, definitionVersion },
    };
  },
  commands: [define, revise, end],
});
