import { command, reject } from '@lien-nganh/kernel';
import { day, text, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { stood, twinIdOf } from './pair.ts';
import type { refusals } from './refusals.ts';
import type { Decided, Open, Proposal, Twin } from './state.ts';

const half = z.strictObject({ record: text(200), agencies: z.array(text(200)).min(1).max(50) });
const proposal = z.strictObject({ first: half, second: half, establishment: text(200), on: day, unit: unitKey });
type Proposed = z.output<typeof proposal>;

/**
 * Sent by the process that sees two records of one place and day: for the first time, again after they had come apart, and
 * when other agencies take part than before. Nobody is asked whether to keep either: both stay.
 */
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
  input: proposal,
  refuses: ['pair-is-of-two-records'],
  decide: (input, state) => {
    if (input.first.record === input.second.record) return reject('pair-is-of-two-records');
    const proposed = [events.TwinProposed(input), stood(input, 'open')];
    if (state.is === 'none' || state.is === 'lapsed') return proposed;
    if (state.establishment !== input.establishment || state.on !== input.on) return [...lapsed(state), ...proposed];
    return state.is === 'open' && whose(state) !== whose(input) ? proposed : saidSo(state);
  },
});

/** Both have moved together: the pair is none any more where they were. */
function lapsed(state: Proposal) {
  const { first, second } = state;
  return [events.TwinLapsed({ first, second }), stood(state, 'lapsed')];
}

function saidSo(state: Open | Decided) {
  return state.stood ? [] : [stood(state, state.is, 'kept' in state ? state.kept : null)];
}

function whose({ first, second }: Pick<Proposed, 'first' | 'second'>): string {
  return JSON.stringify([first, second].map(({ record, agencies }) => [record, ...[...agencies].sort()]).sort());
}
