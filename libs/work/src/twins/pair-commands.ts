import { command, defineRefusals, reject, type Command } from '@lien-nganh/kernel';
import { day, unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { name, reasonInput } from '../shapes.ts';
import { pairIdOf } from './known.ts';
import type { PairEvents } from './pair-events.ts';
import type { Pair, Proposal } from './pair-state.ts';

export const pairRefusals = defineRefusals({
  'pair-is-of-two-records': {
    vi: 'Một cặp phải gồm hai bản ghi khác nhau.',
    en: 'A pair is of two different records.',
  },
  'pair-is-open': {
    vi: 'Cặp này đã được quyết định hoặc không còn ý nghĩa.',
    en: 'The pair was decided, or means nothing any more.',
  },
  'pair-is-decided': {
    vi: 'Chỉ mở lại cặp đã được quyết định.',
    en: 'Only a pair that was decided is opened again.',
  },
  'kept-is-one-of-the-two': {
    vi: 'Khi hai bản ghi là một việc, phải chọn một trong hai để giữ; khi khác nhau thì không chọn.',
    en: 'Of the same work one of the two records is kept; of different work none is chosen.',
  },
});

/** Whose pairs they are: actions are `<of>.propose` and so on. */
export interface Pairing {
  readonly of: string;
  readonly events: PairEvents;
}

const half = z.strictObject({ record: name, agencies: z.array(name).min(1).max(100) });
const proposal = z.strictObject({ first: half, second: half, together: name, unit: unitKey, on: day });

/** How the pair stands from now on. */
function stood({ events }: Pairing, pair: Omit<Proposal, 'unit' | 'on'>) {
  const { first, second, together, is, kept } = pair;
  return events.TwinStood({ first, second, together, is, kept });
}

/** Sent by the process that sees two records that may be the same, and again when other agencies take part than before. */
export function proposePair(pairing: Pairing): Command {
  const { of, events } = pairing;
  return command<Pair, PairEvents, typeof pairRefusals>()({
    name: 'propose',
    action: `${of}.propose`,
    title: { vi: 'Đề xuất cặp có thể trùng', en: 'Propose a pair' },
    creates: true,
    id: ({ first, second }) => pairIdOf(first.record, second.record),
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
      const proposed = [events.TwinProposed(input), stood(pairing, { ...input, is: 'open', kept: null })];
      if (state.is === 'none' || state.is === 'lapsed') return proposed;
      if (state.together !== input.together) return [...lapsed(pairing, state), ...proposed];
      return state.is === 'open' && whose(state) !== whose(input) ? proposed : [];
    },
  });
}

/** Both have moved together: the pair is none any more where they were. */
function lapsed(pairing: Pairing, state: Proposal) {
  const { first, second } = state;
  return [pairing.events.TwinLapsed({ first, second }), stood(pairing, { ...state, is: 'lapsed', kept: null })];
}

function whose({ first, second }: Pick<Proposal, 'first' | 'second'>): string {
  return JSON.stringify([first, second].map(({ record, agencies }) => [record, ...[...agencies].sort()]).sort());
}

export function decidePair(pairing: Pairing): Command {
  const { of, events } = pairing;
  return command<Pair, PairEvents, typeof pairRefusals>()({
    name: 'decide',
    action: `${of}.decide`,
    title: { vi: 'Quyết định hai bản ghi có trùng hay không', en: 'Decide whether two records are the same work' },
    input: z.strictObject({
      verdict: z.enum(['same', 'different']),
      /** Of the same work, the record that stays and counts. */
      kept: name.nullable(),
      reason: reasonInput,
    }),
    refuses: ['pair-is-open', 'kept-is-one-of-the-two'],
    decide: (input, state) => {
      if (state.is !== 'open') return reject('pair-is-open');
      const { first, second } = state;
      const { verdict, kept } = input;
      const fits = verdict === 'same' ? kept === first.record || kept === second.record : kept === null;
      if (!fits) return reject('kept-is-one-of-the-two');
      return [events.TwinDecided({ ...input, first, second }), stood(pairing, { ...state, is: verdict, kept })];
    },
  });
}

/** Takes a decision back. A pair that lapsed is proposed again by itself where it is a question again. */
export function reopenPair(pairing: Pairing): Command {
  const { of, events } = pairing;
  return command<Pair, PairEvents, typeof pairRefusals>()({
    name: 'reopen',
    action: `${of}.reopen`,
    title: { vi: 'Mở lại cặp trùng', en: 'Open a pair again' },
    input: z.strictObject({ reason: reasonInput }),
    refuses: ['pair-is-decided'],
    decide: ({ reason }, state) => {
      if (state.is !== 'same' && state.is !== 'different') return reject('pair-is-decided');
      const { first, second } = state;
      return [events.TwinReopened({ first, second, reason }), stood(pairing, { ...state, is: 'open', kept: null })];
    },
  });
}

/** Sent by the process: it says what it knew of the pair; one that has moved on meanwhile stays. */
export function lapsePair(pairing: Pairing): Command {
  return command<Pair, PairEvents, typeof pairRefusals>()({
    name: 'lapse',
    action: `${pairing.of}.lapse`,
    title: { vi: 'Bỏ cặp không còn ý nghĩa', en: 'Let a pair lapse' },
    input: z.strictObject({
      together: name,
      /** `null`: however it stands. */
      was: z.enum(['open', 'same', 'different']).nullable(),
    }),
    refuses: [],
    decide: ({ together, was }, state) => {
      if (state.is === 'none' || state.is === 'lapsed' || state.together !== together) return [];
      return was !== null && state.is !== was ? [] : lapsed(pairing, state);
    },
  });
}
