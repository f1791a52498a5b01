import { streamType } from '@lien-nganh/kernel';
import { explain, voidNumber } from './account-for.ts';
import { assign } from './assign.ts';
import { beginAfter } from './begin-after.ts';
import { enterPaper, takeOutPaper } from './enter-paper.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { reserve } from './reserve.ts';
import { evolve, initial } from './state.ts';

/** The numbers of a body's papers in a year, as its clerk's book has them. The id is `<body>.<series>.<year>`. */
export const numberSeries = streamType({
  prefix: 'numberSeries',
  title: { vi: 'Sổ đăng ký số văn bản', en: 'Number series' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.numberSeries.read',
  scope: (_, id) => ({ sensitivity: 'internal', owners: [id.split('.', 1)[0]!] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { body, series, year, numbers } = state;
    return {
      title: `Sổ số văn bản ${year} (${series})`,
      ...{ status: state.is, agency: body, day: `${year}-01-01`, search: [body, series] },
      facets: { series, year, numbers: Object.keys(numbers).length },
    };
  },
  commands: [assign, reserve, enterPaper, takeOutPaper, voidNumber, explain, beginAfter],
});
