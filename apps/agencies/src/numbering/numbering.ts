import { streamType } from '@lien-nganh/kernel';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { set } from './set.ts';
import { evolve, initial } from './state.ts';

/** How a body numbers its papers, from day to day; the id is the body's. */
export const numbering = streamType({
  prefix: 'numbering',
  title: { vi: 'Cách đánh số văn bản', en: 'How papers are numbered' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.numbering.read',
  scope: (_, body) => ({ sensitivity: 'internal', owners: [body] }),
  summary(state, id) {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (!last) return { title: id, status: state.is };
    const { body, validFrom, assigns, apart } = last;
    return {
      title: `Cách đánh số văn bản từ ${validFrom}`,
      ...{ status: state.is, agency: body, day: validFrom, search: [body] },
      facets: { assigns, apart: apart.length },
    };
  },
  commands: [set],
});
