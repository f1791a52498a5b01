import { command, reject } from '@lien-nganh/kernel';
import { cardNumber, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Team178 } from './state.ts';

/** The process that claims card numbers found this one taken: the committee must issue another. */
export const noteTakenCard = command<Team178, typeof events, typeof refusals>()({
  name: 'note-taken-card',
  action: 'agencies.team178.note-taken-card',
  title: { vi: 'Ghi nhận số thẻ bị trùng', en: 'Note that a card number was taken' },
  input: z.strictObject({ member: slug, card: cardNumber }),
  refuses: ['member-is-on-the-team'],
  decide(input, state) {
    const held =
      state.is !== 'none' && state.members.some((one) => one.member === input.member && one.card === input.card);
    return held ? [events.CardFoundTaken(input)] : reject('member-is-on-the-team');
  },
});
