import { command, defineRefusals, ownRecord, reject, streamType, type Instant } from '@lien-nganh/kernel';
import { addDays, addMinutes, day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { ReminderAddresses } from '../reminder-addresses/reminder-addresses.ts';
import { deliveryKind, events } from './events.ts';
import { evolve, initial, parcelAt, type Delivery, type Parcel } from './state.ts';

const refusals = defineRefusals({
  'delivery-is-wanted-once': {
    vi: 'Việc gửi nhắc này đã được ghi nhận.',
    en: 'The reminder is on its way already.',
  },
  'agency-has-addresses': {
    vi: 'Cơ quan không có địa chỉ nhận nhắc việc.',
    en: 'The agency has no address for reminders.',
  },
  'delivery-waits': {
    vi: 'Không còn gì để gửi đến địa chỉ này, hoặc chưa đến lúc gửi lại.',
    en: 'Nothing waits to be sent to that address, or not yet.',
  },
  'delivery-is-fresh': {
    vi: 'Đã quá lâu kể từ ngày nhắc: không gửi nữa.',
    en: 'It is too long since the day of the reminder: it is not sent any more.',
  },
  'delivery-is-claimed': {
    vi: 'Lần gửi này không do ai nhận, hoặc đã có kết quả.',
    en: 'Nobody is sending it, or what came of it is known.',
  },
});

const declare = command<Delivery, typeof events, typeof refusals>();
const word = z.string().min(1).max(300);

/** Sent by the processes that follow reminders. */
const want = declare({
  name: 'want',
  action: 'reporting.delivery.want',
  title: { vi: 'Ghi nhận việc gửi nhắc', en: 'Have a reminder sent' },
  creates: true,
  id: ({ delivery }) => delivery,
  scope: ({ agency }) => ({ sensitivity: 'internal', owners: [agency] }),
  input: z.strictObject({
    ...{ delivery: word, kind: deliveryKind, about: z.string().max(300), agency: word },
    ...{ dueOn: day, remindedOn: day },
  }),
  looksUp: ({ agency }) => ({ found: ownRecord<ReminderAddresses>('reminderAddresses', agency) }),
  refuses: ['delivery-is-wanted-once', 'agency-has-addresses'],
  decide: ({ delivery: _, ...told }, state, { lookUps: { found } }) => {
    if (state.is === 'wanted') return reject('delivery-is-wanted-once');
    const to = found.addresses.map(({ address, channel }) => ({ address, channel }));
    return to.length === 0 ? reject('agency-has-addresses') : [events.DeliveryWanted({ ...told, to })];
  },
});

/** Days after a reminder on which it may still be sent for the first time: what lay longer would only surprise. */
export const FRESH_DAYS = 3;

/** Before anything is sent: of two who would send it, the log lets one. */
const claim = declare({
  name: 'claim',
  action: 'reporting.delivery.claim',
  title: { vi: 'Nhận gửi một nhắc việc', en: 'Claim a delivery' },
  input: z.strictObject({ address: word }),
  refuses: ['delivery-waits', 'delivery-is-fresh'],
  decide: ({ address }, state, { now, today }) => {
    const parcel = parcelAt(state, address);
    if (state.is === 'none' || parcel?.is !== 'waiting' || !isTime(parcel, now)) return reject('delivery-waits');
    if (parcel.attempt === 0 && today > addDays(state.remindedOn, FRESH_DAYS)) return reject('delivery-is-fresh');
    return [events.DeliveryClaimed({ address, attempt: parcel.attempt + 1, at: now })];
  },
});

function isTime({ again }: Parcel, now: Instant): boolean {
  return again === null || again <= now;
}

/** Minutes after each clear refusal until it is tried again: some twenty hours in all. */
const backoff = [1, 5, 30, 120, 360, 720] as const;

/** What came of it. Of one of which nothing was known it may be told later that it was made, and no more. */
const noteOutcome = declare({
  name: 'note-outcome',
  action: 'reporting.delivery.note-outcome',
  title: { vi: 'Ghi kết quả gửi nhắc việc', en: 'Note what came of a delivery' },
  input: z.strictObject({
    address: word,
    attempt: z.int().positive(),
    outcome: z.enum(['made', 'refused', 'refused-for-good', 'unknown']),
    why: z.string().max(500),
  }),
  refuses: ['delivery-is-claimed'],
  decide: (input, state, { now }) => {
    const parcel = parcelAt(state, input.address);
    const isOpen = parcel?.is === 'claimed' || (parcel?.is === 'unknown' && input.outcome === 'made');
    return isOpen && parcel.attempt === input.attempt ? [settled(input, now)] : reject('delivery-is-claimed');
  },
});

interface Settling {
  readonly address: string;
  readonly attempt: number;
  readonly outcome: 'made' | 'refused' | 'refused-for-good' | 'unknown';
  readonly why: string;
}

function settled({ outcome, why, ...of }: Settling, now: Instant) {
  if (outcome === 'made') return events.DeliveryMade(of);
  if (outcome === 'unknown') return events.DeliveryUnknown({ ...of, why });
  const minutes = outcome === 'refused' ? backoff[of.attempt - 1] : undefined;
  if (minutes === undefined) return events.DeliveryGivenUp({ ...of, why });
  return events.DeliveryRefused({ ...of, why, again: addMinutes(now, minutes) });
}

/** A reminder on its way to the addresses of its agency. The id is that of the reminder. */
export const delivery = streamType<Delivery, typeof events>({
  prefix: 'delivery',
  title: { vi: 'Gửi nhắc việc', en: 'Delivery of a reminder' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.delivery.read',
  scope: (state) => ({ sensitivity: 'internal', owners: state.is === 'none' ? [] : [state.agency] }),
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : { title: state.about || id, status: statusOf(state.parcels), agency: state.agency, day: state.remindedOn },
  commands: [want, claim, noteOutcome],
});

/** The one that somebody has to look at, where there is one. */
function statusOf(parcels: readonly Parcel[]): Parcel['is'] {
  const order = ['given-up', 'unknown', 'claimed', 'waiting', 'made'] as const;
  return order.find((is) => parcels.some((one) => one.is === is))!;
}
