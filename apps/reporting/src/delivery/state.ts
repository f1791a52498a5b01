import { isErased, type DataOfEvent, type Erased, type Evolve, type Instant } from '@lien-nganh/kernel';
import type { events } from './events.ts';

type Wanted = DataOfEvent<typeof events, 'DeliveryWanted'>;

/** What becomes of it at one address. */
export interface Parcel {
  readonly address: string;
  readonly channel: 'mail' | 'webhook';
  readonly is: 'waiting' | 'claimed' | 'made' | 'given-up' | 'unknown';
  readonly attempt: number;
  readonly claimedAt: Instant | null;
  readonly again: Instant | null;
  readonly why: string | null;
}
export interface Told extends Omit<Wanted, 'to'> {
  readonly is: 'wanted';
  readonly parcels: readonly Parcel[];
}
export type Delivery = { readonly is: 'none' } | Told;

export const initial: Delivery = { is: 'none' };

export const evolve: Evolve<Delivery, typeof events> = {
  DeliveryWanted: (_, { data: { to, ...told } }) => ({
    ...told,
    is: 'wanted',
    parcels: to.map((one) => ({ ...one, is: 'waiting', attempt: 0, claimedAt: null, again: null, why: null })),
  }),
  DeliveryClaimed: (state, { data: { address, attempt, at } }) =>
    changed(state, address, { is: 'claimed', attempt, claimedAt: at, again: null }),
  DeliveryMade: (state, { data: { address } }) => changed(state, address, { is: 'made', why: null }),
  DeliveryRefused: (state, { data: { address, why, again } }) =>
    changed(state, address, { is: 'waiting', why: words(why), again }),
  DeliveryGivenUp: (state, { data: { address, why } }) => changed(state, address, { is: 'given-up', why: words(why) }),
  DeliveryUnknown: (state, { data: { address, why } }) => changed(state, address, { is: 'unknown', why: words(why) }),
};

function words(why: string | Erased): string | null {
  return isErased(why) ? null : why;
}

function changed(state: Delivery, address: string, change: Partial<Parcel>): Delivery {
  if (state.is === 'none') return state;
  return { ...state, parcels: state.parcels.map((one) => (one.address === address ? { ...one, ...change } : one)) };
}

export function parcelAt(state: Delivery, address: string): Parcel | undefined {
  return state.is === 'none' ? undefined : state.parcels.find((one) => one.address === address);
}
