import { command, reject } from '@lien-nganh/kernel';
import { cardNumber as cardShape, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { cardNumberId } from './id.ts';
import type { refusals } from './refusals.ts';
import type { CardNumber } from './state.ts';

/**
 * Claims a number for a member. The stream is named after the number, so that of two claims the store lets one through:
 * no look-up could promise that.
 */
export const claim = command<CardNumber, typeof events, typeof refusals>()({
  name: 'claim',
  action: 'agencies.cardNumber.claim',
  title: { vi: 'Đăng ký số thẻ', en: 'Claim a card number' },
  creates: true,
  input: z.strictObject({ card: cardShape, team: slug, member: slug }),
  id: ({ card }) => cardNumberId(card),
  scope: () => ({ sensitivity: 'internal', owners: [] }),
  refuses: ['card-number-is-free', 'card-number-is-claimed-once'],
  decide(input, state) {
    if (state.is === 'none') return [events.CardNumberClaimed(input)];
    const own = state.team === input.team && state.member === input.member;
    return reject(own ? 'card-number-is-claimed-once' : 'card-number-is-free');
  },
});
