import { streamType } from '@lien-nganh/kernel';
import { correctDay, enterDays, withdrawDay } from './commands.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { daysOf, evolve, initial } from './state.ts';

/** Days of a year that are not as the week says: holidays, days off in their stead, weekends that are worked. The id is the year. */
export const workYear = streamType({
  prefix: 'workYear',
  title: { vi: 'Lịch nghỉ lễ và làm bù của năm', en: 'Days off and days made up for' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.workYear.read',
  scope: () => ({ sensitivity: 'open', owners: [] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const told = daysOf(state);
    const daysOff = told.filter(({ is }) => is === 'day-off').length;
    return {
      title: id,
      status: state.is,
      search: told.flatMap(({ names, basis }) => [names.vi, names.en, ...(basis ? [basis.number] : [])]),
      facets: { daysOff, madeUpFor: told.length - daysOff },
    };
  },
  commands: [enterDays, correctDay, withdrawDay],
});
