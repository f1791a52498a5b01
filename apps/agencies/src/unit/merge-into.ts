import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';
import { brokenRule, lookUpSuccessors, succession, successionRules } from './succession.ts';

/** The unit ends, and another takes it in. What it was merged with is recorded with those units. */
export const mergeInto = command<Unit, typeof events, typeof refusals>()({
  name: 'merge-into',
  action: 'agencies.unit.merge-into',
  title: { vi: 'Sáp nhập vào đơn vị khác', en: 'Merge into another unit' },
  input: succession,
  looksUp: ({ to }) => lookUpSuccessors([to]),
  refuses: successionRules,
  decide(input, state, { lookUps: { successors } }) {
    const rule = brokenRule(state, { on: input.on, to: [input.to], stays: false }, successors);
    return rule ? reject(rule) : [events.UnitMerged(input, { occurredOn: input.on })];
  },
});
