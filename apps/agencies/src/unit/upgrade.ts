import { command, reject } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';
import { brokenRule, lookUpSuccessors, succession, successionRules } from './succession.ts';

/** The unit becomes one of another type, a town a city: a new unit begins on the same ground. */
export const upgrade = command<Unit, typeof events, typeof refusals>()({
  name: 'upgrade',
  action: 'agencies.unit.upgrade',
  title: { vi: 'Nâng loại đơn vị', en: 'Upgrade' },
  input: succession,
  looksUp: ({ to }) => lookUpSuccessors([to]),
  refuses: successionRules,
  decide(input, state, { lookUps: { successors } }) {
    const rule = brokenRule(state, { on: input.on, to: [input.to], stays: false }, successors);
    return rule ? reject(rule) : [events.UnitUpgraded(input, { occurredOn: input.on })];
  },
});
