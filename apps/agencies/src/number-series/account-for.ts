import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { lastDayOf, ofOneNumber, seriesFault } from './shared.ts';
import { inBook, type NumberSeries } from './state.ts';

const declare = command<NumberSeries, typeof events, typeof refusals>();

/** A number that was left out, reserved or given in vain: nobody gets it any more. This is how a gap is accounted for. */
export const voidNumber = declare({
  name: 'void',
  action: 'agencies.numberSeries.void',
  title: { vi: 'Huỷ số, có lý do', en: 'Void a number, with the reason' },
  ...ofOneNumber,
  refuses: ['series-is-kept', 'number-is-not-voided'],
  decide: (told, state, { today, lookUps: { numbering } }) => {
    const fault = seriesFault(told, numbering, lastDayOf(told.year));
    if (fault) return fault;
    if (inBook(state, told.number).voided !== null) return reject('number-is-not-voided');
    return [events.NumberVoided(told, { occurredOn: today })];
  },
});

/** Why a number is on two papers, out of order, or on one although it was voided. The numbers stay as they are. */
export const explain = declare({
  name: 'explain',
  action: 'agencies.numberSeries.explain',
  title: { vi: 'Giải thích số trùng hoặc sai thứ tự', en: 'Explain a double, or a number out of order' },
  ...ofOneNumber,
  refuses: ['series-is-kept', 'number-is-explained-anew'],
  decide: (told, state, { today, lookUps: { numbering } }) => {
    const fault = seriesFault(told, numbering, lastDayOf(told.year));
    if (fault) return fault;
    if (inBook(state, told.number).explained?.reason === told.reason) return reject('number-is-explained-anew');
    return [events.NumberExplained(told, { occurredOn: today })];
  },
});
