import { streamType } from '@lien-nganh/kernel';
import {
  correct,
  end,
  enter,
  followCalendar,
  followTemplate,
  nameAddressee,
  namePeriod,
  releaseAddressee,
} from './commands.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** Who reports to whom from a directive, how often and by which calendar; the id is its code. */
export const regime = streamType({
  prefix: 'regime',
  title: { vi: 'Chế độ báo cáo', en: 'Reporting regime' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.regime.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.through] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { names, through, validFrom, validTo, addressees } = state;
    return {
      title: names.vi,
      status: state.is,
      agency: through,
      day: validFrom,
      search: [id, names.vi, names.en],
      facets: { class: state.class, addressees: addressees.length, validTo },
    };
  },
  commands: [enter, correct, nameAddressee, releaseAddressee, followCalendar, followTemplate, namePeriod, end],
});
