import { streamType } from '@lien-nganh/kernel';
import { classify } from './classify.ts';
import { correct } from './correct.ts';
import { decline } from './decline.ts';
import { events } from './events.ts';
import { noteKept } from './note-kept.ts';
import { recognise } from './recognise.ts';
import { refusals } from './refusals.ts';
import { register } from './register.ts';
import { review } from './review.ts';
import { selfAssess } from './self-assess.ts';
import { evolve, initial } from './state.ts';
import { withdraw } from './withdraw.ts';

/** A commune's way to the title of a healthy commune in one year; the id is `<commune>.<year>`. */
export const healthyCommune = streamType({
  prefix: 'healthyCommune',
  title: { vi: 'Xã, phường, thị trấn lành mạnh', en: 'Healthy commune' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'communities.healthyCommune.read',
  scope(state) {
    if (state.is === 'none') return { sensitivity: 'internal', owners: [] };
    const { lead, commune, registeredOn } = state.is === 'withdrawn' ? state.was : state;
    return { sensitivity: 'internal', owners: [lead], units: [commune], on: registeredOn };
  },
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { lead, commune, year, registeredOn, obligations } = state.is === 'withdrawn' ? state.was : state;
    return {
      title: `Xây dựng xã, phường, thị trấn lành mạnh năm ${year}`,
      status: state.is,
      unit: commune,
      agency: lead,
      day: registeredOn,
      search: [commune, String(year), ...obligations],
      facets: { year },
    };
  },
  commands: [register, selfAssess, review, classify, recognise, decline, correct, noteKept, withdraw],
});
