import { allTeams } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { cardNumber, day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { takenCard } from './cards.ts';
import { events } from './events.ts';
import { standsOn } from './joining.ts';
import type { refusals } from './refusals.ts';
import type { Team178 } from './state.ts';

/** A member gets another card from a day on: the old one was lost, worn out, or its number was taken. */
export const replaceCard = command<Team178, typeof events, typeof refusals>()({
  name: 'replace-card',
  action: 'agencies.team178.replace-card',
  title: { vi: 'Cấp lại thẻ kiểm tra', en: 'Replace a card' },
  input: z.strictObject({ member: slug, card: cardNumber, from: day }),
  looksUp: () => ({ teams: allTeams() }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.agency),
  refuses: ['team-stands', 'member-is-on-the-team', 'card-number-is-free'],
  decide(input, state, { id, lookUps: { teams } }) {
    if (!standsOn(state, input.from)) return reject('team-stands');
    const held = state.members.find(({ member, to }) => member === input.member && to === null);
    if (!held || held.from > input.from) return reject('member-is-on-the-team');
    if (takenCard([input], id, teams) !== null) return reject('card-number-is-free');
    return [events.CardReplaced(input, { occurredOn: input.from })];
  },
});
