import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';
import { brokenRule, lookUpSuccessors, succession, successionRules } from './succession.ts';

/** The unit is left as it is by a change around it, and is listed anew from that day. */
export const continueAs = command<Unit, typeof events, typeof refusals>()({
  name: 'continue',
  action: 'agencies.unit.continue',
  title: { vi: 'Tiếp tục không thay đổi', en: 'Continue unchanged' },
  input: succession,
  looksUp: ({ to }) => lookUpSuccessors([to]),
  refuses: successionRules,
  decide(input, state, { lookUps: { successors } }) {
    const rule = brokenRule(state, { on: input.on, to: [input.to], stays: false }, successors);
    return rule ? reject(rule) : [events.UnitContinued(input, { occurredOn: input.on })];
  },
});
