import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export type Look =
  { readonly is: 'none' } | { readonly is: 'noted'; readonly seen: DataOfEvent<typeof events, 'RecordsLookedAt'> };

export const initial: Look = { is: 'none' };

export const evolve: Evolve<Look, typeof events> = {
  RecordsLookedAt: (_, { data }) => ({ is: 'noted', seen: data }),
};
