import { onAny, table } from '@lien-nganh/kernel';
import { events } from '../directive/events.ts';
import type { Directive } from '../directive/state.ts';

/** Obligations beside follow-ups, so that a list can say in the directive's own words what is to be done. */
export const obligationTables = {
  obligations: table(
    {
      directive: 'text',
      code: 'text',
      clause: 'text',
      words: 'text',
      gloss: 'text',
      periodicity: 'text',
      dueOn: 'day?',
      endsOn: 'day?',
    },
    { key: ['directive', 'code'] },
  ),
};

export const obligationRows = onAny<typeof obligationTables>()(
  events,
  async ({ obligations }, _event, { state, id }) => {
    const directive = state as Directive;
    if (directive.is === 'none') return;
    for (const { code, clause, words, gloss, periodicity, dueOn, endsOn } of directive.obligations) {
      await obligations.put({ directive: id, code, clause, words, gloss, periodicity, dueOn, endsOn });
    }
  },
);
