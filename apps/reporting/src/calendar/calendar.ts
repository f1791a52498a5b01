import { streamType } from '@lien-nganh/kernel';
import { correct } from './correct.ts';
import { end } from './end.ts';
import { enter } from './enter.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** A reporting calendar: how the year is cut, and when reports are due. The id is its code. */
export const calendar = streamType({
  prefix: 'calendar',
  title: { vi: 'Lịch báo cáo', en: 'Reporting calendar' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.calendar.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { names, validFrom, validTo, keeper } = state;
    return {
      title: names.vi,
      status: state.is,
      agency: keeper,
      day: validFrom,
      search: [id, names.vi, names.en],
      facets: { validTo },
    };
  },
  commands: [enter, correct, end],
});
