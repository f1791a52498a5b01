import type { Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export type CardNumber =
  | { readonly is: 'none' }
  | { readonly is: 'claimed'; readonly card: string; readonly team: string; readonly member: string };

export const initial: CardNumber = { is: 'none' };

export const evolve: Evolve<CardNumber, typeof events> = {
  CardNumberClaimed: (_, { data }) => ({ is: 'claimed', ...data }),
};
