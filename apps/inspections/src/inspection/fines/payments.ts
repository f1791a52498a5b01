import type { DataOfEvent, Day } from '@lien-nganh/kernel';
import { compareDong, sumDong } from '@lien-nganh/vocabulary';
import type { events } from '../events.ts';

/** A payment of a fine. */
export interface Payment {
  readonly payment: string;
  readonly on: Day;
  /** Whole dong. */
  readonly amount: string;
  /** Number of the treasury's receipt; `null` where only the sum was told when the decision was carried out. */
  readonly receipt: string | null;
}

/** What is known to be paid of a decision. */
export interface Paid {
  /** In the order in which they were entered. */
  readonly payments: readonly Payment[];
  /** All of them, in whole dong; `null` while nothing is known of any. */
  readonly collected: string | null;
}

export const noPayments: Paid = { payments: [], collected: null };

function paid(payments: readonly Payment[]): Paid {
  return { payments, collected: payments.length === 0 ? null : sumDong(payments.map(({ amount }) => amount)) };
}

type Recorded = DataOfEvent<typeof events, 'PaymentRecorded'>;
type Corrected = DataOfEvent<typeof events, 'PaymentCorrected'>;

export function paymentAdded({ payments }: Paid, { decision: _, ...payment }: Recorded): Paid {
  return paid([...payments, payment]);
}

export function paymentCorrected({ payments }: Paid, { decision: _, reason: _why, ...corrected }: Corrected): Paid {
  return paid(payments.map((old) => (old.payment === corrected.payment ? corrected : old)));
}

export function paymentTaken({ payments }: Paid, payment: string): Paid {
  return paid(payments.filter((old) => old.payment !== payment));
}

/**
 * Only the sum was told, without receipts: what it is more than before was paid on that day; where it is less, what was told last
 * had been told wrongly.
 */
export function paidInAll({ payments, collected }: Paid, told: { readonly on: Day; readonly collected: string }): Paid {
  const before = collected ?? '0';
  const more = sumDong([told.collected, minus(before)]);
  if (compareDong(more, '0') >= 0) {
    if (more === '0' && payments.length > 0) return { payments, collected };
    return paid([...payments, { payment: `told-${payments.length}`, on: told.on, amount: more, receipt: null }]);
  }
  const last = payments.at(-1)!;
  const left = sumDong([last.amount, more]);
  const others = payments.slice(0, -1);
  if (compareDong(left, '0') > 0 || others.length === 0) return paid([...others, { ...last, amount: left }]);
  return paidInAll(paid(others), told);
}

function minus(amount: string): string {
  return amount === '0' ? amount : `-${amount}`;
}

/** The fine of a decision as it stands, in whole dong; `null` where nothing of it is a fine. */
export function imposedIn({ lines }: { readonly lines: readonly { readonly amount: string | null }[] }): string | null {
  const amounts = lines.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return amounts.length === 0 ? null : sumDong(amounts);
}

/** The same receipt, however it is written. */
export function isSameReceipt(one: string | null, other: string): boolean {
  const plain = (receipt: string) => receipt.normalize('NFC').replace(/\s+/gu, '').toLowerCase();
  return one !== null && plain(one) === plain(other);
}
