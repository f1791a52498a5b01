import { streamType } from '@lien-nganh/kernel';
import { consolidate, writeNarrative } from './consolidating.ts';
import { events } from './events.ts';
import { correct, fileEdition, issue, restate, withdraw } from './issuing.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** The province's report that consolidates those of a period, edition by edition. The id is `<regime>.<period>`. */
export const consolidation = streamType({
  prefix: 'consolidation',
  title: { vi: 'Báo cáo tổng hợp', en: 'Consolidated report' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.consolidation.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.through] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { through, period, editions, pending } = state;
    const last = editions.at(-1);
    return {
      title: `Báo cáo tổng hợp kỳ ${period}`,
      status: state.is,
      agency: through,
      ...(last ? { day: last.dated } : {}),
      search: [period, ...editions.map(({ number }) => number)],
      facets: { editions: editions.length, toBeIssued: pending !== null },
    };
  },
  commands: [writeNarrative, consolidate, issue, restate, correct, fileEdition, withdraw],
});
