import { streamType } from '@lien-nganh/kernel';
import { correct } from './correct.ts';
import { end } from './end.ts';
import { enter } from './enter.ts';
import { events } from './events.ts';
import { follow } from './follow.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** What communes are scored and classed by, from day to day; the id names the set. */
export const criteria = streamType({
  prefix: 'criteria',
  title: { vi: 'Bộ tiêu chí xã, phường, thị trấn lành mạnh', en: 'Criteria of healthy communes' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'communities.criteria.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary(state, id) {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (!last) return { title: id, status: state.is };
    const { names, source, validFrom, validTo, verified, criteria: asked } = last;
    return {
      title: names.vi,
      status: state.is,
      day: validFrom,
      search: [id, names.vi, names.en, source],
      facets: { criteria: asked.length, verified, validTo },
    };
  },
  commands: [enter, follow, correct, end],
});
