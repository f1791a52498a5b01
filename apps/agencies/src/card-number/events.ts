import { id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

/** A number belongs for ever to the first for whom it was claimed: what a card said on an old record stays true. */
export const events = defineEvents('cardNumber', {
  CardNumberClaimed: v(1, z.strictObject({ card: z.string(), team: id, member: id })),
});
