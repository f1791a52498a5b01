import { command, reject } from '@lien-nganh/kernel';
import { day, text, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { twinIdOf } from './pair.ts';
import type { refusals } from './refusals.ts';
import type { Twin } from './state.ts';

const half = z.strictObject({ record: text(200), agencies: z.array(text(200)).min(1).max(50) });

/** Sent by the process that sees two records of one place and day. Nobody is asked whether to keep either: both stay. */
export const proposeTwin = command<Twin, typeof events, typeof refusals>()({
  name: 'propose-twin',
  action: 'inspections.propose-twin',
  title: { vi: 'Đề xuất cặp có thể trùng', en: 'Propose a pair' },
  creates: true,
  id: ({ first, second }) => twinIdOf(first.record, second.record),
  scope: ({ first, second, unit, on }) => ({
    sensitivity: 'internal',
    owners: [...new Set([...first.agencies, ...second.agencies])],
    units: [unit],
    on,
  }),
  input: z.strictObject({ first: half, second: half, establishment: text(200), on: day, unit: unitKey }),
  refuses: ['pair-is-of-two-records', 'pair-is-new'],
  decide: (input, state) => {
    if (input.first.record === input.second.record) return reject('pair-is-of-two-records');
    return state.is === 'none' ? [events.TwinProposed(input)] : reject('pair-is-new');
  },
});
