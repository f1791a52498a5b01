import {
  command,
  defineRefusals,
  isErased,
  reject,
  streamType,
  type DataOfEvent,
  type Evolve,
} from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { channel, events } from './events.ts';

type Named = Omit<DataOfEvent<typeof events, 'AddressNamed'>, 'agency'>;
export interface ReminderAddresses {
  /** Empty: none was ever named. */
  readonly agency: string;
  readonly addresses: readonly Named[];
}

const initial: ReminderAddresses = { agency: '', addresses: [] };
const others = ({ addresses }: ReminderAddresses, code: string) => addresses.filter(({ address }) => address !== code);
const evolve: Evolve<ReminderAddresses, typeof events> = {
  AddressNamed: (state, { data: { agency, ...named } }) => ({
    agency,
    addresses: [...others(state, named.address), named],
  }),
  AddressWithdrawn: (state, { data: { address } }) => ({ ...state, addresses: others(state, address) }),
};

const refusals = defineRefusals({
  'address-is-of-its-channel': {
    vi: 'Địa chỉ thư điện tử phải có dạng ten@co-quan.gov.vn; địa chỉ webhook bắt đầu bằng https://.',
    en: 'A mail address is written name@agency.gov.vn; the address of a webhook begins with https://.',
  },
  'address-is-named': {
    vi: 'Không có địa chỉ nhận nhắc việc với mã này.',
    en: 'There is no address of that code.',
  },
  'address-changes': {
    vi: 'Địa chỉ này đã được ghi đúng như vậy.',
    en: 'The address leads there already.',
  },
});

const declare = command<ReminderAddresses, typeof events, typeof refusals>();
const mail = z.email().max(254);

/** Where a body's reminders are sent besides being shown: as many addresses as it likes, each under a code. */
const name = declare({
  name: 'name',
  action: 'reporting.reminderAddresses.name',
  title: { vi: 'Ghi địa chỉ nhận nhắc việc', en: 'Name an address for reminders' },
  creates: true,
  id: ({ agency }) => agency,
  scope: ({ agency }) => ({ sensitivity: 'internal', owners: [agency] }),
  onBehalfOf: ({ agency }) => agency,
  input: z.strictObject({ agency: slug, address: slug, channel, to: z.string().min(3).max(500) }),
  refuses: ['address-is-of-its-channel', 'address-changes'],
  decide: (input, { addresses }) => {
    if (!isOf(input)) return reject('address-is-of-its-channel');
    const before = addresses.find(({ address }) => address === input.address);
    if (before?.channel === input.channel && before.to === input.to) return reject('address-changes');
    return [events.AddressNamed(input)];
  },
});

function isOf({ channel: by, to }: Pick<Named, 'channel'> & { readonly to: string }): boolean {
  return by === 'mail' ? mail.safeParse(to).success : URL.canParse(to) && /^https?:\/\//.test(to);
}

const withdraw = declare({
  name: 'withdraw',
  action: 'reporting.reminderAddresses.withdraw',
  title: { vi: 'Bỏ địa chỉ nhận nhắc việc', en: 'Withdraw an address for reminders' },
  input: z.strictObject({ address: slug }),
  refuses: ['address-is-named'],
  decide: (input, { addresses }) =>
    addresses.some(({ address }) => address === input.address)
      ? [events.AddressWithdrawn(input)]
      : reject('address-is-named'),
});

/** Where an address leads; `null`: nowhere any more. */
export function targetOf({ addresses }: ReminderAddresses, code: string): string | null {
  const to = addresses.find(({ address }) => address === code)?.to;
  return to === undefined || isErased(to) ? null : to;
}

/** Addresses of a body to which its reminders are sent. The id is the agency. */
export const reminderAddresses = streamType<ReminderAddresses, typeof events>({
  prefix: 'reminderAddresses',
  title: { vi: 'Địa chỉ nhận nhắc việc', en: 'Addresses for reminders' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.reminderAddresses.read',
  scope: ({ agency }) => ({ sensitivity: 'internal', owners: agency === '' ? [] : [agency] }),
  summary: ({ agency, addresses }, id) => ({
    title: id,
    status: addresses.length > 0 ? 'named' : 'none',
    ...(agency === '' ? {} : { agency }),
    facets: { addresses: addresses.length },
  }),
  commands: [name, withdraw],
});
