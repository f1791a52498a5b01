import { z } from 'zod';
import { command, defineEvents, defineRefusals, lookUp, reject, streamType, v, type Evolve } from './index.ts';

// Checked by the compiler alone: each line under an expectation must NOT compile.

const events = defineEvents('visit', {
  VisitOpened: v(1, z.strictObject({ unit: z.string() })),
  VisitClosed: v(1, z.strictObject({ result: z.string() })),
});
type Visit = { readonly is: 'none' } | { readonly is: 'open'; readonly unit: string } | { readonly is: 'closed' };
const refusals = defineRefusals({
  'visit-is-open': { vi: 'Cuộc kiểm tra phải đang mở.', en: 'The visit must be open.' },
});

export const evolve: Evolve<Visit, typeof events> = {
  VisitOpened: (_, { data }) => ({ is: 'open', unit: data.unit }),
  VisitClosed: () => ({ is: 'closed' }),
};

// @ts-expect-error a missing evolve case
export const missingCase: Evolve<Visit, typeof events> = { VisitOpened: (s) => s };

export const undeclaredCase: Evolve<Visit, typeof events> = {
  ...evolve,
  // @ts-expect-error an evolve case for an event that is not declared
  VisitForgotten: (s: Visit) => s,
};

// @ts-expect-error an event that is not declared
events.VisitForgotten({});
// @ts-expect-error data of another shape
events.VisitOpened({ unit: 3 });

const declare = command<Visit, typeof events, typeof refusals>();
const common = {
  name: 'close',
  action: 'visits.close',
  title: { vi: 'Kết thúc', en: 'Close' },
  input: z.strictObject({ result: z.string() }),
} as const;

const close = declare({
  ...common,
  refuses: ['visit-is-open'],
  looksUp: () => ({ team: lookUp(['teams'], () => Promise.resolve(['a'])) }),
  decide: (input, state, { lookUps }) => {
    const team: readonly string[] = lookUps.team;
    return state.is === 'open' && team.length > 0 ? [events.VisitClosed(input)] : reject('visit-is-open');
  },
});

// @ts-expect-error a refusal that the stream type does not have
declare({ ...common, refuses: ['visit-is-secret'], decide: () => [] });
// @ts-expect-error a refusal that the command does not list
declare({ ...common, refuses: [], decide: () => reject('visit-is-open') });
// @ts-expect-error an event of another stream type
declare({ ...common, refuses: [], decide: () => [{ name: 'VisitForgotten', data: {} }] });
// @ts-expect-error a look-up that is not declared
declare({ ...common, refuses: [], decide: (_i, _s, { lookUps }) => (lookUps.team ? [] : []) });
// @ts-expect-error a creating command says whose record it will be
declare({ ...common, creates: true, refuses: [], decide: () => [] });

const wholly = {
  prefix: 'visit',
  title: { vi: 'Kiểm tra', en: 'Visit' },
  events,
  evolve,
  refusals,
  initial: { is: 'none' } as Visit,
  reads: 'visits.read',
  scope: () => ({ sensitivity: 'open' as const, owners: [] }),
  summary: (state: Visit) => ({ title: 'v', status: state.is }),
};
streamType({ ...wholly, commands: [close] });
// @ts-expect-error a stream type without its commands
streamType({ ...wholly });
