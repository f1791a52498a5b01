import { id } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForService, v } from '@lien-nganh/kernel';
import { z } from 'zod';

export const channel = z.enum(['mail', 'webhook']);

export const events = defineEvents('reminderAddresses', {
  /** Under a code that was there already: it leads elsewhere from now on. */
  AddressNamed: v(1, z.strictObject({ agency: id, address: id, channel, to: sealedForService(z.string()) })),
  AddressWithdrawn: v(1, z.strictObject({ address: id })),
});
