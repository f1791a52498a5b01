import { streamType } from '@lien-nganh/kernel';
import { claim } from './claim.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** The number of an inspection card, and whose it is for ever. */
export const cardNumber = streamType({
  prefix: 'cardNumber',
  title: { vi: 'Số thẻ kiểm tra', en: 'Card number' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.cardNumber.read',
  scope: () => ({ sensitivity: 'internal', owners: [] }),
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: state.is }
      : {
          title: state.card,
          status: state.is,
          search: [state.card],
          facets: { team: state.team, member: state.member },
        },
  commands: [claim],
});
