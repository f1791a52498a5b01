import { command } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import { isDisclosed, type Inspection, type Result } from './lifecycle.ts';
import { pairsLapsed } from './moving.ts';
import { name } from './preparing.ts';
import type { refusals } from './refusals.ts';

/** Sent by the process that watches a pair, when it is decided or means nothing any more. */
export const settlePossibleTwin = command<Inspection, typeof events, typeof refusals>()({
  name: 'settle-possible-twin',
  action: 'inspections.settle-possible-twin',
  title: { vi: 'Ghi kết quả xét trùng', en: 'Settle a possible twin' },
  input: z.strictObject({
    twin: name,
    other: name,
    verdict: z.enum(['same', 'different', 'lapsed']),
    kept: name.nullable(),
    agencies: z.array(name).max(50),
  }),
  refuses: [],
  decide: (input, state) => {
    const known = isDisclosed(state) && state.result.pairs.some(({ twin }) => twin === input.twin);
    if (!known) return [];
    const merged = input.verdict === 'same' && input.kept === input.other;
    return [events.PossibleTwinSettled(input), ...(merged ? othersLapsed(state.result, input.twin) : [])];
  },
});

/** The record that is kept stands for this one: it has pairs of its own with whatever else may be the same visit. */
function othersLapsed({ pairs }: Pick<Result, 'pairs'>, settled: string) {
  return pairsLapsed({ pairs: pairs.filter(({ twin, is }) => twin !== settled && is === 'open') });
}
