import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { lastDayOf, ofOneNumber, seriesFault } from './shared.ts';
import { placeOf, type NumberSeries } from './state.ts';

/**
 * The book is kept here from somewhere within the year: numbers up to that one stand in the paper book, and are no gaps. Said
 * again, the later word holds.
 */
export const beginAfter = command<NumberSeries, typeof events, typeof refusals>()({
  name: 'begin-after',
  action: 'agencies.numberSeries.begin-after',
  title: { vi: 'Nối tiếp sổ giấy từ một số', en: 'Go on from the paper book after a number' },
  ...ofOneNumber,
  refuses: ['series-is-kept', 'beginning-changes'],
  decide: (told, state, { today, lookUps: { numbering } }) => {
    const fault = seriesFault(told, numbering, lastDayOf(told.year));
    if (fault) return fault;
    const known = state.is === 'none' ? null : state.begun;
    if (known?.after === placeOf(told.number) && known.reason === told.reason) return reject('beginning-changes');
    return [events.SeriesBegunAfter(told, { occurredOn: today })];
  },
});
