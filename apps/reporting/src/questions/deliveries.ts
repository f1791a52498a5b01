import { onAny, question, table } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { FRESH_DAYS } from '../delivery/delivery.ts';
import { events } from '../delivery/events.ts';
import type { Delivery } from '../delivery/state.ts';

const tables = {
  deliveries: table(
    {
      ...{ id: 'text', address: 'text', channel: 'text', is: 'text', attempt: 'integer' },
      ...{ again: 'instant?', claimedAt: 'instant?', why: 'text?' },
      ...{ kind: 'text', about: 'text', agency: 'text', dueOn: 'day', remindedOn: 'day', scope: 'scope' },
    },
    { key: ['id', 'address'], indexes: [['is', 'remindedOn']] },
  ),
};

const states = ['waiting', 'claimed', 'made', 'lapsed', 'given-up', 'unknown'] as const;
const row = z.strictObject({
  delivery: z.string(),
  kind: z.string(),
  about: z.string(),
  agency: z.string(),
  dueOn: z.string(),
  remindedOn: z.string(),
  channel: z.string(),
  /** Its code: where it leads the record of addresses tells. */
  address: z.string(),
  /** `lapsed`: nobody sent it within days, and nobody does any more. `unknown`: it may have come; it is not sent again. */
  state: z.enum(states),
  attempt: z.number().int(),
  /** When it is tried again. */
  again: z.string().nullable(),
  /** What the other side said, or what went wrong. */
  why: z.string().nullable(),
});

/** What was sent of reminders, and what could not be, with its reason; the latest first. */
export const deliveries = question({
  name: 'deliveries',
  version: 1,
  action: 'reporting.deliveries',
  title: { vi: 'Nhắc việc đã gửi và chưa gửi được', en: 'Reminders sent, and those that could not be' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ deliveries: rows }, _, { state, scope, id }) => {
      const told = state as Delivery;
      if (told.is === 'none') return;
      const { kind, about, agency, dueOn, remindedOn } = told;
      for (const one of told.parcels) {
        await rows.put({ ...one, id, kind, about, agency, dueOn, remindedOn, scope });
      }
    }),
  ],
  input: z.strictObject({
    state: z.enum(states).optional(),
    first: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async ({ deliveries: known }, { state: wanted, first }, { today, maySee }) => {
    const found: z.input<typeof row>[] = [];
    for await (const one of known.select({ order: ['-remindedOn', 'id', 'address'] })) {
      const { id: delivery, scope, is, claimedAt: _, ...told } = one;
      const state = (isLapsed(one, today) ? 'lapsed' : is) as (typeof states)[number];
      if (!maySee(scope) || (wanted !== undefined && wanted !== state)) continue;
      if (found.length > first) break;
      found.push({ delivery, ...told, state });
    }
    return { rows: found.slice(0, first), more: found.length > first };
  },
});

function isLapsed(one: { readonly is: string; readonly attempt: number; readonly remindedOn: string }, today: string) {
  return one.is === 'waiting' && one.attempt === 0 && today > addDays(one.remindedOn, FRESH_DAYS);
}
